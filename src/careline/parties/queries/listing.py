"""Lists of customers, page by page, narrowed by everything encryption allows."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import get_default_timezone

from careline.kernel.paging import Cursor, Page
from careline.parties.models import Customer
from careline.parties.models.sealed import index_for
from careline.parties.ports.habits import habits
from careline.parties.queries.batches import brought_in, known_batch
from careline.parties.queries.customers import NothingToFind, masked, normal_values
from careline.parties.queries.found_by_holdings import billed_by, holding
from careline.parties.queries.holders import found_under
from careline.parties.queries.identities import with_kept
from careline.parties.queries.staleness import stale_since
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.wanted import Wanted
from careline.security.actor import Actor
from careline.security.policy import allows, require, scope

LISTING = "customers"
LIMIT = 50


def list_customers(
    *, by: Actor, wanted: Wanted, at: datetime, after: str = "", limit: int = LIMIT
) -> Page[MaskedCustomer]:
    """Return a page of the customers who fit everything, masked, latest first: two queries, whatever page.

    Who is told by a number, a name or an address may be looked for by every desk; to walk through customers by what
    stands in clear needs a right of its own, for that is browsing.

    :raises NothingToFind: nothing was told, and the actor may not walk.
    :raises NotANumber: when the number can't be one; likewise `NotAnEmail` and `NotAnAccountNumber`.
    :raises BadCursor: the cursor is not this list's.
    """
    rows = fitting(by=by, wanted=wanted, at=at)
    if after:
        cursor = Cursor.decode(after, listing=LISTING, shape=(UUID,))
        rows = rows.filter(id__lt=cursor.key[0])
    page = Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.id,))
    return Page([masked(row) for row in page.rows], page.next)


def fitting(*, by: Actor, wanted: Wanted, at: datetime) -> QuerySet[Customer]:
    """Return the rows of those who fit, latest first; by which profiles are stale now, at an instant.

    :raises NoSuchImport: they shall be those of a file that somebody else sent.
    """
    right = "parties.list_customers" if allows(by, "parties.list_customers") else "parties.find_customer"
    require(by, right)
    if right == "parties.find_customer" and not wanted.is_told:
        raise NothingToFind
    told = _told(wanted)
    rows = Customer.objects.filter(scope(by, right), _registered(wanted), forgotten_at=None, merged_into=None)
    rows = rows.filter(with_kept(Q(*told)) if told else Q(), **wanted.clear)
    rows = rows.filter(place__startswith=wanted.place).exclude(place="") if wanted.place else rows
    rows = rows.filter(with_kept(holding(wanted.holds))) if wanted.holds else rows
    rows = rows.filter(pk__in=habits().fitting(by=by, asked=wanted.habits, at=at)) if wanted.habits else rows
    rows = rows.filter(checked_at__lt=stale_since(at)) if wanted.stale else rows
    rows = rows.filter(pk__in=brought_in(known_batch(by=by, id=UUID(wanted.batch)))) if wanted.batch else rows
    return rows.select_related("key").order_by("-id")


def _told(wanted: Wanted) -> list[Q]:
    """Return what somebody told of the customer, each as a filter that an index answers."""
    said = wanted.telling
    account = said.pop("account")
    found = [found_under(index, index_for(index, value)) for index, value in normal_values(**said) if value]
    return [*found, billed_by(account)] if account else found


def _registered(wanted: Wanted) -> Q:
    bounds = Q()
    if wanted.since:
        bounds &= Q(registered_at__gte=_beginning(wanted.since))
    if wanted.before:
        bounds &= Q(registered_at__lt=_beginning(wanted.before))
    return bounds


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=get_default_timezone()).astimezone(UTC)

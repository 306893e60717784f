"""Finding customers, and showing them masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.kernel.looks import asked_once
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Customer
from careline.parties.models.sealed import clear_fields, index_for
from careline.parties.queries.holders import found_under
from careline.parties.queries.identities import kept_ids, with_kept
from careline.parties.rules.details import CustomerKind, DocumentKind, NotAnEmail, NotANumber, Tier
from careline.parties.rules.fields import Field, Index, masked_value
from careline.parties.rules.masked import MaskedCustomer
from careline.security.actor import Actor
from careline.security.policy import require, scope
from careline.security.rules.normalising import last_four, normal_email, normal_name, normal_number

LIMIT = 20
"""More than a screen of strangers is browsing, not looking for somebody."""


class NoSuchCustomer(Refusal):
    """There is no such customer, or none the actor may know of."""

    code = "parties.no_such_customer"
    kind = Kind.MISSING


class NothingToFind(Refusal):
    """A search without any value would list everybody."""

    code = "parties.nothing_to_find"


@dataclass(frozen=True)
class Found:
    """The first customers a search found."""

    customers: tuple[MaskedCustomer, ...]
    has_more: bool
    """True where more fit than are shown: search more narrowly."""


def masked(customer: Customer) -> MaskedCustomer:
    """Return a customer as he may be shown. Where there are many, select his `key` along: each is opened."""
    is_company = customer.kind == CustomerKind.ENTERPRISE
    clear = clear_fields(customer)
    shown = {field: masked_value(field, clear.get(field, ""), is_company=is_company) for field in Field}
    return MaskedCustomer(
        id=customer.id,
        kind=CustomerKind(customer.kind),
        **{field.value: text for field, text in shown.items()},
        document_kind=DocumentKind(customer.document_kind) if customer.document_kind else None,
        is_identified=customer.is_identified,
        is_forgotten=customer.forgotten_at is not None,
        brand=customer.brand,
        region=customer.region,
        segment=customer.segment,
        tier=Tier(customer.tier),
        language=customer.language,
        place=customer.place,
        source_channel=customer.source_channel,
        checked_at=customer.checked_at,
        merged_into=customer.merged_into_id,
        version=customer.version,
    )


def find_customers(
    *, by: Actor, number: str = "", last4: str = "", surname: str = "", name: str = "", email: str = ""
) -> Found:
    """Return the customers who fit everything that was given, masked, latest first.

    :raises NothingToFind: when nothing was given.
    :raises NotANumber: when the number can't be one.
    """
    require(by, "parties.find_customer")
    told = {"number": number, "last4": last4, "surname": surname, "name": name, "email": email}
    wanted = {index: value for index, value in normal_values(**told) if value}
    if not wanted:
        raise NothingToFind
    fits = Q(*(found_under(index, index_for(index, value)) for index, value in wanted.items()))
    fit = Customer.objects.filter(with_kept(fits), merged_into=None)
    rows = list(_known(fit, by, "parties.find_customer").order_by("-id")[: LIMIT + 1])
    return Found(tuple(masked(row) for row in rows[:LIMIT]), has_more=len(rows) > LIMIT)


@asked_once
def known_customer(*, by: Actor, id: UUID) -> Customer:  # noqa: A002  (every room names a row's id so)
    """Return one customer.

    :raises NoSuchCustomer: when there is none, or none the actor may know of.
    """
    found = _known(Customer.objects.filter(pk=id), by, "parties.read_customer").first()
    if found is None:
        raise NoSuchCustomer(field="customer")
    return found


def kept_customer(*, by: Actor, id: UUID) -> Customer:  # noqa: A002  (every room names a row's id so)
    """Return the record under which a customer is kept now, for whoever adds something to it.

    :raises NoSuchCustomer: when there is none, or none the actor may know of.
    """
    found = known_customer(by=by, id=id)
    return found if found.merged_into_id is None else known_customer(by=by, id=kept_ids([id])[id])


def known_customers(*, by: Actor, ids: Iterable[UUID]) -> dict[UUID, MaskedCustomer]:
    """Return several customers masked, by id, in two queries; those out of the actor's sight are left out."""
    found = _known(Customer.objects.filter(pk__in=set(ids)), by, "parties.read_customer")
    return {row.id: masked(row) for row in found}


def count_customers(*, by: Actor) -> int:
    """Return how many customers there are; who is unidentified might be the same as another, and isn't counted."""
    require(by, "parties.count_customers")
    return Customer.objects.filter(is_identified=True, forgotten_at=None, merged_into=None).count()


def _known(rows: QuerySet[Customer], by: Actor, right: str) -> QuerySet[Customer]:
    return rows.filter(scope(by, right)).select_related("key")


def normal_values(
    *, number: str = "", last4: str = "", surname: str = "", name: str = "", email: str = "", document: str = ""
) -> list[tuple[Index, str]]:
    """Return what was told of a customer as it stands in each index.

    :raises NotANumber: when the number can't be one; likewise `NotAnEmail`.
    """
    exact = normal_number(number) if number.strip() else ""
    if exact is None:
        raise NotANumber(field="number")
    address = normal_email(email) if email.strip() else ""
    if address is None:
        raise NotAnEmail(field="email")
    return [
        (Index.NUMBER, exact),
        (Index.LAST4, last_four(last4)),
        (Index.SURNAME, normal_name(surname)),
        (Index.NAME, normal_name(name)),
        (Index.EMAIL, address),
        (Index.DOCUMENT, "".join(document.split()).upper()),
    ]

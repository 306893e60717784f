"""Lists of contacts, the latest first, narrowed and paged by key."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from careline.contacts.models import Contact, Handle
from careline.contacts.models.caller import caller_index
from careline.contacts.queries.finding import visible
from careline.contacts.rules.facts import ContactChannel, HandleRole, Outcome
from careline.contacts.rules.steps import StepName
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.parties.queries.identities import records_of
from careline.security.actor import Actor
from careline.security.rules.normalising import normal_number

LISTING = "contacts"
OPEN = ~Q(step=StepName.CLOSED)


class ContactView(StrEnum):
    """A saved cut through the list."""

    MINE = "mine"
    WAITING = "waiting"
    """Passed on, and nobody has taken it yet."""
    ASKED = "asked"
    """A colleague serves them and asks the actor, just now."""
    UNWRITTEN = "unwritten"
    """One's own whose session has ended, and whose record isn't closed."""
    OPEN = "open"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    view: ContactView = ContactView.ALL
    channel: ContactChannel | None = None
    reason: str = ""
    centre: str = ""
    """The contact centre in which one of those who served it sat then."""
    step: StepName | None = None
    outcome: Outcome | None = None
    party: UUID | None = None
    parties: tuple[UUID, ...] | None = None
    """Any of these customers, or else the caller named beside."""
    caller: str = ""
    """A whole number, in any spelling."""
    number: str = ""
    arrived_from: datetime | None = None
    arrived_before: datetime | None = None


def contacts(*, by: Actor, filters: Filters, after: str = "", limit: int = 50) -> Page[Contact]:
    """Return one page of the contacts the actor may see, latest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    related = ("party__key", "caller_key", "agent", "department")
    rows = narrowed(by=by, filters=filters).select_related(*related).prefetch_related("reasons__reason")
    rows = rows.order_by("-arrived_at", "-id")
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.arrived_at, row.id))


def continuations_of(contact: Contact, *, by: Actor) -> list[Contact]:
    """Return the contacts that go on with this one, in whatever medium, among those the actor may see."""
    related = ("party__key", "caller_key", "agent", "department")
    rows = visible(by=by).filter(continued_from=contact).select_related(*related)
    return list(rows.prefetch_related("reasons__reason").order_by("arrived_at"))


def narrowed(*, by: Actor, filters: Filters) -> QuerySet[Contact]:
    """Return the contacts the actor may see that pass the filters, in no order."""
    rows = visible(by=by).filter(cut(filters.view, by))
    exact = {
        "channel": filters.channel,
        "step": filters.step,
        "outcome": filters.outcome,
        "number": filters.number,
        "arrived_at__gte": filters.arrived_from,
        "arrived_at__lt": filters.arrived_before,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.party:
        rows = rows.filter(party__in=records_of([filters.party]))
    if filters.centre:
        legs = Handle.objects.filter(contact=OuterRef("pk"), role=HandleRole.PRIMARY, centre__code=filters.centre)
        rows = rows.filter(Exists(legs))
    if filters.reason:
        below = Q(reasons__reason__code=filters.reason) | Q(reasons__reason__code__startswith=f"{filters.reason}.")
        rows = rows.filter(below, reasons__rank=1)
    return rows.filter(_whose(filters)) if filters.caller or filters.parties is not None else rows


def _whose(filters: Filters) -> Q:
    """Return whose contacts are meant; a number may ring before anybody knows whose it is."""
    number = normal_number(filters.caller) if filters.caller else None
    called = Q(caller_index=caller_index(number)) if number else Q(pk__in=())
    return called | Q(party__in=records_of(filters.parties or ()))


def counted(*, by: Actor) -> dict[ContactView, int]:
    """Return how many contacts each view but the last holds, in one query."""
    cuts = {view.value: Count("step", filter=cut(view, by)) for view in ContactView if view is not ContactView.ALL}
    found = visible(by=by).filter(OPEN).aggregate(**cuts)
    return {ContactView(name): number for name, number in found.items()}


def cut(view: ContactView, by: Actor) -> Q:
    """Return what a view holds for one actor."""
    return {
        ContactView.MINE: OPEN & Q(agent=by.id),
        ContactView.WAITING: OPEN & Q(agent=None),
        ContactView.ASKED: OPEN & Q(asked=by.id),
        ContactView.UNWRITTEN: Q(step=StepName.CLOSE) & Q(agent=by.id),
        ContactView.OPEN: OPEN,
        ContactView.ALL: Q(),
    }[view]


def _beyond(after: str) -> Q:
    arrived_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None or arrived_at is None:
        raise BadCursor
    return Q(arrived_at__lt=arrived_at) | Q(arrived_at=arrived_at, id__lt=name)

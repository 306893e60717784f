"""Follow-ups, within what the actor may see: one's own day, what a customer waits for, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.contacts.models import Contact, FollowUp, FollowUpRow
from careline.contacts.queries.absence import away
from careline.contacts.rules.follow_ups import OWED, OWING, FollowUpState
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.queries.identities import records_of
from careline.security import policy
from careline.security.actor import Actor

READ, KEEP = "contacts.read_follow_up", "contacts.keep_follow_up"
RELATED = ("contact", "party__key", "owner", "department", "made_by")
LISTING = "follow-ups"
SHOWN = 20
STILL_OWED = Q(state__in=sorted(OWING))


class FollowUpView(StrEnum):
    """A saved cut through the follow-ups."""

    MINE = "mine"
    """One's own that are still owed."""
    MISSED = "missed"
    OWING = "owing"
    ALL = "all"


class NoSuchFollowUp(Refusal):
    """There is none of that name, or none this actor may know of."""

    code = "contacts.no_such_follow_up"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class FollowUpFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    view: FollowUpView = FollowUpView.MINE
    contact: str = ""
    party: UUID | None = None
    due_before: datetime | None = None


@dataclass(frozen=True)
class Day:
    """What one person owes, nearest due first."""

    missed: Sequence[FollowUp]
    today: Sequence[FollowUp]
    later: Sequence[FollowUp]


def visible_follow_ups(*, by: Actor) -> QuerySet[FollowUp]:
    """Return the follow-ups the actor may see, nearest due first."""
    return FollowUp.objects.filter(policy.scope(by, READ)).select_related(*RELATED).order_by("due_at", "id")


def follow_up(*, by: Actor, id: UUID) -> FollowUp:  # noqa: A002  (every room names a row's id so)
    """Return one.

    :raises NoSuchFollowUp: when there is none, or the actor may not see it.
    """
    found = visible_follow_ups(by=by).filter(pk=id).first()
    if found is None:
        raise NoSuchFollowUp(field="follow_up")
    return found


def follow_ups(*, by: Actor, filters: FollowUpFilters, after: str = "", limit: int = 50) -> Page[FollowUp]:
    """Return one page of the follow-ups the actor may see, nearest due first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = visible_follow_ups(by=by).filter(_cut(filters.view, by))
    exact = {"contact__number": filters.contact, "due_at__lt": filters.due_before}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if filters.party:
        rows = rows.filter(party__in=records_of([filters.party]))
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.due_at, row.id))


def day_of(*, by: Actor, day_ends: datetime) -> Day:
    """Return what the actor owes: what was missed, what is due before the day ends, and what comes next."""
    mine = visible_follow_ups(by=by).filter(_cut(FollowUpView.MINE, by))
    rows = [*mine.filter(due_at__lt=day_ends), *mine.filter(due_at__gte=day_ends)[:SHOWN]]
    missed = [row for row in rows if row.state == FollowUpState.MISSED]
    due = [row for row in rows if row.state == FollowUpState.OPEN]
    return Day(missed, [row for row in due if row.due_at < day_ends], [row for row in due if row.due_at >= day_ends])


def missed_by_absent(*, by: Actor, at: datetime) -> list[FollowUp]:
    """Return what colleagues who are away missed and customers wait for, for who may see to it in their place."""
    missed = visible_follow_ups(by=by).filter(policy.scope(by, KEEP), state=FollowUpState.MISSED, kind__in=sorted(OWED))
    rows = missed.exclude(owner=by.id)
    gone = away(set(rows.order_by().values_list("owner", flat=True).distinct()), at=at)
    return list(rows.filter(owner__in=gone)[:SHOWN])


def owed_before(*, by: Actor, back_at: datetime) -> QuerySet[FollowUp]:
    """Return the actor's own promises that a customer waits for before an instant; reminders are nobody else's."""
    mine = visible_follow_ups(by=by).filter(_cut(FollowUpView.MINE, by))
    return mine.filter(due_at__lt=back_at, kind__in=sorted(OWED))


def promises_to(*, contact: Contact) -> list[FollowUp]:
    """Return what is still owed to the customer of a contact the caller has found, and what was made in it.

    Whoever serves the customer must know what a colleague promised; reminders of others are theirs alone.
    """
    about = Q(contact=contact)
    if contact.party_id:
        about |= Q(party__in=records_of([contact.party_id])) & STILL_OWED & Q(kind__in=sorted(OWED))
    return list(FollowUp.objects.filter(about).select_related(*RELATED).order_by("due_at", "id")[:SHOWN])


def promises_to_customer(*, by: Actor, customer: UUID) -> list[FollowUp]:
    """Return all that is still owed to a customer, for whoever may read that customer: nothing owed is left out."""
    policy.require(by, "parties.read_customer")
    owed = FollowUp.objects.filter(STILL_OWED, party__in=records_of([customer]), kind__in=sorted(OWED))
    return list(owed.select_related(*RELATED).order_by("due_at", "id"))


def moves_of(one: FollowUp) -> list[FollowUpRow]:
    """Return the moves of a follow-up the caller has found, oldest first."""
    return list(FollowUpRow.objects.filter(follow_up=one).select_related("actor", "owner").order_by("n"))


def owed_counts(*, by: Actor, day_ends: datetime) -> dict[FollowUpState, int]:
    """Return how many of the actor's own are missed, and how many more are due before the day ends, in one query."""
    mine = FollowUp.objects.filter(policy.scope(by, READ), _cut(FollowUpView.MINE, by))
    found = mine.aggregate(
        missed=Count("id", filter=Q(state=FollowUpState.MISSED)),
        open=Count("id", filter=Q(state=FollowUpState.OPEN, due_at__lt=day_ends)),
    )
    return {FollowUpState(name): number for name, number in found.items()}


def _cut(view: FollowUpView, by: Actor) -> Q:
    return {
        FollowUpView.MINE: STILL_OWED & Q(owner=by.id),
        FollowUpView.MISSED: Q(state=FollowUpState.MISSED),
        FollowUpView.OWING: STILL_OWED,
        FollowUpView.ALL: Q(),
    }[view]


def _beyond(after: str) -> Q:
    due_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None or due_at is None:
        raise BadCursor
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name)

"""Alarms about clocks that nobody has in hand, for whoever watches over complaints."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from careline.cases.models import ClockAlarm, Complaint
from careline.cases.queries.worklist import OPEN
from careline.clocks.rules.moves import ClockState
from careline.clocks.rules.terms import ClockKind, Standing
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.security import policy
from careline.security.actor import Actor

RIGHT, ACKNOWLEDGE = "cases.read_board", "cases.acknowledge_alarm"
LISTING = "clock-alarms"


@dataclass(frozen=True, kw_only=True)
class WaitingAlarm:
    """The last alarm of a clock whose alarms nobody has in hand."""

    id: UUID
    complaint: Complaint
    clock: UUID
    kind: ClockKind
    standing: Standing
    step: str
    fraction: int
    after: int
    due_at: datetime
    at: datetime
    can_be_acknowledged: bool
    """Whether the reader may say to have it in hand."""


def waiting_alarms(*, by: Actor, after: str = "", limit: int = 50) -> Page[WaitingAlarm]:
    """Return one page of the clocks that alarmed and that nobody has in hand, the longest due first.

    Of the complaints the actor supervises; of each clock the last alarm.

    :raises Forbidden: when the actor watches over none.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    policy.require(by, RIGHT)
    seen = Complaint.objects.filter(policy.scope(by, RIGHT), OPEN)
    later = ClockAlarm.objects.filter(clock=OuterRef("clock"), id__gt=OuterRef("id"))
    rows = ClockAlarm.objects.filter(
        ~Exists(later), sighting=None, clock__state=ClockState.RUNNING, clock__complaint__in=seen
    )
    rows = rows.filter(_beyond(after) if after else Q()).select_related(
        "clock__complaint__department", "clock__complaint__handler", "clock__complaint__customer"
    )
    found = list(rows.order_by("due_at", "id")[: limit + 1])
    page = Page.cut(found, limit=limit, listing=LISTING, key=lambda row: (row.due_at, row.id))
    complaints = [row.clock.complaint_id for row in page.rows]
    own = Complaint.objects.filter(policy.scope(by, ACKNOWLEDGE), pk__in=complaints)
    mine = set(own.values_list("pk", flat=True)) if policy.allows(by, ACKNOWLEDGE) else set()
    return Page([_told(row, can=row.clock.complaint_id in mine) for row in page.rows], page.next)


def _told(row: ClockAlarm, *, can: bool) -> WaitingAlarm:
    clock = row.clock
    return WaitingAlarm(
        id=row.id,
        complaint=clock.complaint,
        clock=clock.id,
        kind=clock.waits_for,
        standing=Standing(clock.standing),
        step=row.step,
        fraction=row.fraction,
        after=row.after,
        due_at=row.due_at,
        at=row.at,
        can_be_acknowledged=can,
    )


def _beyond(after: str) -> Q:
    due_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if due_at is None or name is None:
        raise BadCursor
    return Q(due_at__gt=due_at) | Q(due_at=due_at, id__gt=name)

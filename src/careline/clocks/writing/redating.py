"""Beginning to date a changed calendar's open clocks anew, and going on with it, some subjects at a time.

What was begun is a row, so that whoever is killed leaves nothing half-made: each subject's clocks are moved together,
and the next one goes on after the last that lasted. Moving a clock twice moves it once.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from careline.clocks.events import CalendarRedated
from careline.clocks.models import Calendar, Redating
from careline.clocks.ports.dated import Batch, Redated, dated_rows
from careline.clocks.queries.affected import affected, targets
from careline.clocks.queries.library import library
from careline.clocks.rules.redating import Affected, Cause
from careline.clocks.writing.dating import await_dating
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record

AT_ONCE = 2_000
"""So many subjects are dated with the change itself; more wait for the worker."""
STRETCH = 20_000
"""So many in one transaction of the worker's: they are locked while it lasts, a second or two."""


def begin_redating(
    calendar: Calendar, *, cause: Cause, first: date | None = None, last: date | None = None, by: Actor, at: datetime
) -> Redating | None:
    """Date the open clocks of a calendar that has just changed: a few at once, many by the worker; None if none.

    :param first: the first day that changed, and `last` the last; None where every day may have.
    """
    reached = affected(calendar, first=first, last=last)
    total = dated_rows().count(reached) if reached else 0
    if reached and total <= AT_ONCE:  # many are the worker's, who comes when whoever dates now has long been committed
        await_dating()
        total = total or dated_rows().count(reached)
    if not total:
        return None
    begun = Redating.objects.create(
        id=new_id(), calendar=calendar, cause=cause, first=first, last=last, asked_at=at, total=total
    )
    if total <= AT_ONCE:
        while begun.done_at is None:
            go_on_redating(begun, limit=AT_ONCE, by=by, at=at)
    return begun


def go_on_redating(begun: Redating, *, limit: int, by: Actor, at: datetime) -> Redating:
    """Date the next subjects by the calendar as it is now; the last of them brings the batch's entry in the ledger."""
    reached = affected(begun.calendar, first=begun.first, last=begun.last)
    claimed = dated_rows().claim(reached, after=begun.position, limit=limit) if reached else ()
    if reached and claimed:
        done = _redate(begun, reached, claimed, by=by, at=at)
        begun.moved, begun.earlier = begun.moved + done.moved, begun.earlier + done.earlier
        begun.looked, begun.position = begun.looked + len(claimed), claimed[-1]
    if len(claimed) < limit:
        begun.done_at = at
        record(_redated(begun), by=by, at=at)
    begun.save()
    return begun


def _redate(begun: Redating, reached: Affected, claimed: Sequence[UUID], *, by: Actor, at: datetime) -> Redated:
    reckoned = targets(reached, library().calendars[begun.calendar.code], among=claimed)
    batch = Batch(id=begun.id, cause=Cause(begun.cause), by=by, at=at)
    return dated_rows().redate(reached, reckoned, among=claimed, batch=batch)


def _redated(begun: Redating) -> CalendarRedated:
    return CalendarRedated(
        subject=begun.calendar_id,
        code=begun.calendar.code,
        cause=begun.cause,
        first=begun.first,
        last=begun.last,
        looked=begun.looked,
        moved=begun.moved,
        earlier=begun.earlier,
    )

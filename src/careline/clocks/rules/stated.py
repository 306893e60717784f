"""A due time that a notice states itself: a day, which ends at its 24:00, or an instant."""

from datetime import UTC, date, datetime, timedelta

from careline.kernel.calendar import Due, Step, WorkingCalendar
from careline.kernel.calendar.steps import written
from careline.kernel.calendar.zones import midnight

DAY = "YYYY-MM-DD"
FIRST, LAST = 1990, 2200
"""Years that are reckoned with."""


def can_be_stated(value: str) -> bool:
    """Return whether a notice may state it: a day, or an instant with its offset, of a year that is reckoned with."""
    try:
        if len(value) == len(DAY):
            return FIRST <= date.fromisoformat(value).year <= LAST
        at = datetime.fromisoformat(value)
    except ValueError:
        return False
    return at.tzinfo is not None and FIRST <= at.year <= LAST


def stated_due(calendar: WorkingCalendar, start: datetime, stated: str) -> Due:
    """Return the due time as the notice states it; no last day of its moves.

    :param stated: a day, or an instant with its offset, in ISO 8601.
    :raises ValueError: it is neither.
    """
    steps = [Step("started", {"at": written(start, calendar.tz), "zone": calendar.zone})]
    if len(stated) == len(DAY):
        day = date.fromisoformat(stated)
        at = midnight(day + timedelta(days=1), calendar.tz)
        steps.append(Step("stated_day", {"date": stated}))
        steps.append(Step("ends_at_midnight", {"date": stated, "at": written(at, calendar.tz)}))
    else:
        at = datetime.fromisoformat(stated)
        if at.tzinfo is None:
            raise ValueError(stated)
        at = at.astimezone(UTC)
        steps.append(Step("stated_instant", {"at": written(at, calendar.tz)}))
    return Due(at, tuple(steps))

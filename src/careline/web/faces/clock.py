"""The face of a clock: how much of the time is used up, how it stands, and the time left in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON = timedelta(hours=4)
"""A clock warns when a quarter of its time is left, and at the latest half a working day before it ends."""
NEARLY = 75
DAY, HOUR, MINUTE = 86_400, 3_600, 60


@dataclass(frozen=True)
class Face:
    """What the clock shows."""

    tone: str
    """ok, warn, bad, paused or none: the colour, which the words always say too."""
    percent: int
    words: str
    due_at: datetime | None = None


def face(*, started_at: datetime | None, due_at: datetime | None, at: datetime, is_running: bool = True) -> Face:
    """Return the face at this instant; a clock that no longer runs, or never did, has no colour."""
    if due_at is None:
        return Face("none", 0, _("no due time"))
    if not is_running:
        return Face("none", 100, _("answered"), due_at)
    if due_at < at:
        return Face("bad", 100, _("%(time)s late") % {"time": span(at - due_at)}, due_at)
    used = _percent(started_at or at, due_at, at)
    is_soon = used >= NEARLY or due_at - at < SOON
    return Face("warn" if is_soon else "ok", used, _("%(time)s left") % {"time": span(due_at - at)}, due_at)


def paused(*, since: datetime, at: datetime) -> Face:
    """Return the face of a clock that stands still."""
    return Face("paused", 0, _("paused for %(time)s") % {"time": span(at - since)})


def span(length: timedelta) -> str:
    """Return a length of time in its largest unit, rounded down, as one says it."""
    return span_of(int(length.total_seconds()))


def span_of(seconds: int) -> str:
    """Return so many seconds as one says them; working time, too, so that a day is one of twenty-four hours."""
    if seconds >= DAY:
        return ngettext("%(n)s day", "%(n)s days", seconds // DAY) % {"n": seconds // DAY}
    if seconds >= HOUR:
        return _("%(n)s h") % {"n": seconds // HOUR}
    return _("%(n)s min") % {"n": max(seconds // MINUTE, 1)}


def _percent(started_at: datetime, due_at: datetime, at: datetime) -> int:
    whole = (due_at - started_at).total_seconds()
    return min(99, max(1, round(100 * (at - started_at).total_seconds() / whole))) if whole > 0 else 99

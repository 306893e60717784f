"""The face of a clock: how much of the time is used up, how it stands, and the time left in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from careline.clocks.sentences.spans import say_span

SOON = timedelta(hours=4)
"""A clock warns when a quarter of its time is left, and at the latest half a working day before it ends."""
NEARLY = 75


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
        return Face("bad", 100, _("%(time)s late") % {"time": say_span(at - due_at)}, due_at)
    used = _percent(started_at or at, due_at, at)
    is_soon = used >= NEARLY or due_at - at < SOON
    return Face("warn" if is_soon else "ok", used, _("%(time)s left") % {"time": say_span(due_at - at)}, due_at)


def paused(*, since: datetime, at: datetime) -> Face:
    """Return the face of a clock that stands still."""
    return Face("paused", 0, _("paused for %(time)s") % {"time": say_span(at - since)})


def _percent(started_at: datetime, due_at: datetime, at: datetime) -> int:
    whole = (due_at - started_at).total_seconds()
    return min(99, max(1, round(100 * (at - started_at).total_seconds() / whole))) if whole > 0 else 99

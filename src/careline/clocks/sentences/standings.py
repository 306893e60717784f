"""How a clock kept its due time, or didn't, in words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from careline.clocks.rules.moves import ClockState
from careline.clocks.sentences.spans import say_span


def say_late(length: timedelta) -> str:
    """Return that something is late, and how long."""
    return _("late by %(time)s") % {"time": say_span(length)}


def say_standing(state: ClockState, *, due_at: datetime, end: datetime) -> str:
    """Return how a clock stands to its due time; nothing of one that stands still or proves nothing.

    :param end: when it stopped, else now.
    """
    time = {"time": say_span(abs(due_at - end))}
    match state, due_at < end:
        case ClockState.RUNNING, True:
            return say_late(end - due_at)
        case ClockState.RUNNING, False:
            return _("%(time)s left") % time
        case ClockState.STOPPED, True:
            return _("stopped %(time)s late") % time
        case ClockState.STOPPED, False:
            return _("kept with %(time)s to spare") % time
        case _:
            return ""

"""Lengths of time in words: every screen and command says them here."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def say_span(length: timedelta) -> str:
    """Return a length of time in its two largest units, rounded down: `3 days 4 h`, `20 h 33 min`, `5 min`."""
    seconds = int(length.total_seconds())
    if seconds < DAY:
        return say_hours(seconds)
    hours = seconds % DAY // HOUR
    days = ngettext("%(n)s day", "%(n)s days", seconds // DAY) % {"n": seconds // DAY}
    return f"{days} {_hours(hours)}" if hours else days


def say_hours(seconds: int) -> str:
    """Return so many seconds in hours and minutes, rounded down: `40 h`. Time worked has no days of 24 hours."""
    if seconds < MINUTE:
        return _("under 1 min") if seconds > 0 else _minutes(0)
    hours, minutes = seconds // HOUR, seconds % HOUR // MINUTE
    return " ".join([_hours(hours)] * (hours > 0) + [_minutes(minutes)] * (minutes > 0))


def _hours(n: int) -> str:
    return _("%(n)s h") % {"n": n}


def _minutes(n: int) -> str:
    return _("%(n)s min") % {"n": n}

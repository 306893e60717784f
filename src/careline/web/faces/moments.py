"""Instants on the wall clock of the reader's place, and days as every screen writes them."""

from datetime import date, datetime

from django.utils import formats
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _


def here(at: datetime) -> datetime:
    """Return an instant in the zone in use."""
    return at.astimezone(get_current_timezone())


def dated(when: date, today: date) -> str:
    """Return a day in words; the year only when it isn't this one."""
    # Translators: a day in the same year, then in another year; Python's strftime.
    return spelled_out(when, _("%d %b") if when.year == today.year else _("%d %b %Y"))


def spelled_out(when: date, shape: str) -> str:
    """Fill a strftime shape without the system's locale, which isn't the reader's."""
    month = formats.date_format(when, "M").rstrip(".")
    return when.strftime(shape.replace("%b", month.replace("%", "%%")))


def dated_and_timed(at: datetime, now: datetime) -> str:
    """Return an instant's day and time in words, in the zone in use; the year only when it isn't this one."""
    local = here(at)
    # Translators: day and time in the same year, then in another year; Python's strftime.
    return spelled_out(local, _("%d %b %H:%M") if local.year == here(now).year else _("%d %b %Y %H:%M"))

"""Days an address names, as bounds of a list."""

from datetime import date, datetime, time

from django.utils.timezone import get_current_timezone

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""What lies beyond can't be reckoned with in every zone, and nothing was ever kept there."""


def day_of(text: str) -> date | None:
    """Return the day a text names; None for what is none, or lies beyond every list."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST <= found <= LAST else None


def midnight(day: date) -> datetime:
    """Return when a day begins in the reader's zone."""
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())

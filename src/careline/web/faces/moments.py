"""Instants on the wall clock of the reader's place."""

from datetime import datetime

from django.utils.timezone import get_current_timezone


def here(at: datetime) -> datetime:
    """Return an instant in the zone in use."""
    return at.astimezone(get_current_timezone())

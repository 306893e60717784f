"""When an attempt that failed is made again, and when to give up."""

from datetime import timedelta

LEASE = timedelta(minutes=5)
"""Longer than any attempt may take (`ports.smtp` ends one after a minute): no two are made at once knowingly."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480, 720))
"""After each attempt. RFC 5321 §4.5.4.1 asks for half an hour between tries and four to five days in all; the first are
sooner, for a server that greylists, and the whole is shorter: what is told after two days is told too late."""


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many attempts; None when it is time to give up."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None

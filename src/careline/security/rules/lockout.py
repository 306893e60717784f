"""When an account or an address has failed too often (GB/T 22239-2019 §8.1.4.1 b; NIST SP 800-63B-4 §3.2.2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

FAILURES = 5
WINDOW = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)
FAILURES_OF_ADDRESS = 60
"""A whole call centre may sit behind one address, so one address may fail oftener than one account."""


def locked_until(failures: Sequence[datetime], *, limit: int = FAILURES) -> datetime | None:
    """Return when the lock ends that these failures led to, in the order they happened; None when they led to none.

    Attempts refused because of a lock are no failures: else a stranger who keeps knocking would keep the owner out.
    """
    ends = [
        failures[n] + LOCKED_FOR
        for n in range(limit - 1, len(failures))
        if failures[n] - failures[n - limit + 1] < WINDOW
    ]
    return ends[-1] if ends else None


def is_locked(failures: Sequence[datetime], *, at: datetime, limit: int = FAILURES) -> bool:
    """Return whether these failures keep the door shut at this time."""
    until = locked_until(failures, limit=limit)
    return until is not None and at < until

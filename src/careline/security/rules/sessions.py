"""How long somebody who signed in stays signed in."""

from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)  # GB/T 22239-2019 §8.1.4.1 b: automatic exit; NIST SP 800-63B-4 §2.2.3: an hour at most
ABSOLUTE = timedelta(hours=12)  # NIST SP 800-63B-4 §2.2.3: a day at most; ours is the longest shift
COARSE = timedelta(minutes=1)
"""A session's last sight is written at most so often, not at every request."""


def is_live(*, started_at: datetime, seen_at: datetime, ended_at: datetime | None, at: datetime) -> bool:
    """Return whether a session still stands for its user."""
    return ended_at is None and at - seen_at < IDLE and at - started_at < ABSOLUTE

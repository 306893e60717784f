"""The end of a process that can't end by itself: its database is gone, and a library waits for it."""

import signal

GRACE = 9
"""Seconds; one less than the supervisor gives, which may be dead and so unable to insist."""


def end_by_force_soon() -> None:
    """Have the kernel end this process in a few seconds, unless it has ended by itself before."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(GRACE)

"""Loops that never give up: one step after another until told to stop, with patience when a step fails."""

import logging
from collections.abc import Callable
from threading import Event

log = logging.getLogger(__name__)

FIRST_WAIT = 0.1
LONGEST_WAIT = 15.0
"""Seconds. Long enough to spare a database that is starting, short enough to be back soon after it is."""


def run_until(
    stop: Event,
    step: Callable[[], float],
    *,
    mend: Callable[[], None],
    name: str,
    longest_wait: float = LONGEST_WAIT,
) -> None:
    """Take steps until told to stop.

    :param step: does a piece of work and returns how many seconds to rest.
    :param mend: called when a step failed, to let go of whatever may be broken, such as a connection.
    :param longest_wait: seconds to wait at most before the next try, where steps keep failing.
    """
    failures = 0
    while not stop.is_set():
        try:
            rest = step()
            failures = 0
        except Exception:
            rest = min(FIRST_WAIT * 2**failures, longest_wait)
            failures = min(failures + 1, 16)
            log.exception("%s stumbled and tries again in %.1f s", name, rest)
            mend()
        stop.wait(rest)

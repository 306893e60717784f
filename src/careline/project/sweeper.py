"""The sweeper: raises alarms about clocks within a second or two of their time, whatever else the house is busy with.

It is a process of its own: in the worker's queue an import may stand before it, and the clerk waits for the ledger.
"""

from datetime import datetime
from threading import Event

from django.db import connection

from careline.cases.operations.sweeping import CAUGHT_UP, sweep_clocks
from careline.cases.queries.climbs import nearest_alarm
from careline.kernel import clock
from careline.kernel.loop import run_until
from careline.project.processes.threads import work_in_threads
from careline.security.actor import system

SWEEPER = system("sweeper")
REST = 1.0
"""Seconds between two looks at most: a clock that began meanwhile may be the next to alarm."""
LEAST_REST = 0.05
"""Seconds; a clock that somebody else holds just now is looked at again soon, and not without end."""
LONGEST_WAIT = 2.0
"""Seconds between two tries when the database is gone: alarms are to be raised within five of its return (I3)."""


def rest_until(nearest: datetime | None, now: datetime) -> float:
    """Return how many seconds to rest before the next look, the nearest alarm being then."""
    ahead = (nearest - now).total_seconds() if nearest else REST
    return min(max(ahead, LEAST_REST), REST)


def sweep() -> float:
    """Raise what is due and return how many seconds to rest."""
    if sweep_clocks(by=SWEEPER, at=clock.now()) >= CAUGHT_UP:
        return 0.0
    return rest_until(nearest_alarm(), clock.now())


def run_sweep(stop: Event) -> None:
    """Sweep until told to stop."""
    run_until(stop, sweep, mend=connection.close, name="the sweeper", longest_wait=LONGEST_WAIT)
    connection.close()


def run_sweeper(stop: Event) -> None:
    """Sweep in a thread, so that the process ends in time even where the database doesn't answer."""
    work_in_threads(stop, [run_sweep])

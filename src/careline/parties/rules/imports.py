"""The life of a file that was sent: looked at, waiting, running, and ended one way or the other; and what it is of."""

from datetime import timedelta
from enum import StrEnum


class ImportSubject(StrEnum):
    """What a list is of: one row of it is one of these."""

    CUSTOMERS = "customers"
    LINES = "lines"
    USAGE = "usage"


class ImportState(StrEnum):
    """Where a file stands."""

    SENT = "sent"  # it can be read; its map is being chosen
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"  # it could not be read to its end; nothing of it came in
    DROPPED = "dropped"


KEPT = timedelta(days=7)
"""How long refused rows, and files nobody went on with, are kept: a week has a working day for everybody."""
LISTS = "parties.import_customers"
RIGHTS = {
    ImportSubject.CUSTOMERS: (LISTS,),
    ImportSubject.LINES: (LISTS,),
    ImportSubject.USAGE: (LISTS, "parties.take_in_consumption"),
}
"""What one must hold, all of it, to bring in a list."""

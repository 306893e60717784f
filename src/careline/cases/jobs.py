"""What the worker does for cases, each job one operation."""

from careline.cases.operations.overdue import notice_overdue
from careline.kernel import clock
from careline.security.actor import system


def sweep_overdue() -> int:
    """Notice every due time that has passed; return how many."""
    total = 0
    while found := notice_overdue(by=system("sweeper"), at=clock.now()):
        total += found
    return total

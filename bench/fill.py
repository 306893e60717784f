"""`python -m bench.fill 1000000`: fill the house of this environment with so many customers, and what they brought."""

import os
import sys
from collections.abc import Iterator

from bench import calls, filling
from bench.house import House, join
from bench.rounds import tell


def fill(house: House, size: int) -> None:
    """Fill a house from a process of its own, since one process joins one house only."""
    house.bench("fill", str(size))


def _filled(size: int) -> Iterator[str]:
    from careline.kernel import clock

    at = clock.now()
    filling.people(at)
    filling.patterns(at)
    calls.patterns(at)
    for done in filling.customers(size, at):
        yield f"{done:,} of {size:,} customers"
    calls.contacts(size)
    filling.complaints(size)
    yield f"{size:,} contacts and complaints"


if __name__ == "__main__":
    join(os.environ)
    for line in _filled(int(sys.argv[1])):
        tell(line)

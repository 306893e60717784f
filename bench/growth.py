"""What a house costs as it grows: intake in one of an operator's size over a small one, and a large file over a small.

Filling takes a quarter of an hour for a million, so this runs when it is asked for: `ONLY=growth make bench`.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import psycopg

from bench import clients, p1
from bench.fill import fill
from bench.house import House, opened, standing
from bench.p2 import ROWS, Import
from bench.ratio import Goal, Measured
from bench.rounds import alternate, tell

SMALL, LARGE = 10_000, int(os.environ.get("ROWS", "1000000"))
TIMES = 10
INTAKE = Goal(
    name="P1 growth",
    ours=f"p99 at {LARGE:,} cases, ms",
    floor=f"p99 at {SMALL:,} cases, ms",
    must=1.3,
    stretch=1.0,
    higher_is_better=False,
)
IMPORT = Goal(
    name="P2 growth",
    ours=f"rows/s of {ROWS * TIMES:,} at once",
    floor=f"rows/s of {ROWS:,} at once",
    must=0.77,
    stretch=1.0,
)
"""A row may cost 1.3 times as much among ten times as many, as intake may."""


def measure() -> Iterator[Measured]:
    """Yield both; the two houses of the first stand side by side and are asked in turn."""
    with ExitStack() as open_houses:
        small, large = (open_houses.enter_context(opened()) for _ in range(2))
        yield alternate(INTAKE, _intake(large, LARGE), _intake(small, SMALL))
    with standing() as house, psycopg.connect(house.owner) as database:
        few, many = Import(house, database), Import(house, database, ROWS * TIMES)
        few.ours()  # the first run compiles and fills caches
        yield alternate(IMPORT, many.ours, few.ours)


def _intake(house: House, size: int) -> "partial[float]":
    tell(f"growth: filling a house to {size:,}")
    fill(house, size)
    target = p1.telling(house)
    clients.created_per_second(target)  # fills caches, and has the first customers registered
    return partial(clients.slowest_hundredth, target)

"""There is one clock. Nothing but the kernel's clock asks the machine what time it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, name_of, place, plant, python_files, tree_of

READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localtime",
    "timezone.localdate", "time.time", "time.localtime", "time.gmtime", "Now",
}  # fmt: skip
THE_CLOCK = "kernel/clock.py"


def other_clocks(package: Path) -> Iterator[str]:
    """Places that ask the machine, or the database, what time it is."""
    for path in python_files(package):
        if place(path, package) == THE_CLOCK:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ".".join(name_of(node).split(".")[-2:]) in READS:
                yield f"{place(path, package, node.lineno)} reads a clock of its own: take `at`, or kernel.clock.now()"


def test_nothing_reads_a_clock_of_its_own() -> None:
    assert list(other_clocks(PACKAGE)) == []


@pytest.mark.parametrize(
    "fault", ["datetime.now(UTC)", "datetime.datetime.now()", "timezone.now()", "time.time()", "Now()"]
)
def test_planted_clock_is_reported(tmp_path: Path, fault: str) -> None:
    house = plant(tmp_path, {"cases/queries.py": f"x = {fault}", "kernel/clock.py": f"x = {fault}"})
    assert [line.split()[0] for line in other_clocks(house)] == ["cases/queries.py:1"]

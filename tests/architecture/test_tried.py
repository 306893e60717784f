"""Every operation is tried: a test calls it by its name. What no test and no code calls is dead, and goes."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.reading import PACKAGE, drawer, name_of, place, plant, tree_of

TESTS = Path(__file__).resolve().parents[1]


def operations(package: Path) -> Iterator[tuple[str, str]]:
    """Where each framed operation stands, and its name."""
    for path in drawer(package, "operations"):
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield place(path, package, node.lineno), node.name


def names_used(tests: Path) -> set[str]:
    """Names a test calls, or hands to something that calls them (a parametrized test, a helper).

    An import alone is no use. A name says nothing of how well it is tried; that is for the mutants.
    """
    used = set()
    for path in tests.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                used.add(name_of(node).rsplit(".")[-1])
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                used.add(node.id)
    return used


THROUGH = {"import_complaints": "import_file", "prove_identity": "sign_in"}
"""Operations that are parts of one act, and what a test calls in their stead."""


def untried(package: Path, tests: Path) -> Iterator[str]:
    used = names_used(tests)
    for where, name in operations(package):
        if THROUGH.get(name, name) not in used:
            yield f"{where} {name} is called by no test"


def test_every_operation_is_called_by_a_test() -> None:
    assert list(untried(PACKAGE, TESTS)) == []


def test_planted_untried_operation_is_reported(tmp_path: Path) -> None:
    house = plant(
        tmp_path / "house", {"cases/operations/stages.py": "def shut(*, by, at): ...\ndef open(*, by, at): ..."}
    )
    tests = plant(tmp_path / "tests", {"test_stages.py": "from x import shut, open\ndef test_it(): open(by=1, at=2)"})
    (line,) = untried(house, tests)
    assert line.endswith("shut is called by no test")

"""State is a record: no code changes or deletes rows of history, not even as a set, where `save` isn't asked."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from careline.security.models import HistoryRow
from tests.architecture.reading import PACKAGE, place, plant, python_files, tree_of

REWRITES = {"update", "delete", "bulk_update", "update_or_create", "raw"}


def rewrites(package: Path, histories: set[str]) -> Iterator[str]:
    """Places that call a rewriting method somewhere after `<History>.objects`."""
    for path in python_files(package):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr in REWRITES and (model := root_of(node)) in histories:
                yield f"{place(path, package, node.lineno)} would {node.attr} {model}, which is history"


def root_of(node: ast.expr) -> str:
    """The name a chain such as `Stage.objects.filter(…).update` begins with."""
    while not isinstance(node, ast.Name):
        match node:
            case ast.Attribute(value=inner) | ast.Call(func=inner) | ast.Subscript(value=inner):
                node = inner
            case _:
                return ""
    return node.id


def histories() -> set[str]:
    return {model.__name__ for model in apps.get_models() if issubclass(model, HistoryRow)}


def test_history_is_never_rewritten() -> None:
    assert "LedgerEntry" in histories()
    assert list(rewrites(PACKAGE, histories())) == []


@pytest.mark.parametrize("fault", ["Stage.objects.filter(n=1).update(n=2)", "Stage.objects.all()[:3].delete()"])
def test_planted_rewrite_is_reported(tmp_path: Path, fault: str) -> None:
    house = plant(tmp_path, {"cases/operations/stages.py": f"def f():\n    {fault}\n    values.update(x=1)"})
    (line,) = rewrites(house, {"Stage"})
    assert line.startswith("cases/operations/stages.py:2 ")

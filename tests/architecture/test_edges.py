"""Screens and the API write through operations only: they hold no manager, and save or delete no row."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, place, plant, python_files, tree_of

EDGES = ("web", "api")
MANAGERS = {"objects", "_default_manager", "_base_manager"}
WRITES = {"save", "delete", "full_clean", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}


def bypasses(package: Path) -> Iterator[str]:
    """Places in the edges that reach past queries and operations."""
    for path in python_files(package):
        if path.relative_to(package).parts[0] not in EDGES:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                yield f"{place(path, package, node.lineno)} asks a table itself: ask a query"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                yield f"{place(path, package, node.lineno)} writes by itself ({node.func.attr}): call an operation"


def test_edges_ask_queries_and_call_operations() -> None:
    assert list(bypasses(PACKAGE)) == []


@pytest.mark.parametrize("fault", ["Complaint.objects.get(pk=1)", "complaint.save()", "complaint.delete()"])
def test_planted_bypass_is_reported(tmp_path: Path, fault: str) -> None:
    house = plant(tmp_path, {"web/agent/pages.py": fault, "cases/operations/notes.py": fault})
    assert [line.split()[0] for line in bypasses(house)] == ["web/agent/pages.py:1"]

"""What of Django the lowest drawers may know; import-linter sees `django` only whole, so its parts are told here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, drawer, place, plant, tree_of

MAY_KNOW = {
    "sentences": {"django.utils.translation"},  # people read them, so they are translated
    "ports": {"django.conf"},  # which twin is in use is a setting
}


def strangers(package: Path) -> Iterator[str]:
    """Imports of Django in sentences and ports beyond what they may know."""
    for name, known in MAY_KNOW.items():
        for path in drawer(package, name):
            for module, line in imported(tree_of(path)):
                if module.split(".")[0] == "django" and module not in known:
                    yield f"{place(path, package, line)} {name} may not import {module}"


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def test_sentences_and_ports_know_no_more_of_django_than_they_need() -> None:
    assert list(strangers(PACKAGE)) == []


@pytest.mark.parametrize("fault", ["from django.db import models", "import django", "from django import forms"])
def test_planted_import_is_reported(tmp_path: Path, fault: str) -> None:
    house = plant(tmp_path, {"cases/sentences.py": fault, "cases/ports/sms.py": fault})
    assert [line.split()[0] for line in strangers(house)] == ["cases/sentences.py:1", "cases/ports/sms.py:1"]

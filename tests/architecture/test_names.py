"""Names that say nothing are not used: a module is named for what is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, place, plant, python_files

EMPTY_WORDS = {"service", "manager", "handler", "util", "helper", "common", "base", "misc", "core", "tool", "lib"}
DOMAIN = {"department_handler.py"}
"""A handler is also a person: the one in a department who works a complaint."""


def empty_names(package: Path) -> Iterator[str]:
    """Modules and folders named for nothing."""
    for path in python_files(package):
        for part in path.relative_to(package).parts:
            words = part.removesuffix(".py").split("_")
            if part not in DOMAIN and any(
                word.removesuffix("s") in EMPTY_WORDS or word in EMPTY_WORDS for word in words
            ):
                yield f"{place(path, package)} is named for nothing: say what is in it"


def test_every_module_is_named_for_what_is_in_it() -> None:
    assert list(empty_names(PACKAGE)) == []


@pytest.mark.parametrize("name", ["utils.py", "case_service.py", "cases/managers/a.py", "base.py", "rules/common.py"])
def test_planted_name_is_reported(tmp_path: Path, name: str) -> None:
    assert len(list(empty_names(plant(tmp_path, {name: ""})))) == 1

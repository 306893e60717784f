"""What ruff can't see of docstrings and reasons: a docstring is a sentence, and an exception made says why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, place, plant, python_files, tree_of

Named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | Named
ENDS = (".", "?", "!", ":", "。", "`")
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma)\b(?P<rest>.*)")
REASON = re.compile(r"[(#].*\w{2,}\s+\w+")


def unspoken(package: Path) -> Iterator[str]:
    """Modules, public classes and public functions whose docstring is missing or doesn't end as a sentence."""
    for path in python_files(package):
        for node in public_nodes(tree_of(path)) if path.stat().st_size else ():
            summary = (ast.get_docstring(node) or "").split("\n\n")[0].strip()
            if not summary.endswith(ENDS):
                name = "the module" if isinstance(node, ast.Module) else node.name
                yield f"{place(path, package, getattr(node, 'lineno', 1))} {name} is not told by a sentence"


def public_nodes(node: Documented) -> Iterator[Documented]:
    """The node itself and what it shows: what stands inside a function, and Django's class Meta, explain themselves."""
    yield node
    if isinstance(node, ast.Module | ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, Named) and not inner.name.startswith("_") and inner.name != "Meta":
                yield from public_nodes(inner)


def unreasoned(package: Path) -> Iterator[str]:
    """Exceptions made to a checker without saying why: `# noqa: X  (why)` or `# type: ignore[x]  # why`."""
    for path in python_files(package):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = EXCEPTION.search(line)
            if found and not REASON.search(found["rest"]):
                yield f"{place(path, package, number)} makes an exception without a reason"


def test_everything_public_is_explained_by_a_sentence() -> None:
    assert list(unspoken(PACKAGE)) == []


def test_every_exception_has_a_reason() -> None:
    assert list(unreasoned(PACKAGE)) == []


@pytest.mark.parametrize("fault", ["x = 1", '"""No end"""', '"""Good."""\ndef f(): pass', '"""Good."""\nclass A: pass'])
def test_planted_silence_is_reported(tmp_path: Path, fault: str) -> None:
    assert len(list(unspoken(plant(tmp_path, {"a.py": fault})))) == 1


def test_planted_exception_is_reported(tmp_path: Path) -> None:
    house = plant(
        tmp_path,
        {
            "a.py": "import os  # noqa: F401\n",
            "b.py": "x = y  # type: ignore[name-defined]\n",
            "c.py": "import os  # noqa: F401  (read by the tests)\nx = y  # type: ignore[misc]  # Django has a field\n",
        },
    )
    assert [line.split()[0] for line in unreasoned(house)] == ["a.py:1", "b.py:1"]

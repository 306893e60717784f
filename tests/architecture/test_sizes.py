"""Small files and small functions. The medians of style.md are a trend to watch; these are the stops."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import CHECKOUT, PACKAGE, functions, place, plant, tree_of

LINES_OF_A_FILE = {".py": 300, ".html": 150, ".css": 300, ".js": 200, ".mjs": 200}
LINES_OF_A_FUNCTION = 40
NOT_OURS = {"vendor", "migrations", "__pycache__", "node_modules"}


def long_files(root: Path) -> Iterator[str]:
    """Files of code longer than their stop."""
    for path in sorted(root.rglob("*")):
        stop = LINES_OF_A_FILE.get(path.suffix)
        if stop is None or NOT_OURS & set(path.parts):
            continue
        lines = len(path.read_text().splitlines())
        if lines > stop:
            yield f"{place(path, root)} has {lines} lines, over {stop}: split it by idea"


def long_functions(root: Path) -> Iterator[str]:
    """Functions whose body, without its docstring, is longer than the stop."""
    for path in sorted(root.rglob("*.py")):
        if NOT_OURS & set(path.parts):
            continue
        for function in functions(tree_of(path)):
            lines = body_lines(function)
            if lines > LINES_OF_A_FUNCTION:
                yield f"{place(path, root, function.lineno)} {function.name} has {lines} lines: give its steps names"


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("root", [PACKAGE, CHECKOUT / "tests"], ids=["careline", "tests"])
def test_no_file_and_no_function_is_over_its_stop(root: Path) -> None:
    assert [*long_files(root), *long_functions(root)] == []


@pytest.mark.parametrize("name", ["a.py", "templates/a.html", "static/a.css", "static/a.js"])
def test_planted_long_file_is_reported(tmp_path: Path, name: str) -> None:
    stop = LINES_OF_A_FILE[Path(name).suffix]
    assert list(long_files(plant(tmp_path, {name: "\n" * stop}))) == []
    assert len(list(long_files(plant(tmp_path, {name: "\n" * (stop + 1)})))) == 1


def test_planted_long_function_is_reported_and_its_docstring_is_not_counted(tmp_path: Path) -> None:
    told = '    """Says\n    much\n    here."""\n'
    house = plant(
        tmp_path,
        {
            "short.py": f"def f():\n{told}" + "    x = 1\n" * 40,
            "long.py": f"class A:\n    async def f(self):\n    {told}" + "        x = 1\n" * 41,
        },
    )
    assert [line.split()[0] for line in long_functions(house)] == ["long.py:2"]

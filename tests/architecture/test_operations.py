"""A write is an operation: framed, keyword-only, told who and when, and in the ledger."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGE, drawer, functions, name_of, place, plant, tree_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
WORDS_OF_A_SENTENCE = 3


def public_functions(package: Path) -> Iterator[tuple[Path, Function]]:
    """Public functions at the top of the modules in operations/."""
    for path in drawer(package, "operations"):
        for node in tree_of(path).body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield path, node


def frame_of(function: Function) -> ast.Call | None:
    frames = (one for one in function.decorator_list if isinstance(one, ast.Call) and name_of(one) == "operation")
    return next(frames, None)


def unframed(package: Path) -> Iterator[str]:
    """Operations without the frame, or framed but not keyword-only with `by` and `at`."""
    for path, function in public_functions(package):
        where = f"{place(path, package, function.lineno)} {function.name}"
        if frame_of(function) is None:
            yield f"{where} needs @operation(), or a leading underscore if it isn't one"
        arguments = function.args
        if arguments.args or arguments.posonlyargs or arguments.vararg:
            yield f"{where} takes arguments by position; operations are keyword-only"
        if missing := {"by", "at"} - {one.arg for one in arguments.kwonlyargs}:
            yield f"{where} isn't told {' nor '.join(sorted(missing))}"


def unsaid_silence(package: Path) -> Iterator[str]:
    """Operations that may leave no entry without saying in words when."""
    for path, function in public_functions(package):
        frame = frame_of(function)
        for keyword in frame.keywords if frame else []:
            said = keyword.value.value if isinstance(keyword.value, ast.Constant) else ""
            if keyword.arg == "silent_when" and len(str(said).split()) < WORDS_OF_A_SENTENCE:
                yield f"{place(path, package, function.lineno)} {function.name} must say in words when it is silent"


def untraced(package: Path) -> Iterator[str]:
    """Operations from which neither `record` nor another operation can be reached.

    At run time LeftNoTrace catches a path that forgets; this catches an operation that can't remember, and one that
    hides behind `silent_when`.
    """
    calls = {path: calls_by_function(tree_of(path)) for path in drawer(package, "operations")}
    operations = {function.name for _, function in public_functions(package)}
    private = {name: called for one in calls.values() for name, called in one.items() if name.startswith("_")}
    for path in drawer(package, "writing"):  # what operations share when they write
        private |= calls_by_function(tree_of(path))
    for path, function in public_functions(package):
        others = operations - {function.name}
        if not reaches(calls[path][function.name], {**private, **calls[path]}, others | {"record", "record_all"}):
            yield f"{place(path, package, function.lineno)} {function.name} never records what it did"


def calls_by_function(tree: ast.Module) -> dict[str, set[str]]:
    return {
        function.name: {name_of(node).rsplit(".")[-1] for node in ast.walk(function) if isinstance(node, ast.Call)}
        for function in functions(tree)
    }


def reaches(called: set[str], calls: dict[str, set[str]], goals: set[str]) -> bool:
    seen: set[str] = set()
    while called:
        if called & goals:
            return True
        seen |= called
        called = {further for name in called for further in calls.get(name, ())} - seen
    return False


def test_every_public_function_in_operations_is_framed() -> None:
    assert list(unframed(PACKAGE)) == []


def test_an_operation_that_may_be_silent_says_when() -> None:
    assert list(unsaid_silence(PACKAGE)) == []


def test_every_operation_can_reach_the_ledger() -> None:
    assert list(untraced(PACKAGE)) == []


def faulty(root: Path, text: str) -> Path:
    return plant(root, {"cases/operations/stages.py": text})


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("def close(*, by, at): record()", "needs @operation()"),
        ("@operation()\ndef close(number, *, by, at): record()", "by position"),
        ("@operation()\ndef close(*, number, at): record()", "isn't told by"),
        ("@operation()\ndef close(*, number): record()", "isn't told at nor by"),
    ],
)
def test_planted_unframed_operation_is_reported(tmp_path: Path, fault: str, told: str) -> None:
    (line,) = unframed(faulty(tmp_path, fault))
    assert told in line


@pytest.mark.parametrize("silence", ["'x'", "'repeat'", "SILENT"])
def test_planted_unsaid_silence_is_reported(tmp_path: Path, silence: str) -> None:
    house = faulty(tmp_path, f"@operation(silent_when={silence})\ndef close(*, by, at): record()")
    assert len(list(unsaid_silence(house))) == 1


def test_planted_operation_without_a_trace_is_reported(tmp_path: Path) -> None:
    house = faulty(
        tmp_path,
        "@operation(silent_when='it was so before')\ndef close(*, by, at): _write()\n"
        "@operation()\ndef open(*, by, at): _step()\n"
        "def _write(): row.save()\n"
        "def _step(): _write(); ledger.record(1)\n",
    )
    (line,) = untraced(house)
    assert "close never records" in line

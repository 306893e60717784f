"""Whatever is refused is told in words: every refusal has a sentence, and the sentence gets all it speaks of."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import careline
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Sentence, _catalogue
from tests.architecture.reading import PACKAGE, name_of, place, plant, python_files, tree_of

SLOT = re.compile(r"\{(\w+)\}")


@cache
def refusals() -> list[type[Refusal]]:
    """Import the whole house and return every refusal in it."""
    for module in pkgutil.walk_packages(careline.__path__, "careline."):
        if not {"migrations", "__main__"} & set(module.name.split(".")):
            importlib.import_module(module.name)
    return [one for one in below(Refusal) if one.__module__.startswith("careline.")]


def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def unworded(some: Iterable[type[Refusal]], sentences: Mapping[str, Sentence]) -> Iterator[str]:
    """Refusals without a sentence, without a code of their room, or with another's code."""
    seen: dict[str, type[Refusal]] = {}
    for refusal in some:
        room = refusal.__module__.split(".")[1]
        if not re.fullmatch(rf"{room}\.[a-z][a-z0-9_]*", refusal.code):
            yield f"{refusal.__name__}: the code {refusal.code!r} is not `{room}.snake_case`"
        if refusal.code not in sentences:
            yield f"{refusal.__name__}: nobody has words for {refusal.code}"
        if seen.setdefault(refusal.code, refusal) is not refusal:
            yield f"{refusal.__name__} and {seen[refusal.code].__name__} share the code {refusal.code}"


def slots(sentence: Sentence) -> set[str]:
    return {*SLOT.findall(str(sentence.problem)), *SLOT.findall(str(sentence.remedy))}


def unfilled(package: Path, needs: Mapping[str, set[str]]) -> Iterator[str]:
    """Places that raise a refusal without a parameter its sentence speaks of: `say` would fail there."""
    for path in python_files(package):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or (name := name_of(node).rsplit(".")[-1]) not in needs:
                continue
            given = {keyword.arg for keyword in node.keywords}
            if None not in given and (missing := needs[name] - {str(one) for one in given}):
                yield f"{place(path, package, node.lineno)} raises {name} without {', '.join(sorted(missing))}"


def test_every_refusal_is_told_in_words() -> None:
    assert list(unworded(refusals(), _catalogue)) == []


def test_every_sentence_gets_what_it_speaks_of() -> None:
    needs = {one.__name__: slots(_catalogue[one.code]) for one in refusals() if one.code in _catalogue}
    assert list(unfilled(PACKAGE, needs)) == []


def test_no_sentence_is_left_without_its_refusal() -> None:
    assert set(_catalogue) - {one.code for one in refusals()} <= {"kernel.refused"}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("cases.unheard_of", "nobody has words"),
        ("parties.closed", "is not `cases."),
        ("cases.Closed", "is not `cases."),
    ],
)
def test_planted_refusal_is_reported(code: str, told: str) -> None:
    class Closed:  # not a Refusal, which the real check would find in turn
        __module__ = "careline.cases.rules"

    Closed.code = code
    assert any(told in line for line in unworded([Closed], {}))


def test_planted_shared_code_is_reported() -> None:
    class One:
        __module__ = "careline.cases.rules"
        code = "cases.closed"

    class Other(One):
        __module__ = "careline.cases.rules"

    (line,) = unworded([One, Other], {"cases.closed": Sentence("", "")})
    assert "share the code" in line


def test_planted_unfilled_sentence_is_reported(tmp_path: Path) -> None:
    code = "def f():\n    raise Late(field='at')\ndef g(**all):\n    raise Late(**all)\nLate(hours=2)\n"
    needs = {"Late": slots(Sentence("Too late by {hours} h.", "Hurry."))}
    assert list(unfilled(plant(tmp_path, {"cases/rules.py": code}), needs)) == [
        "cases/rules.py:2 raises Late without hours"
    ]

"""What is announced again counts once; what is another under the same name is a mistake."""

from dataclasses import dataclass

import pytest

from careline.kernel.registers import register_once


@dataclass(frozen=True)
class Told:
    """Something announced by value."""

    name: str
    words: str


class Source:
    """Something announced by what it is; one is made anew at each start."""


class Other(Source):
    """Another one."""


def test_the_same_said_again_is_held_once() -> None:
    held: dict[str, object] = {}
    first = Source()
    for one in (first, first, Source()):
        register_once(held, "source", one, what="the source")
    for _ in range(2):
        register_once(held, "told", Told("told", "words"), what="the word")
    assert list(held) == ["source", "told"]
    assert held["source"] is first


@pytest.mark.parametrize(("first", "second"), [(Told("a", "x"), Told("a", "y")), (Source(), Other()), ("x", "y")])
def test_something_else_under_the_same_name_is_refused(first: object, second: object) -> None:
    held = {"a": first}
    with pytest.raises(ValueError, match="the thing a is registered already"):
        register_once(held, "a", second, what="the thing")
    assert held == {"a": first}

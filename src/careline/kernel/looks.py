"""One look at the house: what is asked twice while one page is made, is answered once.

    with one_look():
        records_of(ids)  # asked
        records_of(ids)  # known

A page is put together by panels that know nothing of each other, and several of them ask who a customer is. Handing the
answer from one to the other would tie them together; here each still asks, and a question marked `asked_once` answers
from what was seen in the same look. Whoever writes looks for himself, and what was seen before is forgotten.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("careline_seen_in_this_look", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Let each question be asked once within."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


@contextmanager
def looking_away() -> Iterator[None]:
    """Have every question asked anew within, and forget what was seen before: something is about to change."""
    seen = _seen.get()
    token = _seen.set(None)
    try:
        yield
    finally:
        _seen.reset(token)
        if seen:
            seen.clear()


def asked_once(ask: Callable[P, R]) -> Callable[P, R]:
    """Have a question remember its answer for as long as one look lasts.

    Its values must be hashable, and nobody may change what it answers: others get the same. A refusal isn't kept.
    """

    @wraps(ask)
    def asked(*args: P.args, **told: P.kwargs) -> R:
        seen = _seen.get()
        if seen is None:
            return ask(*args, **told)
        key = (ask, args, tuple(sorted(told.items())))
        if key not in seen:
            seen[key] = ask(*args, **told)
        answer: R = seen[key]
        return answer

    return asked

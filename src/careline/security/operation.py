"""The frame of every write: one transaction, one correlation, and an entry in the ledger or it didn't happen."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from careline.kernel.identity import new_id

P = ParamSpec("P")
R = TypeVar("R")


class LeftNoTrace(RuntimeError):
    """An operation ended well without an entry in the ledger."""


@dataclass
class Running:
    """What the outermost operation shares with those it calls."""

    correlation: UUID = field(default_factory=new_id)
    entries: int = 0


_running: ContextVar[Running | None] = ContextVar("careline_running_operation", default=None)


def running() -> Running:
    """Return the operation under way.

    :raises LookupError: outside an operation: nothing is recorded there.
    """
    found = _running.get()
    if found is None:
        msg = "the ledger is written inside an operation only"
        raise LookupError(msg)
    return found


def operation(*, silent_when: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Frame a function as an operation.

    The outermost operation owns the transaction and the correlation; nested ones join it.

    :param silent_when: the case in which nothing happens and so nothing is recorded (a repeat, a no-op), in words.
    :raises LeftNoTrace: when the function returns, recorded nothing, and no such case was named.
    """

    def frame(write: Callable[P, R]) -> Callable[P, R]:
        @wraps(write)
        def framed(*args: P.args, **kwargs: P.kwargs) -> R:
            outer = _running.get()
            shared = outer or Running()
            before = shared.entries
            token = _running.set(shared)
            try:
                with transaction.atomic():
                    result = write(*args, **kwargs)
                    if shared.entries == before and not silent_when:
                        msg = f"{write.__module__}.{write.__qualname__} wrote no ledger entry"
                        raise LeftNoTrace(msg)
                    return result
            finally:
                _running.reset(token)

        framed.is_operation = True  # type: ignore[attr-defined]  # read by the test that finds operations without a frame
        return framed

    return frame

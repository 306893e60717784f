"""The frame of every write: one transaction, one correlation, and an entry in the ledger or it didn't happen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from careline.kernel import clock
from careline.kernel.identity import new_id
from careline.kernel.looks import looking_away
from careline.security.ports.witness import witness

P = ParamSpec("P")
R = TypeVar("R")


class LeftNoTrace(RuntimeError):
    """An operation ended well without an entry in the ledger."""


@dataclass
class Running:
    """What the outermost operation shares with those it calls."""

    correlation: UUID = field(default_factory=new_id)
    entries: int = 0
    committed: list[bytes] = field(default_factory=list)
    """Traces of the entries that lasted, filled on commit."""

    def testify(self) -> None:
        """Have what was committed witnessed outside the database."""
        witness().testify(self.committed, clock.now())


_running: ContextVar[Running | None] = ContextVar("careline_running_operation", default=None)
_batch: ContextVar[UUID | None] = ContextVar("careline_batch", default=None)
_is_lent: ContextVar[bool] = ContextVar("careline_transaction_is_lent", default=False)


@contextmanager
def batch(name: UUID) -> Iterator[None]:
    """Let every operation begun within bear one correlation; each is still a transaction of its own."""
    token = _batch.set(name)
    try:
        yield
    finally:
        _batch.reset(token)


@contextmanager
def one_with_its_answer() -> Iterator[None]:
    """Lend the operation begun within a transaction, to which the edge adds what it answers: both are kept, or neither.

    The operation needs no savepoint in it, for nobody goes on when it fails.
    """
    token = _is_lent.set(True)
    try:
        with transaction.atomic():
            yield
    finally:
        _is_lent.reset(token)


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

    The outermost operation owns the transaction and the correlation; nested ones join it, and fail with it.

    :param silent_when: the case in which nothing happens and so nothing is recorded (a repeat, a no-op), in words.
    :raises LeftNoTrace: when the function returns, recorded nothing, and no such case was named.
    """

    def frame(write: Callable[P, R]) -> Callable[P, R]:
        @wraps(write)
        def framed(*args: P.args, **kwargs: P.kwargs) -> R:
            with _frame() as shared:
                before = shared.entries
                result = write(*args, **kwargs)
                if shared.entries == before and not silent_when:
                    msg = f"{write.__module__}.{write.__qualname__} wrote no ledger entry"
                    raise LeftNoTrace(msg)
                return result

        framed.is_operation = True  # type: ignore[attr-defined]  # read by the test that finds operations without a frame
        return framed

    return frame


@contextmanager
def _frame() -> Iterator[Running]:
    """Join the operation under way, or begin one with a transaction.

    An operation that fails takes the one that called it along: without savepoints nothing half-made can be kept, and
    the database refuses to go on should anybody try.

    An edge may lend the outermost operation a transaction of its own (`one_with_its_answer`): what is recorded is then
    committed and witnessed with that one.
    """
    outer = _running.get()
    shared = outer or Running(correlation=_batch.get() or new_id())
    token, before = _running.set(shared), shared.entries
    try:
        with looking_away(), transaction.atomic(savepoint=outer is None and not _is_lent.get()):
            yield shared
            if outer is None and shared.entries:
                transaction.on_commit(shared.testify, robust=True)  # registered last, so that it runs last
    except BaseException:
        shared.entries = before  # they were rolled back
        raise
    finally:
        _running.reset(token)

"""Other processes that take in chunks of a file beside this one: Python uses one processor at a time.

A helper is up a second after it was called. Until then, and whenever it has enough to do, the caller works himself.
"""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from typing import TYPE_CHECKING

import django
from django.utils import translation

from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.rows import Row
from careline.project import words
from careline.project.garbage import look_seldom
from careline.project.processes.leash import die_with_parent
from careline.project.trouble import Trouble
from careline.project.words import _

if TYPE_CHECKING:
    from careline.security.actor import Actor

Chunk = Sequence[Row]
Take = Callable[[Chunk, datetime], Outcome]
"""Takes in a chunk, in one transaction."""
WORTH = 4
"""Chunks from which it is worth to call helpers."""
MOST = 7
AHEAD = 2
"""Chunks a helper is given: the one in hand and the next."""


def helpers_here() -> int:
    """Return how many helpers this machine has processors for, beside the caller's own."""
    return min((os.cpu_count() or 1) - 1, MOST)


@dataclass
class Crew:
    """Helpers, and what they were given."""

    pool: ProcessPoolExecutor | None = None
    size: int = 0
    given: list[Future[Outcome]] = field(default_factory=list)

    def take(self, chunk: Chunk, at: datetime, *, left: int) -> Future[Outcome] | None:
        """Have a helper take in a chunk; None when none has a hand free, or had better not begin another.

        :param left: how many chunks are to be done with this one; the last ones the caller does, for he is free first.
        """
        self.given = [one for one in self.given if not one.done()]
        if self.pool is None or len(self.given) >= min(self.size * AHEAD, left):
            return None
        self.given.append(self.pool.submit(_taken, chunk, at))
        return self.given[-1]


@contextmanager
def called(taking: Callable[[str, "Actor"], Take], map_name: str, *, by: "Actor", size: int) -> Iterator[Crew]:
    """Have helpers for an import by this map while the block runs.

    They find the house as this process did, by its environment.

    :param taking: a module's function, which tells how chunks are taken in.
    """
    if not size:
        yield Crew()
        return
    told = pickle.dumps((taking, map_name, by))  # read by the helper once it knows Django
    pool = ProcessPoolExecutor(size, get_context("spawn"), _begin, (told,))
    try:
        yield Crew(pool, size)
    finally:
        pool.shutdown(cancel_futures=True)


def taken_in(
    chunks: Iterator[Chunk], count: int, *, here: Take, now: Callable[[], datetime], crew: Crew
) -> Iterator[tuple[Chunk, Outcome]]:
    """Yield every chunk with what became of it, in the file's order.

    :param count: how many there are.
    :param here: how this process takes one in.
    :raises Trouble: a helper was killed.
    """
    under_way: deque[tuple[Chunk, Future[Outcome]]] = deque()
    for n, chunk in enumerate(chunks):
        at = now()
        under_way.append((chunk, crew.take(chunk, at, left=count - n) or _done(here(chunk, at))))
        while under_way and under_way[0][1].done():
            done, outcome = under_way.popleft()
            yield done, _result(outcome)
    for chunk, outcome in under_way:
        yield chunk, _result(outcome)


def _result(outcome: Future[Outcome]) -> Outcome:
    try:
        return outcome.result()
    except BrokenProcessPool as broken:
        problem = _("A helper of the import was ended before its work was.")
        raise Trouble(problem, _("Run the import again: what came in stays as it is.")) from broken


def _done(outcome: Outcome) -> Future[Outcome]:
    future: Future[Outcome] = Future()
    future.set_result(outcome)
    return future


_take: list[Take] = []
"""In a helper: how it takes in a chunk, found when it begins."""


def _begin(told: bytes) -> None:
    die_with_parent(signal.SIGKILL)  # an import is interrupted whole, and simply run again
    django.setup()
    translation.activate(words.language())
    look_seldom()
    taking, map_name, by = pickle.loads(told)  # noqa: S301  (from this program's other half)
    _take.append(taking(map_name, by))


def _taken(chunk: Chunk, at: datetime) -> Outcome:
    (take,) = _take
    return take(chunk, at)

"""What several threads want done at the same time is done by one of them, for all: a set costs little more than one.

Nobody waits for company. Who finds nobody at work goes to work at once, for himself and whoever else waits by then;
the others come while he works, so that sets grow with the load. Who only waits for the disk any more makes way for the
next. (To wait some milliseconds for more, as databases can at their group commit, was measured and made no set larger.)
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Generic, TypeVar

W = TypeVar("W")
R = TypeVar("R")

MakeWay = Callable[[], None]
"""Lets the next set begin before this one is done; to say so twice does no harm."""

MOST = 16
"""Wishes in one set."""


@dataclass(eq=False)
class Seat(Generic[W, R]):
    """One who waits, and what came of it."""

    wish: W
    is_called: Event = field(default_factory=Event)
    is_served: bool = False
    """Whether somebody tried; without a result it is to be done alone."""
    results: Sequence[R] = ()


class Gathering(Generic[W, R]):
    """Where wishes of one kind meet."""

    def __init__(self, do: Callable[[Sequence[W], MakeWay], Sequence[R]], *, alike: Callable[[W, W], bool]) -> None:
        """Say how it is done.

        :param do: does wishes as a set, wholly or not at all, and returns a result for each; it may make way when
            what is left to do keeps nobody else from working.
        :param alike: whether two wishes may be in one set.
        """
        self._do, self._alike = do, alike
        self._door = Lock()
        self._waiting: list[Seat[W, R]] = []
        self._is_busy = False

    def have(self, wish: W) -> R:
        """Return what comes of a wish, done in a set or alone; what goes wrong with it is raised here."""
        mine: Seat[W, R] = Seat(wish)
        if not self._finds_nobody_at_work(mine):
            mine.is_called.wait()  # with a result, or to go to work
        if not mine.is_served:
            self._work(mine)
        # One that can't be done spoils its set, of which nothing stays then: each is done again, by who wished it.
        (result,) = mine.results or self._do([wish], _nobody_waits)
        return result

    def _finds_nobody_at_work(self, mine: Seat[W, R]) -> bool:
        with self._door:
            self._waiting.append(mine)
            was_busy, self._is_busy = self._is_busy, True
        return not was_busy

    def _work(self, mine: Seat[W, R]) -> None:
        seats = self._company(mine)
        try:
            with ExitStack() as turn:
                turn.callback(self._call_the_next)
                results = self._do([seat.wish for seat in seats], turn.close)
            for seat, result in zip(seats, results, strict=True):
                seat.results = [result]
        except Exception:
            if len(seats) == 1:
                raise
        finally:
            for seat in seats:
                seat.is_served = True
                seat.is_called.set()

    def _company(self, mine: Seat[W, R]) -> list[Seat[W, R]]:
        """Take oneself from those who wait, and whoever goes along, oldest first."""
        with self._door:
            alike = [seat for seat in self._waiting if seat is not mine and self._alike(seat.wish, mine.wish)]
            seats = [mine, *alike[: MOST - 1]]
            self._waiting = [seat for seat in self._waiting if seat not in seats]
        return seats

    def _call_the_next(self) -> None:
        """Send the one to work who has waited longest."""
        with self._door:
            following = self._waiting[:1]
            self._is_busy = bool(following)
        for seat in following:
            seat.is_called.set()


def _nobody_waits() -> None:
    """Stand for making way where one acts beside those who gather."""

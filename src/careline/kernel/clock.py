"""The one clock. Edges (a page, a command, a job) read it once and pass `at` down; the domain never reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)


class StoppedClock:
    """A clock that shows one instant until it is moved; for tests, seeds and fault runs."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the instant this clock was stopped at."""
        return self.at


_current: ContextVar[Clock] = ContextVar("careline_clock", default=SystemClock())  # noqa: B039  (a SystemClock holds no state)


def now() -> datetime:
    """Return the present instant of the clock in use, aware, in UTC."""
    return _current.get().now()


@contextmanager
def using(clock: Clock) -> Iterator[Clock]:
    """Use `clock` inside the block."""
    token = _current.set(clock)
    try:
        yield clock
    finally:
        _current.reset(token)

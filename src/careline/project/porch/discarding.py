"""How much of refused bodies a process throws away, whoever sends them: behind a proxy all come from one address.

One refused body may be 256 MiB and take two minutes. A thousand of them would keep event loop and line busy with
what nobody wants, so they share what one process easily bears; who finds none of it left is told, and cut off.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

BODIES = 32
"""Refused bodies let come at once: a contact centre sends its too large files one by one."""
BYTES = 512 * 1024 * 1024
"""Of all of them in a minute: twice the largest that is let come, some seventy megabits a second."""
MINUTE = 60.0


@dataclass
class Discarding:
    """What is thrown away just now. The event loop alone touches it."""

    bodies: int = BODIES
    """Places that are free."""
    size: int = BYTES
    came: int = 0
    """Bytes in this minute."""
    since: float = 0.0
    """When it began, by the event loop's clock."""

    @contextmanager
    def place(self, *, at: float) -> Iterator["Place | None"]:
        """Lend a place inside the block; None when none is left, or too much has come in this minute."""
        self.turn(at=at)
        if not self.bodies or self.came >= self.size:
            yield None
            return
        self.bodies -= 1
        try:
            yield Place(self)
        finally:
            self.bodies += 1

    def turn(self, *, at: float) -> None:
        """Begin the next minute, where this one is over."""
        if at - self.since >= MINUTE:
            self.since, self.came = at, 0


@dataclass
class Place:
    """One refused body that is let come."""

    among: Discarding
    came: int = 0

    def take(self, size: int, *, at: float) -> bool:
        """Count so many bytes more, and return whether more may come."""
        self.among.turn(at=at)
        self.came += size
        self.among.came += size
        return self.among.came < self.among.size

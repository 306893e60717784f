"""How many requests of one address may be incomplete at a time."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from careline.api.causes import TooManyAtOnce

MOST = 100
"""Of one address, in one process; a whole contact centre behind one address sends its forms in milliseconds."""


class Crowd:
    """Who waits in the porch with an incomplete request."""

    def __init__(self, most: int | None = MOST) -> None:
        self.most = most
        """None where all requests come from one proxy."""
        self._waiting: Counter[str] = Counter()

    @contextmanager
    def joined_by(self, address: str) -> Iterator[None]:
        """Count one more from this address inside the block.

        :raises TooManyAtOnce: when there are too many of them.
        """
        if self.most is not None and self._waiting[address] >= self.most:
            raise TooManyAtOnce
        self._waiting[address] += 1
        try:
            yield
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

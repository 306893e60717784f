"""Room for the calls of a test: Python takes it from the system in one piece, and not bit by bit.

Python keeps the frames of calls in pieces of 16 KB, and gives a piece back as soon as nothing stands in it. pytest,
the test's client and a page's templates go hundreds of calls deep and come back, thousands of times: wherever that is
across the end of a piece, one is taken from the system and given back each time. Of the 532,000 system calls that
seventy tests of screens made, 481,000 were that.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

ROOM = 100_000
"""Places on the stack, of 8 bytes each, that one frame asks for. Python makes the piece that holds it the next power of
two, 1 MB; what is over, some 250 KB, holds all that is called from there. Nobody touches the places themselves, so the
system never has to find memory for them."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def with_room(call: Callable[Given, Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
    """Call it where all that it calls finds room."""
    return call(*args, **kwargs)


with_room.__code__ = with_room.__code__.replace(co_stacksize=ROOM)

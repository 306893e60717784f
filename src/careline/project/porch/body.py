"""A request's body, taken in whole: not too large, not too slowly, and to its end."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from careline.api.causes import BodyBrokenOff, BodyTooSlow
from careline.api.reading import BodyTooLarge
from careline.project.porch.discarding import Discarding, Place

Message = MutableMapping[str, Any]
Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

IN_MEMORY = 128 * 1024
"""Bytes of a body; what is larger waits in a temporary file."""


@dataclass(frozen=True)
class Limits:
    """How much a body may be, and how long it may take: some seconds, and a little more for every byte that came."""

    largest: int = 9 * 1024 * 1024
    """Bytes: the largest list somebody may send, and the form around it; the API has a narrower limit of its own."""
    grace: float = 10.0
    rate: float = 2000.0
    """Bytes a second."""
    longest: float = 60.0

    def deadline(self, arrived: int) -> float:
        """Return how many seconds a body may have taken when so many bytes have arrived."""
        return min(self.grace + arrived / self.rate, self.longest)


DISCARDED = Limits(largest=256 * 1024 * 1024, rate=64_000.0, longest=120.0)
"""So much of a refused body is let come, over a line of half a megabit a second at least, before the connection is
ended all the same: ten megabytes over an agent's line at home come to their end, one who never ends doesn't."""
TOGETHER = Discarding()
"""What all connections of this process share of it."""


async def take_in(scope: Scope, receive: Receive, limits: Limits) -> IO[bytes]:
    """Return the whole body, rewound.

    :raises BodyTooLarge: as soon as that is announced, or has arrived.
    :raises BodyTooSlow: at its deadline.
    :raises BodyBrokenOff: when the client leaves, or its chunks are none; the server doesn't say which.
    """
    length = announced(scope)
    if length == 0:
        return BytesIO()
    if length is not None and length > limits.largest:
        await let_finish(scope, receive)
        raise BodyTooLarge(kibibytes=limits.largest // 1024)
    with ExitStack() as stack:
        body = stack.enter_context(_room_for(length))
        try:
            async with asyncio.timeout(limits.grace) as patience:
                await _fill(body, scope, receive, limits, patience)
        except TimeoutError as over:
            raise BodyTooSlow from over
        body.seek(0)
        stack.pop_all()  # it is whole: who has it answered closes it
    return body


def _room_for(length: int | None) -> IO[bytes]:
    if length is not None and length <= IN_MEMORY:
        return BytesIO()
    return SpooledTemporaryFile(IN_MEMORY)


async def let_finish(scope: Scope, receive: Receive) -> None:
    """Take in and throw away what is still being sent, for a while; nobody but this connection waits meanwhile.

    Of what is thrown away at once the process has a bound, whoever sends it: beyond, the connection is ended.

    Who is in the middle of sending reads no answer before he is done; were the connection ended at once, what he sent
    would come back as a reset and the answer be lost on the way. Whoever waits to be asked for the body isn't asked.
    """
    if any(name == b"expect" for name, _ in scope["headers"]) or (announced(scope) or 0) > DISCARDED.largest:
        return
    with TOGETHER.place(at=asyncio.get_running_loop().time()) as place, suppress(TimeoutError):
        if place is not None:
            await _throw_away(receive, place)


async def _throw_away(receive: Receive, place: Place) -> None:
    """Take in a body and forget it, for as long as it is neither too much nor too slow, alone or with all others."""
    clock, goes_on = asyncio.get_running_loop().time, True
    began = clock()
    async with asyncio.timeout(DISCARDED.grace) as patience:
        while goes_on:
            message = await receive()
            has_room = place.take(len(message.get("body", b"")), at=clock())
            goes_on = message.get("more_body", False) and has_room and place.came <= DISCARDED.largest
            patience.reschedule(began + DISCARDED.deadline(place.came))


async def _fill(body: IO[bytes], scope: Scope, receive: Receive, limits: Limits, patience: asyncio.Timeout) -> None:
    began, arrived, length, is_complete = asyncio.get_running_loop().time(), 0, announced(scope), False
    while not is_complete:
        message = await receive()
        if message["type"] != "http.request":
            raise BodyBrokenOff
        arrived += body.write(message.get("body", b""))
        # What was announced is whole without another look at whether more comes, which costs as much as the body did.
        is_complete = arrived == length or not message.get("more_body", False)
        if arrived > limits.largest:
            patience.reschedule(None)
            if not is_complete:
                await let_finish(scope, receive)
            raise BodyTooLarge(kibibytes=limits.largest // 1024)
        if not is_complete:
            patience.reschedule(began + limits.deadline(arrived))


def announced(scope: Scope) -> int | None:
    """Return how many bytes the headers promise; None when a body comes in chunks, whose end alone tells."""
    length = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return None
        if name == b"content-length":
            length = int(value)  # the server has refused what is no number
    return length

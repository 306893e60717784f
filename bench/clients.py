"""Sixteen clients that post as fast as they are answered, over connections that stay open."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles

CLIENTS = 16
SECONDS = 8.0
CREATED = 201


@dataclass
class Tally:
    """What came back, and how many seconds each answer took."""

    answered: list[float] = field(default_factory=list)
    refused: list[bytes] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """Where requests go, and how each is worded."""

    port: int
    request: Callable[[], bytes]


def created_per_second(target: Target, *, seconds: float = SECONDS) -> float:
    """Post for so long and return how many were created per second.

    :raises RuntimeError: with the first answer that wasn't 201: a fast refusal is no speed.
    """
    began = time.perf_counter()
    answered = _posted(target, began + seconds)
    return len(answered) / (time.perf_counter() - began)


def slowest_hundredth(target: Target, *, seconds: float = SECONDS) -> float:
    """Post for so long and return within how many milliseconds 99 of 100 were created.

    :raises RuntimeError: with the first answer that wasn't 201.
    """
    return quantiles(_posted(target, time.perf_counter() + seconds), n=100)[-1] * 1000


def _posted(target: Target, until: float) -> list[float]:
    tally = Tally()
    asyncio.run(_all(target, until, tally))
    if tally.refused:
        raise RuntimeError(f"{len(tally.refused)} were refused, such as {tally.refused[0][:600]!r}")
    return tally.answered


async def _all(target: Target, until: float, tally: Tally) -> None:
    await asyncio.gather(*(_client(target, until, tally) for _ in range(CLIENTS)))


async def _client(target: Target, until: float, tally: Tally) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
    while time.perf_counter() < until:
        asked = target.request()
        began = time.perf_counter()
        writer.write(asked)
        status, body = await answer_from(reader)
        if status == CREATED:
            tally.answered.append(time.perf_counter() - began)
        else:
            tally.refused.append(f"{status} ".encode() + body)
            break
    writer.close()
    await writer.wait_closed()


async def answer_from(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Return the status and the body of one answer.

    :raises asyncio.IncompleteReadError: the connection ended before it did.
    """
    head = await reader.readuntil(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), await _body(reader, head.lower())


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return await reader.readexactly(int(line.partition(b":")[2]))
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):  # in chunks
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body


def posting(path: str, *, headers: dict[str, str], body: bytes) -> bytes:
    """Return one request in the wire's words."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body

"""Clients that are slow, by misfortune or by malice, keep nobody else from being served."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.project.living import Living, until
from tests.project.test_processes import living  # noqa: F401  (a fixture)

pytestmark = pytest.mark.processes
SLOW_BODY = b"POST /api/v1/complaints HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{"
HALF_HEADER = b"GET / HTTP/1.1\r\nHost: local"
UNREAD = b"GET /session/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 100
"""Half a megabyte of answers that nobody takes: far more than the narrow buffers hold."""


@pytest.fixture
def crowd(living: Living) -> Iterator[list[socket.socket]]:  # noqa: F811  (the fixture)
    """Sixty whose bodies come byte by byte, sixty who never end their headers, twenty who don't read."""
    with living.up(), ExitStack() as stack:
        bodies, _headers, _readers = (
            [stack.enter_context(_connected(living.port, said)) for _ in range(count)]
            for said, count in ((SLOW_BODY, 60), (HALF_HEADER, 60), (UNREAD, 20))
        )
        is_over = threading.Event()
        dripping = threading.Thread(target=_drip, args=[bodies, is_over])
        dripping.start()
        yield bodies
        is_over.set()
        dripping.join()


def test_a_crowd_of_slow_clients_stalls_nobody(living: Living, crowd: list[socket.socket]) -> None:  # noqa: F811
    time.sleep(2)  # the crowd is settled
    for _ in range(3):
        assert living.status(patience=10) == 200
    answers = [_first_line(one) for one in crowd]
    assert set(answers) == {b"HTTP/1.1 408 Request Timeout"}, "each was sent away"
    until(lambda: living.status() == 200)
    assert _told_after_sending(living.port, 10 * 1024 * 1024, pause=0.15) == b"HTTP/1.1 413 Payload Too Large"


def _told_after_sending(port: int, length: int, *, pause: float) -> bytes:
    """Send far too much at some 400 kB a second, as from home, and read only then, as browsers do."""
    head = f"POST /service HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n"
    with _connected(port, head.encode()) as client:
        for _ in range(0, length, 65_536):
            client.sendall(b"x" * 65_536)
            time.sleep(pause)
        return _first_line(client)


def _connected(port: int, said: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(60)
    client.connect(("127.0.0.1", port))
    client.sendall(said)
    return client


def _drip(clients: list[socket.socket], is_over: threading.Event) -> None:
    while not is_over.wait(1):
        for client in clients:
            with suppress(OSError):
                client.sendall(b" ")


def _first_line(client: socket.socket) -> bytes:
    return client.recv(4096).partition(b"\r\n")[0]

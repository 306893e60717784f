"""Two at one moment: the second comes before the first has committed, and has to wait for it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any, TypeVar

import pytest
from django.db import connection, connections, transaction

A = TypeVar("A")
B = TypeVar("B")
PATIENCE = 30.0


@contextmanager
def held_open(work: Callable[[], A]) -> Iterator["Future[A]"]:
    """Do something elsewhere, and end its transaction only when the block does; yields what becomes of it."""
    done, may_end = Event(), Event()

    def held() -> A:
        try:
            with transaction.atomic():
                result = work()
                done.set()
                assert may_end.wait(PATIENCE)
                return result
        finally:
            done.set()

    with ThreadPoolExecutor(1) as other:
        holding = other.submit(_leaving_no_connection, held)
        try:
            assert done.wait(PATIENCE)
            yield holding
        finally:
            may_end.set()


def one_after_the_other(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Do the second thing while the first's transaction is held open; fail unless it waits for that to end."""
    with ThreadPoolExecutor(1) as other, held_open(first) as holding:
        coming = other.submit(_leaving_no_connection, second)
        _until_one_waits(coming)
    return holding.result(PATIENCE), coming.result(PATIENCE)


def _leaving_no_connection(work: Callable[[], A]) -> A:
    try:
        return work()
    finally:
        connections.close_all()


def _until_one_waits(coming: "Future[Any]") -> None:
    with connection.cursor() as cursor:
        while not coming.done():
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    pytest.fail("the second didn't wait for the first")

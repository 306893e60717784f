"""Two at one moment: the second comes before the first has committed, and has to wait for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

import pytest
from django.db import connection, connections, transaction

A = TypeVar("A")
B = TypeVar("B")
PATIENCE = 30.0


def one_after_the_other(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Do the second thing while the first's transaction is held open; fail unless it waits for that to end."""
    done, may_end = Event(), Event()

    def held_open() -> A:
        try:
            with transaction.atomic():
                result = first()
                done.set()
                assert may_end.wait(PATIENCE)
                return result
        finally:
            done.set()

    with ThreadPoolExecutor(2) as both:
        holding = both.submit(_leaving_no_connection, held_open)
        done.wait(PATIENCE)
        try:
            coming = both.submit(_leaving_no_connection, second)
            _until_one_waits(coming)
        finally:
            may_end.set()
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

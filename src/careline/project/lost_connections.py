"""Whether the database has hung up is seen before each request, without a question to it.

Django's own way, `SELECT 1` before the first question of each request, was a sixth of what the database was asked.
"""

import select
from typing import Any

import psycopg
from django.core.signals import request_started
from django.db import connections


def look_before_each_request() -> None:
    """Have every thread look at its connections when a request begins; jobs are looked after by Django as ever."""
    request_started.connect(look)  # after Django's own, which says that they are to be looked at


def look(**_signal: Any) -> None:
    """Close this thread's connections whose server is gone; of the others Django needn't ask."""
    for one in connections.all(initialized_only=True):
        if one.connection is None:
            continue
        if is_alive(one.connection):
            one.health_check_done = True  # type: ignore[attr-defined]  # Django’s own, unknown to its stubs
        else:
            one.close()


def is_alive(connection: psycopg.Connection[Any]) -> bool:
    """Return whether the server is still there, as far as the socket tells.

    A server that hung up, was stopped or was killed leaves its farewell or an end there; otherwise nothing waits in it
    while nobody asks.
    """
    if connection.closed:
        return False
    socket = select.poll()
    socket.register(connection.fileno(), select.POLLIN)
    return not socket.poll(0)

"""Whether the database has hung up is seen before each request, without a question to it."""

from collections.abc import Iterator

import psycopg
import pytest
from django.core.signals import request_started
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

from careline.project.database import Address
from careline.project.lost_connections import is_alive, look, look_before_each_request
from tests.project.living import until

PATIENCE = 5.0


@pytest.fixture
def own(
    database_address: Address, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BaseDatabaseWrapper]:
    """A connection as a process of ours keeps it, and none beside it; to the database whose address is given."""
    assert database_address
    with django_db_blocker.unblock():
        own = connections["default"].copy()
        own.settings_dict = {**own.settings_dict, "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 600}
        own.connect()
        monkeypatch.setattr(connections, "all", lambda **_: [own])
        yield own
        own.close()


@pytest.fixture
def _nobody_looks() -> Iterator[None]:
    """Nobody looks, though a test before this one loaded the server's module, which has every request look."""
    did_look = request_started.disconnect(look)
    yield
    if did_look:
        look_before_each_request()


@pytest.fixture
def _looking(_nobody_looks: None) -> Iterator[None]:
    look_before_each_request()  # after Django's own; Django's test client puts that one last, where no server does
    yield
    request_started.disconnect(look)


def asks_for_its_process(own: BaseDatabaseWrapper) -> int:
    """Do what a request does."""
    request_started.send(None, environ={})
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone() or (0,)
    return int(process)


@pytest.mark.usefixtures("_looking")
def test_a_good_connection_is_kept_and_asked_nothing(own: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asks_for_its_process(own)
    monkeypatch.setattr(own, "is_usable", lambda: pytest.fail("Django asks the server"))
    assert asks_for_its_process(own) == first


@pytest.mark.usefixtures("_looking")
def test_one_whose_server_is_gone_is_replaced(own: BaseDatabaseWrapper, database_address: Address) -> None:
    first = asks_for_its_process(own)
    with psycopg.connect(make_conninfo(**database_address), autocommit=True) as owner:
        owner.execute("SELECT pg_terminate_backend(%s)", [first])
    until(lambda: not is_alive(own.connection), patience=PATIENCE)
    assert asks_for_its_process(own) != first


def test_one_that_was_closed_is_not_alive_and_none_is_passed_by(own: BaseDatabaseWrapper) -> None:
    own.connection.close()
    assert not is_alive(own.connection)
    look()
    assert own.connection is None
    look()


@pytest.mark.usefixtures("_nobody_looks")
def test_where_nobody_looks_django_asks(own: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(own, "is_usable", lambda: asked.append(True) or True)
    asks_for_its_process(own)
    assert asked == [True]

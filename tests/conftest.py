"""The suite's own PostgreSQL, connected as the role the processes run as; and the instant most tests happen at."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakKeyDictionary

import psycopg
import pytest
from _pytest import runner
from _pytest.mark.expression import Expression
from django.conf import settings
from django.db import connection, transaction
from django.template.base import Template
from django.test import TransactionTestCase, override_settings
from django.test.client import ClientHandler
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

from careline.project import catalogues
from careline.project.database import Address, connected_as
from careline.project.garbage import look_seldom
from careline.project.hashing import Argon2
from careline.security.ports.anchor import MemoryAnchor
from careline.security.ports.keyring import MemoryKeyring
from careline.security.ports.witness import MemoryWitness
from tests import cluster
from tests.roomy import with_room

# what a machine shared with others is slow at isn't a fault of the code
hypothesis.register_profile("careline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("careline")

WEIGHTY = {"fuzz": "api/test_fuzz.py", "browser": "browser"}
"""What brings so much with it that it isn't even imported unless its mark is asked for."""
_own = pytest.StashKey[Address]()


def pytest_configure(config: pytest.Config) -> None:
    """Load what only some runs need."""
    catalogues.compile_stale()
    if _asks_for(config, "fuzz"):
        config.pluginmanager.import_plugin("schemathesis.pytest.plugin")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass by what the marks leave out as a whole."""
    within = collection_path.relative_to(Path(__file__).parent).as_posix()
    return True if any(within == place and not _asks_for(config, mark) for mark, place in WEIGHTY.items()) else None


def pytest_collection_finish() -> None:
    """Leave alone what was loaded by now: looking through it for garbage was a good part of every test's time."""
    look_seldom()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run every test as pytest does, with room for its calls."""
    return with_room(runner.pytest_runtest_protocol, item, nextitem)


def _asks_for(config: pytest.Config, mark: str) -> bool:
    return not config.option.markexpr or Expression.compile(config.option.markexpr).evaluate(lambda name: name == mark)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give this process its own database, as the app's role; replaces pytest-django's way."""
    with ExitStack() as running:
        with django_db_blocker.unblock():
            owner = running.enter_context(cluster.running())
            request.config.stash[_own] = running.enter_context(cluster.database(owner))
        yield  # shut again meanwhile: a test that doesn't ask for the database is told so, whichever ran before it
        running.enter_context(django_db_blocker.unblock())


@pytest.fixture
def owner_address(request: pytest.FixtureRequest, database_address: Address) -> Address:
    """How the owner connects to this test's database."""
    request.getfixturevalue("db")
    return database_address


@pytest.fixture
def database_address(request: pytest.FixtureRequest) -> Address:
    """The same for a test that commits and cleans up by itself."""
    request.getfixturevalue("django_db_setup")
    return request.config.stash[_own]


@pytest.fixture
def owner_connection(owner_address: Address) -> Iterator[psycopg.Connection]:
    """A connection of the owner, who may do anything; it doesn't see what the test hasn't committed."""
    with psycopg.connect(make_conninfo(**owner_address), autocommit=True) as connection:
        yield connection


@pytest.fixture(autouse=True, scope="session")
def _flush_as_owner(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the tests that commit be cleaned up by the owner: the app's role may not empty the ledger."""
    usual = TransactionTestCase._fixture_teardown

    def as_owner(case: TransactionTestCase) -> None:
        with connected_as(request.config.stash[_own]):
            usual(case)

    TransactionTestCase._fixture_teardown = as_owner
    yield
    TransactionTestCase._fixture_teardown = usual


@pytest.fixture(scope="module")
def shared_db(
    request: pytest.FixtureRequest,
    django_db_setup: None,  # noqa: ARG001  (a fixture asks for another one by naming it)
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """What a module furnishes once for all its tests, each of which leaves it as it was; undone after the last.

    A test that commits would wait for this transaction for ever, so none may stand in the same module.
    """
    here = [item for item in request.session.items if item.getparent(pytest.Module) is request.node]
    committing = [item.name for item in here if _commits(item)]
    assert not committing, f"what is shared stands in a transaction: give {committing} a module of their own"
    assert not connection.in_atomic_block, "asked for in the middle of a test: name it among the arguments instead"
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def _commits(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    asked = getattr(item, "fixturenames", ())
    return "transactional_db" in asked or bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def at() -> datetime:
    """A Wednesday morning in Beijing, with no holiday near."""
    return datetime(2026, 3, 11, 2, 30, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test touch a keyring, anchor or witness of this machine, or need static files to be collected first."""
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    empty = tmp_path_factory.mktemp("static")
    with override_settings(
        CARELINE_KEYRING=MemoryKeyring(),
        CARELINE_ANCHOR=MemoryAnchor(),
        CARELINE_WITNESS=MemoryWitness(),
        STORAGES={**settings.STORAGES, **plain},
        STATIC_ROOT=empty,
        ALLOWED_HOSTS=["127.0.0.1", "localhost", "testserver"],
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _unwatched_templates(django_test_environment: None) -> Iterator[None]:  # noqa: ARG001  (what it set up is undone)
    """Draw pages as the server does: Django's tests keep a copy of what each template saw, and none of ours asks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
        yield


@pytest.fixture(scope="session", autouse=True)
def _shared_middleware() -> Iterator[None]:
    """Build the chain of middleware once for all clients, and anew for a test with settings of its own."""
    built: WeakKeyDictionary[object, ClientHandler] = WeakKeyDictionary()
    usual = ClientHandler.load_middleware

    def load(handler: ClientHandler, *, is_async: bool = False) -> None:
        first = built.get(settings._wrapped)
        if first:
            vars(handler).update(vars(first) | {"enforce_csrf_checks": handler.enforce_csrf_checks})
        else:
            usual(handler, is_async=is_async)
            built[settings._wrapped] = handler

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", load)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashes() -> Iterator[None]:
    """Hash passwords as the house does, but with little memory: thousands of them are made here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Argon2, "memory_cost", 64)
        yield

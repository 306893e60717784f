"""The embedded PostgreSQL as commands see it: there, whoever runs it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from careline.project import database, lock
from careline.project.home import Home, find
from careline.project.postgres import server
from careline.project.postgres.cluster import Cluster
from careline.project.trouble import Trouble
from careline.project.words import _


@contextmanager
def reachable() -> Iterator[None]:
    """Have the database answer inside the block, started for it unless it runs.

    :raises Trouble: when it can't be reached or started.
    """
    home = find()
    with ExitStack() as stack:
        if not database.is_embedded():
            must_answer()
        elif not server.is_ready(database.cluster(home)):
            stack.enter_context(lock.held(home))
            cluster = database.cluster(home)
            stack.enter_context(server.served(cluster, log=log_of(home)))
            ensure_database(cluster)
        yield


def ensure_database(cluster: Cluster) -> None:
    """Make Careline's database in the cluster unless it is there."""
    with psycopg.connect(make_conninfo(**cluster.address("postgres")), autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = 'careline'").fetchone():
            admin.execute(sql.SQL("CREATE DATABASE careline"))


def must_answer() -> None:
    """Make sure that the database named by DATABASE_URL answers.

    :raises Trouble: with the driver's own reason, in which no password stands.
    """
    try:
        psycopg.connect(make_conninfo(**database.owner_address(), connect_timeout="5")).close()
    except psycopg.OperationalError as error:
        raise Trouble(
            _("The database named by DATABASE_URL can't be reached: {reason}").format(reason=str(error).strip()),
            _("Check that PostgreSQL 15 or later runs there, and the name, user and password in DATABASE_URL."),
        ) from error


def log_of(home: Home) -> Path:
    """Return where the embedded server writes its log."""
    return home.log / "postgres.log"

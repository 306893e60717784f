"""The suite's own PostgreSQL: one embedded cluster per run, one migrated template, one database per worker."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from careline.project.database import APP_ROLE, Address, _parsed, connected_as, django_settings
from careline.project.postgres import server
from careline.project.postgres.cluster import TUNING, Cluster
from careline.project.schema import bring_up_to_date

PREFIX = "careline-tests-"
FORGETFUL = TUNING | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
"""A test's data needn't outlive a power cut."""

LOCK = 7_400_001
"""Any number: the advisory lock under which the first worker makes the template."""


@contextmanager
def running() -> Iterator[Address]:
    """Run a cluster for one test run, or take the one DATABASE_URL names; yield its owner's address."""
    if os.environ.get("DATABASE_URL"):
        yield _parsed(os.environ["DATABASE_URL"])
        return
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "pg", "only-for-tests", FORGETFUL)
    try:
        with server.served(cluster, log=folder / "log"):
            yield cluster.address("postgres")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(owner: Address, run: str, worker: str) -> Iterator[Address]:
    """Clone this worker's database from the run's template and point Django at it as the app's role."""
    template, name = f"careline_{run}_template", f"careline_{run}_{worker}"
    with _connected(owner) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
            _make_template(admin, owner, template)
        _create(admin, name, template)
    own = {**owner, "dbname": name}
    # The owner signs in and takes on the app's role, so that no password of a real role is ever touched.
    as_app = {
        **django_settings(own),
        "OPTIONS": {"assume_role": APP_ROLE},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
    }
    connection.settings_dict.update(as_app)
    yield own
    connection.close()
    with _connected(owner) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_template(owner: Address, run: str) -> None:
    """Drop the run's template; matters only on a cluster that outlives the run."""
    with _connected(owner) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(f"careline_{run}_template")))


def _make_template(admin: psycopg.Connection, owner: Address, template: str) -> None:
    _create(admin, template, "template0")
    with connected_as({**owner, "dbname": template}):
        bring_up_to_date()


def _create(admin: psycopg.Connection, name: str, template: str) -> None:
    admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))


def _connected(address: Address) -> psycopg.Connection:
    return psycopg.connect(make_conninfo(**address), autocommit=True)


def _sweep() -> None:
    """Remove what runs that were killed left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        process = folder.name.removeprefix(PREFIX).split("-")[0]
        if process.isdigit() and not _is_alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

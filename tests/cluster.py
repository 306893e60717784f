"""The suite's own PostgreSQL: each worker has an embedded cluster for itself.

In one they shared, sealing a ledger would wait for the long transactions of whoever tests beside it, as it must.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from careline.project.database import APP_ROLE, PREPARE_AT, Address, _parsed, connected_as, django_settings
from careline.project.postgres import binaries, server
from careline.project.postgres.cluster import TUNING, Cluster
from careline.project.schema import bring_up_to_date
from tests import ready_made

PREFIX = "careline-tests-"
FORGETFUL = TUNING | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB"}
"""A test's data needn't outlive a power cut."""

HASTY = "-c join_collapse_limit=1"
"""The app's connection joins tables in the order they are named in. Over a dozen rows, looking for a better one took a
quarter of PostgreSQL's time; a test that looks at a plan asks as the owner, or sets PostgreSQL's own 8."""

PASSWORD = "only-for-tests"
READY = "careline_ready"
"""The database that an up-to-date one is copied from."""

LOCK = 7_400_001
"""Any number: the advisory lock under which workers that were given one cluster make its roles, one after the other."""


@contextmanager
def running() -> Iterator[Address]:
    """Run a cluster for this process, or take the one DATABASE_URL names; yield its owner's address."""
    if os.environ.get("DATABASE_URL"):
        yield _parsed(os.environ["DATABASE_URL"])
        return
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "pg", PASSWORD, FORGETFUL)
    try:
        _copy(ready_made.place(_prepare), cluster)
        with server.served(cluster, log=folder / "log"):
            yield cluster.address("postgres")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> None:
    """Make a cluster with an up-to-date database in it, and stop it."""
    cluster = Cluster(folder / "pg", PASSWORD, FORGETFUL)
    with server.served(cluster, log=folder / "log"):
        owner = cluster.address("postgres")
        with _connected(owner) as admin:
            admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(READY)))
        with connected_as({**owner, "dbname": READY}):
            bring_up_to_date()


def _copy(ready: Path, cluster: Cluster) -> None:
    """Begin with a copy of a cluster's data, owned as they are, and with its programs."""
    cluster.folder.mkdir()
    carried = binaries.installed_version()
    (cluster.folder / carried).symlink_to(ready / "pg" / carried)
    subprocess.run(["cp", "-a", ready / "pg" / "data", cluster.data], check=True)


@contextmanager
def database(owner: Address) -> Iterator[Address]:
    """Make this process's database and point Django at it as the app's role."""
    name = f"careline_{uuid.uuid4().hex[:8]}"
    own = {**owner, "dbname": name}
    with _connected(owner) as admin:
        ready = admin.execute("SELECT datname FROM pg_database WHERE datname = %s", [READY]).fetchone()
        origin = sql.Identifier(READY if ready else "template0")
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), origin))
        if not ready:
            admin.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            with connected_as(own):
                bring_up_to_date()
    # The owner signs in and takes on the app's role, so that no password of a real role is ever touched.
    as_app = {
        **django_settings(own),
        "OPTIONS": {"prepare_threshold": PREPARE_AT, "assume_role": APP_ROLE, "options": HASTY},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
    }
    connection.settings_dict.update(as_app)
    yield own
    connection.close()
    with _connected(owner) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


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

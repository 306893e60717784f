"""The peer of P1b: django-helpdesk in an environment of its own, on the same server, PostgreSQL and machine."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from bench.clients import Target, posting
from bench.ports import free_port
from bench.rows import TEXT, TITLES

HERE = Path(__file__).parent
WANTED = ("django-helpdesk==2.6.1", "psycopg[binary]", "granian")
PATIENCE = 60.0


@contextmanager
def served(owner: str) -> Iterator[Target]:
    """Serve it on a database of its own in the cluster of `owner`, and say how a ticket is posted to it."""
    python = _environment()
    with psycopg.connect(owner, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE helpdesk"))
    env = {**os.environ, "HELPDESK_DATABASE": make_conninfo(owner, dbname="helpdesk"), "PYTHONPATH": str(HERE)}
    env["DJANGO_SETTINGS_MODULE"] = "helpdesk_settings"
    said = subprocess.run([python, str(HERE / "founding.py")], env=env, check=True, capture_output=True, text=True)  # noqa: S603  (our own words)
    token, queue = said.stdout.split()[-2:]
    port = free_port()
    serve = ["-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2", "--blocking-threads", "2"]
    running = subprocess.Popen([python, *serve, "--log-level", "warning", "helpdesk_wsgi:application"], env=env)  # noqa: S603  (our own words)
    try:
        _wait_until_served(port)
        yield Target(port, lambda: _ticket(token, int(queue)))
    finally:
        running.terminate()
        running.wait(PATIENCE)


def _ticket(token: str, queue: int) -> bytes:
    told = {"queue": queue, "title": TITLES[0], "description": TEXT, "submitter_email": "", "priority": 3}
    return posting("/api/tickets/", headers={"Authorization": f"Token {token}"}, body=json.dumps(told).encode())


def _environment() -> str:
    """Return the Python of the peer's environment, made at first use and kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "careline-bench" / "helpdesk-2.6.1"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603  (our own words)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *WANTED], check=True)  # noqa: S603  (our own words)
        (folder / "ready").touch()
    return str(python)


def _wait_until_served(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return

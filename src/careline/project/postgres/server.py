"""The running server: a direct child of the process that asked for it, and gone when that is gone."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from careline.project.postgres.cluster import Cluster
from careline.project.processes import child
from careline.project.trouble import Trouble
from careline.project.words import _

PATIENCE = 30.0
"""Seconds a start or a stop may take; recovery after a power cut needs some of them."""


class DidNotStart(Trouble):
    """PostgreSQL ended or stayed silent instead of answering."""


def start(cluster: Cluster, *, log: Path) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers. Its parent's death shuts it down fast.

    :raises DidNotStart: with the end of its log.
    """
    cluster.prepare()
    make_way(cluster)
    with log.open("ab") as output:
        running = child.start(
            cluster.command(),
            at_parents_death=signal.SIGINT,
            user=cluster.runs_as.ids if cluster.runs_as else None,
            output=output,
        )
    _wait_until_ready(cluster, running, log)
    return running


def stop(running: subprocess.Popen[bytes]) -> None:
    """Shut the server down: sessions are cut, the data is written."""
    running.send_signal(signal.SIGINT)
    try:
        running.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGQUIT)  # at once; recovery at the next start
        running.wait(PATIENCE)


@contextmanager
def served(cluster: Cluster, *, log: Path) -> Iterator[None]:
    """Run the server inside the block."""
    running = start(cluster, log=log)
    try:
        yield
    finally:
        stop(running)


def is_ready(cluster: Cluster) -> bool:
    """Return whether the server answers."""
    try:
        psycopg.connect(make_conninfo(**cluster.address("postgres"), connect_timeout="2")).close()
    except psycopg.OperationalError:
        return False
    return True


def make_way(cluster: Cluster) -> None:
    """End a server that outlived its parent. Whoever calls this holds the home's lock, so nobody else watches it."""
    deadline = time.monotonic() + PATIENCE
    while (left_over := _process_of(cluster)) and time.monotonic() < deadline:
        with suppress(ProcessLookupError):
            os.kill(left_over, signal.SIGINT)
        time.sleep(0.1)


def _process_of(cluster: Cluster) -> int | None:
    with suppress(FileNotFoundError, ValueError, IndexError, ProcessLookupError):
        lines = (cluster.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        os.kill(int(lines[0]), 0)
        if _is_postgres(int(lines[0])):
            return int(lines[0])
    return None


def _is_postgres(process: int) -> bool:
    # After a reboot the number may belong to anybody; only Linux lets us look.
    try:
        return b"postgres" in Path(f"/proc/{process}/cmdline").read_bytes()
    except FileNotFoundError:
        return not Path("/proc/self").exists()


def _wait_until_ready(cluster: Cluster, running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and running.poll() is None:
        if is_ready(cluster):
            return
        time.sleep(0.02)
    if running.poll() is None:
        stop(running)
    last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:]
    raise DidNotStart(
        _("The embedded PostgreSQL did not start."),
        _("Its last words, from {log}: {words}").format(log=log, words=" / ".join(last)),
    )

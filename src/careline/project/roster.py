"""Which processes Careline consists of, and how each is started."""

import os
import signal
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from careline.project import database, embedded, port
from careline.project.environment import Environment
from careline.project.home import Home
from careline.project.porch import connections
from careline.project.postgres import server
from careline.project.postgres.account import Account
from careline.project.processes import child
from careline.project.processes.ward import LONGEST_WAIT, Ward

PATH = "PYTHONPATH"
URGENT = 1.0
"""Seconds: nobody is answered while the web server is down, and no alarm is raised while the sweeper is."""


def postgres(home: Home) -> Ward:
    """Return the embedded database's ward."""
    start = partial(server.start, database.cluster(home), log=embedded.log_of(home))
    return Ward("postgres", start, stop_signal=signal.SIGINT, settled=0.0)


def clerks(account: Account | None) -> list[Ward]:
    """Return the wards that work behind the scenes, as this account."""
    waits = {"clerk": LONGEST_WAIT, "sweeper": URGENT, "worker": LONGEST_WAIT}
    return [_ward(name, ["-m", "careline", "run", name], account, longest_wait=wait) for name, wait in waits.items()]


def webs(chosen: Environment, account: Account | None) -> list[Ward]:
    """Return the web server's wards, as this account: one for each worker, at the same port.

    A granian of several workers ends them all when one dies twice within some seconds.
    """
    words, url = web_command(chosen, workers=1)[1:], port.url(chosen)
    names = [f"web-{n}" for n in range(1, chosen.web_workers + 1)]
    return [replace(_ward(name, words, account, longest_wait=URGENT), url=url) for name in names]


def web_command(chosen: Environment, *, workers: int) -> list[str]:
    """Return the command line of a web server of so many workers."""
    words = ["--interface", "asginl", "--host", chosen.address, "--port", str(chosen.port)]
    words += ["--workers", str(workers), "--loop", "uvloop", "--log-level", "warning"]
    # A silent connection holds a place and little memory, for a few seconds; bodies are timed by the porch.
    words += ["--http", "1", "--no-ws", "--http1-header-read-timeout", "10000", "--http1-buffer-size", "65536"]
    words += ["--backlog", "2048", "--backpressure", str(connections.MOST)]
    # Without respawning, granian shuts down altogether when one of its workers is killed.
    words += ["--respawn-failed-workers", "--workers-kill-timeout", "4"]
    words += ["--reload", "--reload-paths", _package()] if chosen.is_development else []
    return [sys.executable, "-m", "granian", *words, "careline.project.asgi:application"]


def _ward(name: str, words: list[str], account: Account | None, *, longest_wait: float) -> Ward:
    start = partial(
        child.start,
        [sys.executable, *words],
        user=account.ids if account else None,
        env=environment_of(account),
    )
    return Ward(name, start, longest_wait=longest_wait)


def environment_of(account: Account | None) -> dict[str, str]:
    """Return what a process of ours gets as its environment."""
    return {**_paths(), **({"HOME": account.folder} if account else {})}


def _paths() -> dict[str, str]:
    # A relative PYTHONPATH means something else once a process changes its folder.
    paths = [str(Path(path).resolve()) for path in os.environ.get(PATH, "").split(os.pathsep) if path]
    return {**os.environ, PATH: os.pathsep.join(paths)} if paths else dict(os.environ)


def _package() -> str:
    return str(Path(__file__).resolve().parents[1])

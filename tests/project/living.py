"""A real Careline in a temporary home, for the tests that start and stop processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 120.0
"""Seconds; a start takes five, and thirty where four others compile."""


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def until(is_so: Callable[[], object], *, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.1)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@dataclass
class Living:
    """One home, and the commands run on it."""

    home: Path
    port: int = field(default_factory=free_port)
    python: str = sys.executable
    extra: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    """Words put before every command, such as those of `setpriv`."""

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "DATABASE"))}
        own = {"CARELINE_HOME": str(self.home), "CARELINE_PORT": str(self.port), "CARELINE_WEB_WORKERS": "1"}
        return {**kept, **own, "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", **self.extra}

    def words(self, *words: str) -> list[str]:
        return [*self.before, self.python, "-m", "careline", *words]

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(self.words(*words), env=self.env, capture_output=True, text=True, check=False, timeout=90)

    @contextmanager
    def up(self) -> Iterator["subprocess.Popen[str]"]:
        """`careline up`, from the moment it serves to the moment it has stopped."""
        out = self.home.parent / "up.log"
        with out.open("w") as log:
            running = subprocess.Popen(self.words("up"), env=self.env, stdout=log, stderr=log, text=True)
            try:
                until(lambda: "serves at" in out.read_text() or running.poll() is not None)
                assert running.poll() is None, out.read_text()
                yield running
            finally:
                if running.poll() is None:
                    running.send_signal(signal.SIGTERM)
                running.wait(PATIENCE)

    @property
    def said(self) -> str:
        return (self.home.parent / "up.log").read_text()

    def processes(self) -> dict[str, int]:
        """The processes by name; those that are down just now are left out."""
        rows = json.loads((self.home / "run" / "processes.json").read_text())
        return {row["name"]: row["process"] for row in rows if row["process"]}

    def descendants(self, process: int) -> set[int]:
        """Every process that stems from this one."""
        children: dict[int, set[int]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(stat.read_text().rpartition(")")[2].split()[1])
            except FileNotFoundError:
                continue
            children.setdefault(parent, set()).add(int(stat.parent.name))
        found: set[int] = set()
        fresh = {process}
        while fresh:
            fresh = set().union(*(children.get(one, set()) for one in fresh)) - found
            found |= fresh
        return found

    def status(self, path: str = "healthz", *, patience: float = 5) -> int:
        """The status of the web server's answer; 0 while there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=patience) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

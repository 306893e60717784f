"""A Careline of the bench's own: its data in a temporary folder, its PostgreSQL with everything safe switched on."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.ports import free_port

SOURCE = Path(__file__).resolve().parents[1] / "src"
PATIENCE = 180.0


@dataclass(frozen=True)
class House:
    """One home, and what is asked of it."""

    root: Path
    port: int

    @property
    def env(self) -> dict[str, str]:
        """The environment of its commands."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "DATABASE"))}
        own = {"CARELINE_HOME": str(self.root / "home"), "CARELINE_PORT": str(self.port)}
        return {**kept, **own, "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"}

    def run(self, *words: str) -> str:
        """Run a command of Careline and return what it printed."""
        command = [sys.executable, "-m", "careline", *words]
        done = subprocess.run(command, env=self.env, check=False, capture_output=True, text=True)  # noqa: S603  (our own words)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def bench(self, module: str, *words: str) -> None:
        """Run a part of the bench in this house, in a process of its own; it tells how far it has come."""
        command = [sys.executable, "-m", f"bench.{module}", *words]
        subprocess.run(command, env=self.env, check=True, cwd=SOURCE.parent)  # noqa: S603  (our own words)

    def token(self, role: str) -> str:
        """Add an account for a program and return its bearer token."""
        name = f"bench-{role}"
        self.run("user", "add", name, "--role", role, "--integration")
        return self.run("user", "token", name)

    @property
    def owner(self) -> str:
        """The URL of the database, as its owner."""
        return self.run("db", "url", "--owner")


@contextmanager
def opened() -> Iterator[House]:
    """Start a house of its own, and remove it without a trace."""
    root = Path(tempfile.mkdtemp(prefix="careline-bench-"))
    root.chmod(0o711)  # PostgreSQL runs as somebody else and must get through
    house = House(root, free_port())
    log = root / "up.log"
    with log.open("w") as out:
        running = subprocess.Popen([sys.executable, "-m", "careline", "up"], env=house.env, stdout=out, stderr=out)
    try:
        serving_after(house, running, log)
        yield house
    finally:
        running.terminate()
        running.wait(PATIENCE)
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def standing() -> Iterator[House]:
    """Have a founded house in this very process, with nobody else at work in it: what is measured is all there is."""
    root = Path(tempfile.mkdtemp(prefix="careline-bench-"))
    root.chmod(0o711)
    house = House(root, free_port())
    os.environ.update(house.env)
    from careline.project.cli.frame import set_up

    set_up()
    from careline.kernel import clock
    from careline.project import embedded, founding, opening

    try:
        with embedded.reachable():
            opening.open_house()
            founding.found(at=clock.now())
            yield house
    finally:
        shutil.rmtree(root, ignore_errors=True)


def join(env: Mapping[str, str]) -> None:
    """Let this process see the running house, of which this is the environment, as one of its own."""
    os.environ.update(env)
    from careline.project.cli.frame import set_up

    set_up()
    from django.db import connection

    from careline.project import database

    connection.settings_dict.update(database.django_settings(database.owner_address()))


def serving_after(house: House, running: subprocess.Popen[bytes], log: Path, *, patience: float = PATIENCE) -> None:
    """Wait until a house that is starting serves.

    :raises RuntimeError: it ended, or took too long; with what it said.
    """
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and running.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{house.port}/healthz", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(log.read_text())

"""A Careline that faults happen to: it is killed in parts or whole, and started again on the same home."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.house import House, serving_after
from bench.ports import free_port

HERE = Path(__file__).resolve().parent
PATIENCE = 120.0


@dataclass(frozen=True)
class Place(House):
    """One home with its processes."""

    planted: str = ""
    """A fault of its code, one of `faults/planted`; empty for the house as it is."""
    _up: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        """The environment of its commands."""
        usual = super().env
        if not self.planted:
            return usual
        paths = os.pathsep.join((str(HERE / "planted"), usual["PYTHONPATH"]))
        return {**usual, "PYTHONPATH": paths, "PLANTED": self.planted}

    def start(self) -> None:
        """Start everything and return when it serves."""
        log = self.root / "up.log"
        with log.open("a") as out:
            self._up.append(
                subprocess.Popen([sys.executable, "-m", "careline", "up"], env=self.env, stdout=out, stderr=out)
            )
        serving_after(self, self._up[-1], log)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        while self._up:
            running = self._up.pop()
            running.terminate()
            running.wait(PATIENCE)

    @property
    def processes(self) -> dict[str, int]:
        """Its wards by name; those that are down just now are left out."""
        with suppress(OSError, ValueError):
            rows = json.loads((self.root / "home" / "run" / "processes.json").read_text())
            return {row["name"]: row["process"] for row in rows if row["process"]}
        return {}

    def tree(self, process: int) -> list[int]:
        """Return a process and everything that stems from it, parents first."""
        children: dict[int, list[int]] = {}
        for one in _everybody():
            children.setdefault(_parent(one), []).append(one)
        found = [process]
        for one in found:
            found += children.get(one, [])
        return found

    def everything(self) -> list[int]:
        """Return every process of the house, its supervisor first."""
        return self.tree(self._up[-1].pid)

    def gone(self) -> None:
        """Wait until the supervisor, which was killed, and all it had started have ended."""
        self._up.pop().wait(PATIENCE)

    def serves(self) -> bool:
        """Return whether it answers, and its database with it."""
        with suppress(RuntimeError, OSError):
            serving_after(self, self._up[-1], self.root / "up.log", patience=0.3)
            return True
        return False


def kill(processes: list[int]) -> None:
    """Kill processes the hard way; those that have gone are passed by."""
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def until(is_so: Callable[[], object], *, patience: float = PATIENCE) -> float:
    """Wait for something and return how many seconds that took.

    :raises TimeoutError: it never came to that.
    """
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > patience:
            raise TimeoutError
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def founded(*, planted: str = "") -> Iterator[Place]:
    """Have a house that serves, and remove it without a trace."""
    root = Path(tempfile.mkdtemp(prefix="careline-faults-"))
    root.chmod(0o711)  # PostgreSQL runs as somebody else and must get through
    place = Place(root, free_port(), planted)
    try:
        place.start()
        yield place
    finally:
        place.stop()
        shutil.rmtree(root, ignore_errors=True)


def _everybody() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").glob("[0-9]*"))


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0

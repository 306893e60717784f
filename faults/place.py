"""A Careline that faults happen to: it is killed in parts or whole, and started again on the same home."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.house import House, serving_after

from faults.shown import SHOWN_TIME, ShownClock

HERE = Path(__file__).resolve().parent
PATIENCE = 120.0
RECOVERY = 10.0
"""Seconds after which somebody must be answered again (F3)."""
STARTS = 1.5
"""On a slow machine, or a busy one: the share of what a start of the whole house took there that this may take."""
LATE = 5.0
"""Seconds within which an alarm is raised, of its instant or of the recovery after it (I3); as much longer where a
recovery may take longer."""
ENDED = "TtZX"
"""States in which a process does nothing: halted, or dead."""


@dataclass(frozen=True)
class Place(House):
    """One home with its processes."""

    planted: str = ""
    """A fault of its code, one of `faults/planted`; empty for the house as it is."""
    starts: list[float] = field(default_factory=list)
    """How many seconds each start of it took: the measure of the machine it stands on."""
    clock: ShownClock | None = None
    """What it reads the time from; None for the machine's own."""
    _up: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        """The environment of its commands."""
        usual = super().env
        paths = [str(HERE / "planted")] * bool(self.planted) + [str(SHOWN_TIME)] * bool(self.clock)
        usual["PYTHONPATH"] = os.pathsep.join((*paths, usual["PYTHONPATH"]))
        return {**usual, "PLANTED": self.planted, **(self.clock.env if self.clock else {})}

    def start(self) -> None:
        """Start everything and return when it serves."""
        began, log = time.monotonic(), self.root / "up.log"
        with log.open("a") as out:
            self._up.append(
                subprocess.Popen([sys.executable, "-m", "careline", "up"], env=self.env, stdout=out, stderr=out)
            )
        serving_after(self, self._up[-1], log)
        self.starts.append(time.monotonic() - began)

    @property
    def now(self) -> datetime:
        """What its clock shows."""
        return self.clock.now() if self.clock else datetime.now(UTC)

    @property
    def allowed(self) -> float:
        """How many seconds a recovery may take: what dies is back sooner than the whole house would start."""
        return max(RECOVERY, STARTS * max(self.starts))

    @property
    def late(self) -> float:
        """How many seconds after its instant, or after a recovery, an alarm may be raised."""
        return LATE * self.allowed / RECOVERY

    @property
    def alarms(self) -> bool:
        """Whether what raises alarms, and the database it stands on, are up."""
        present = self.processes
        return all(name in present and _state(present[name]) not in ENDED for name in ("postgres", "sweeper"))

    @property
    def history(self) -> Path:
        """The file in which its clients write down what they were told."""
        return self.root / "history"

    def stop(self) -> None:
        """Ask it to end, and wait until it has; what doesn't is killed, and raises subprocess.TimeoutExpired."""
        while self._up:
            running = self._up.pop()
            running.terminate()
            try:
                running.wait(PATIENCE)
            finally:
                kill(self.tree(running.pid) if running.returncode is None else [])

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

    @property
    def last_words(self) -> list[str]:
        """The end of what it said."""
        said = (self.root / "up.log").read_text(errors="replace").splitlines()
        return [line[:160] for line in said[-20:]]


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


def _everybody() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").glob("[0-9]*"))


def _parent(process: int) -> int:
    return int(_told(process)[1])


def _state(process: int) -> str:
    return _told(process)[0]


def _told(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["X", "0"]

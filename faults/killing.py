"""The faults: what is killed, how often, and how long the house may take to be there again."""

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from os import kill as send
from pathlib import Path

from bench.rounds import tell

from faults.place import Place, kill, until

RECOVERY = 10.0
"""Seconds after which somebody must be answered again (F3)."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault."""

    name: str
    rounds: int
    strike: Callable[[Place], None]
    is_felt: bool = True
    """Whether nobody is answered until the house has recovered, so that the time until then is held against it."""

    def run(self, place: Place, rounds: int) -> list[str]:
        """Strike again and again under load, at moments nobody chose; return which recoveries took too long."""
        slow: list[str] = []
        for n in range(rounds):
            time.sleep(random.uniform(0.3, 2))  # noqa: S311  (no secret)
            self.strike(place)
            before = _answered(place)
            try:
                took = until(lambda before=before: _answered(place) > before, patience=6 * RECOVERY)  # type: ignore[misc]  # bound at once
            except TimeoutError:
                return [*slow, f"round {n + 1}: nobody was answered any more"]
            tell(f"{self.name} {n + 1}/{rounds}: answered again after {took:.1f} s")
            if self.is_felt and took > RECOVERY:
                slow.append(f"round {n + 1}: nobody was answered for {took:.1f} s")
        return slow


def one_web_worker(place: Place) -> None:
    """Kill one of the processes that answer."""
    workers = place.tree(place.processes["web"])[1:]
    kill([random.choice(workers)] if workers else [])  # noqa: S311  (no secret)


def every_web_worker(place: Place) -> None:
    """Kill all the processes that answer, so that whoever is between two things is caught there."""
    kill(place.tree(place.processes["web"])[1:])


def what_works_behind(place: Place) -> None:
    """Kill one of the processes that work behind the scenes."""
    present = place.processes
    kill([present[name] for name in [random.choice(("worker", "clerk", "sweeper"))] if name in present])  # noqa: S311  (no secret)


def web_or_behind(place: Place) -> None:
    """Kill whoever answers, or whoever works behind the scenes."""
    random.choice((one_web_worker, one_web_worker, what_works_behind))(place)  # noqa: S311  (no secret)


def database(place: Place) -> None:
    """Kill the database and every process of it."""
    until(lambda: "postgres" in place.processes)
    kill(place.tree(place.processes["postgres"]))


def power(place: Place) -> None:
    """Cut the power: what lies on the disk at one instant is all that is left, and the house starts from that.

    The processes are halted while their folder is copied, so the copy is of one instant. What PostgreSQL had written
    and not yet synced is in it: only a machine whose disk can be told to forget would show that too.
    """
    home, snapshot = place.root / "home", place.root / "snapshot"
    everything = place.everything()
    for one in everything:
        send(one, signal.SIGSTOP)
    _copy(home, snapshot)
    kill(everything)
    place.gone()
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in everything))  # no power cut leaves a process behind
    shutil.rmtree(home)
    snapshot.rename(home)
    place.start()


def _copy(home: Path, snapshot: Path) -> None:
    subprocess.run(["/bin/cp", "-a", home, snapshot], check=True)


def _answered(place: Place) -> int:
    """How many answers the clients have written down."""
    return (place.root / "history").read_bytes().count(b'"ok"') if (place.root / "history").exists() else 0


FAULTS = (
    Fault("F1", 200, web_or_behind),
    Fault("F3", 50, database),
    Fault("F4", 20, power, is_felt=False),
)
PLANTING = Fault("planted", 12, every_web_worker, is_felt=False)
"""Strikes a house with a fault in its code: so often that one which shows in every second round is never missed."""

"""The faults: what is killed, how often, and how long the house may take to be there again."""

import random
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from math import inf
from os import kill as send
from pathlib import Path

from bench.rounds import tell

from faults.ground import Ground, copy
from faults.history import Answers
from faults.load import under_load
from faults.place import PATIENCE, Place, kill, until
from faults.watching import watched

PAUSES = (0.3, 2.0)
"""Seconds between two strikes: any number between these."""


@dataclass(frozen=True)
class Recoveries:
    """How long it took each time until somebody was answered again, and how long it may take."""

    took: Sequence[float]
    allowed: float

    @property
    def slow(self) -> list[str]:
        """Those that took longer."""
        return [
            f"round {n}: nobody was answered for {took:.1f} s, where {self.allowed:.1f} s are allowed"
            for n, took in enumerate(self.took, 1)
            if took > self.allowed
        ]


@dataclass(frozen=True)
class Fault:
    """One kind of fault."""

    name: str
    rounds: int
    strike: Callable[[Place], None]
    starts: None = None
    """The house reads the machine's clock."""
    lacks: str = ""
    """What it would need and isn't here; nothing."""

    def happen(self, place: Place, ground: Ground, rounds: int) -> Recoveries:
        """Strike again and again under load, and say how long it took each time until somebody was answered again."""
        with watched(place), under_load(place, ground.token):
            return self.run(place, rounds)

    def run(self, place: Place, rounds: int) -> Recoveries:
        """Strike again and again, at moments nobody chose."""
        answers, took = Answers(place.history), list[float]()
        for n in range(rounds):
            time.sleep(random.uniform(*PAUSES))  # noqa: S311  (no secret)
            self.strike(place)
            took.append(recovery(answers, since=time.monotonic(), patience=6 * place.allowed))
            tell(f"{self.name} {n + 1}/{rounds}: answered again after {took[-1]:.1f} s")
            if took[-1] == inf:
                break
        return Recoveries(took, place.allowed)


def recovery(answers: Answers, *, since: float, patience: float = PATIENCE) -> float:
    """Return how many seconds it takes until a question of after this moment is answered; infinity if none is."""
    try:
        until(lambda: answers.is_one_asked_since(since), patience=patience)
    except TimeoutError:
        return inf
    return time.monotonic() - since


def one_web_worker(place: Place) -> None:
    """Kill one of the processes that answer."""
    workers = [one for web in _webs(place) for one in place.tree(web)[1:]]
    kill([random.choice(workers)] if workers else [])  # noqa: S311  (no secret)


def every_web_worker(place: Place) -> None:
    """Kill all the processes that answer, so that whoever is between two things is caught there."""
    kill([one for web in _webs(place) for one in place.tree(web)[1:]])


def sweeper(place: Place) -> None:
    """Kill who raises alarms."""
    kill([_standing(place, "sweeper")])


def worker_or_clerk(place: Place) -> None:
    """Kill one of the others that work behind the scenes."""
    kill([_standing(place, random.choice(("worker", "clerk")))])  # noqa: S311  (no secret)


def _standing(place: Place, name: str) -> int:
    """Return a process by its name, once it is there: who was killed a moment ago may be starting anew."""
    while (found := place.processes.get(name)) is None:
        until(lambda: name in place.processes)
    return found


def _webs(place: Place) -> list[int]:
    """Return the web servers that are there, one at least."""
    while not (found := [process for name, process in place.processes.items() if name.startswith("web-")]):
        until(lambda: any(name.startswith("web-") for name in place.processes))
    return found


TURNS = cycle((one_web_worker, sweeper, one_web_worker, worker_or_clerk, one_web_worker))


def web_or_behind(place: Place) -> None:
    """Kill whoever answers, or works behind the scenes, by turns: of five strikes one is for the sweeper."""
    next(TURNS)(place)


def database(place: Place) -> None:
    """Kill the database and every process of it."""
    kill(place.tree(_standing(place, "postgres")))


def power(place: Place) -> None:
    """Cut the power: what lies on the disk at one instant is all that is left, and the house starts from that.

    The processes are halted while their folder is copied, so the copy is of one instant. What PostgreSQL had written
    and not yet synced is in it: only a machine whose disk can be told to forget would show that too.
    """
    home, snapshot = place.root / "home", place.root / "snapshot"
    everything = place.everything()
    for one in everything:
        send(one, signal.SIGSTOP)
    copy(home, snapshot)
    kill(everything)
    place.gone()
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in everything))  # no power cut leaves a process behind
    shutil.rmtree(home)
    snapshot.rename(home)
    place.start()


FAULTS = (
    Fault("F1", 200, web_or_behind),
    Fault("F3", 50, database),
    Fault("F4", 20, power),
)

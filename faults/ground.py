"""The ground every fault happens on: one house, founded once; what a fault gets is a copy of it.

To found a house takes longer than most faults do, and they would all found the same one.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.ports import free_port

from faults.place import Place
from faults.promises import promise_soon
from faults.shown import ShownClock


@dataclass(frozen=True)
class Ground:
    """A founded house that has been stopped."""

    root: Path
    token: str
    """An agent's, which the clients show."""
    keeper: str
    """An administrator's, with which rules and calendars are changed."""
    database: str
    """Where its owner finds its database, as a URL; it says where the house lies."""

    def database_of(self, place: Place) -> str:
        """Return where the database of a copy is found."""
        return self.database.replace(self.root.name, place.root.name)


@contextmanager
def laid() -> Iterator[Ground]:
    """Found a house, stop it, and remove it without a trace at the end."""
    with _folder() as root:
        place = Place(root, free_port())
        try:
            place.start()
            keeper = place.token("administrator")
            promise_soon(place.port, keeper)
            place.run("user", "add", "lead", "--role", "supervisor")  # somebody the ladder alarms
            ground = Ground(root, place.token("agent"), keeper, place.owner)
        finally:
            place.stop()
        yield ground


@contextmanager
def founded(ground: Ground, *, planted: str = "", starts: datetime | None = None) -> Iterator[Place]:
    """Have a house that serves, a copy of the one founded, and remove it without a trace.

    :param starts: what its clock shows first, where it is one of its own.
    """
    with _folder() as root:
        copy(ground.root / "home", root / "home")
        clock = ShownClock(root / "clock") if starts else None
        if clock and starts:
            clock.set(starts)
        place = Place(root, free_port(), planted, clock=clock)
        try:
            place.start()
            yield place
        finally:
            place.stop()


def copy(home: Path, to: Path) -> None:
    """Copy a house's folder with everybody's rights to what is theirs."""
    subprocess.run(["/bin/cp", "-a", home, to], check=True)


@contextmanager
def _folder() -> Iterator[Path]:
    root = Path(tempfile.mkdtemp(prefix="careline-faults-"))
    root.chmod(0o711)  # PostgreSQL runs as somebody else and must get through
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)

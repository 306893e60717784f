"""What the clients asked and were answered, on the disk before anybody acts on it: it outlives whoever is killed."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

Down = tuple[datetime, datetime]
"""From when to when; where a clock was set forward, what it never showed."""


@dataclass
class History:
    """A file of JSON lines; one client process writes it."""

    path: Path
    _file: int = field(init=False, default=-1)

    def __enter__(self) -> Self:
        self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        return self

    def __exit__(self, *_raised: object) -> None:
        os.close(self._file)

    def write(self, **line: object) -> None:
        """Add a line and have it on the disk when this returns."""
        os.write(self._file, json.dumps(line).encode() + b"\n")
        os.fdatasync(self._file)


@dataclass
class Told:
    """What one key came to."""

    numbers: set[str] = field(default_factory=set)
    """Every number it was answered with; more than one is a contradiction."""
    silences: int = 0
    """Tries that were neither answered nor cut off within their time."""
    last: str = ""
    """How the last try ended, where it was given up."""


@dataclass
class Answers:
    """The answers in a history that is still being written."""

    path: Path
    _at: int = 0
    _count: int = 0
    _latest: float = 0.0

    def count(self) -> int:
        """Return how many there are by now."""
        self._go_on()
        return self._count

    def is_one_asked_since(self, moment: float) -> bool:
        """Return whether one was asked for after this moment of the machine's monotonic clock."""
        self._go_on()
        return self._latest > moment

    def _go_on(self) -> None:
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(self._at)
            whole, end, _begun = file.read().rpartition(b"\n")
        self._at += len(whole) + len(end)
        for line in map(json.loads, whole.splitlines()):
            if line["said"] == "ok":
                self._count += 1
                self._latest = max(self._latest, line["asked"])


def read(path: Path) -> Mapping[str, Told]:
    """Return what each key came to, in the order they were first asked."""
    keys: dict[str, Told] = {}
    for line in _lines(path):
        if "key" not in line:
            continue
        told = keys.setdefault(line["key"], Told())
        if line["said"] == "ok":
            told.numbers.add(line["number"])
        told.silences += line["said"] == "silence"
        told.last = line.get("last", told.last)
    return keys


def downs(path: Path) -> Sequence[Down]:
    """Return when that which raises alarms was down, by what the house's clock showed."""
    found: list[Down] = []
    began: datetime | None = None
    for line in _lines(path):
        at = datetime.fromtimestamp(line.get("at", 0.0), UTC)
        if line["said"] == "down":
            began = began or at
        elif line["said"] == "up" and began:
            found.append((began, at))
            began = None
        elif line["said"] == "set":
            found.append((datetime.fromtimestamp(line["from"], UTC), at))
    return found


def stood(since: datetime, until: datetime, downs: Iterable[Down]) -> timedelta:
    """Return the longest stretch between two instants in which nothing was down."""
    longest, at = timedelta(), since
    for began, ended in sorted(downs):
        if began < until and ended > at:
            longest = max(longest, began - at)
            at = ended
    return max(longest, until - at)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open() as lines:
        for line in lines:
            yield json.loads(line)

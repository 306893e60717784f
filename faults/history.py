"""What the clients asked and were answered, on the disk before anybody acts on it: it outlives whoever is killed."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self


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


def read(path: Path) -> Mapping[str, Told]:
    """Return what each key came to, in the order they were first asked."""
    keys: dict[str, Told] = {}
    for line in _lines(path):
        told = keys.setdefault(line["key"], Told())
        if line["said"] == "ok":
            told.numbers.add(line["number"])
        told.silences += line["said"] == "silence"
    return keys


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open() as lines:
        for line in lines:
            yield json.loads(line)

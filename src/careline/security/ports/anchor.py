"""The anchor: a file outside the database that holds the head of every seal, so that no seal can be taken back.

Copy it, or let it lie, where the database's owner can't reach it: whoever can change both has no witness against him.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings

from careline.security.ports.durable_file import as_owner_of, sync_folder

LONGEST_LINE = 4096


class Anchor(Protocol):
    """Lines that are only ever added."""

    def append(self, line: str) -> None:
        """Add one line; when this returns, it outlasts a power cut."""
        ...

    def lines(self) -> Iterator[str]:
        """Return every whole line there is at this moment, oldest first."""
        ...

    def last(self) -> str | None:
        """Return the last whole line."""
        ...

    def is_there(self) -> bool:
        """Return whether there is an anchor at all."""
        ...


class FileAnchor:
    """The anchor in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, line: str) -> None:
        """Add one line and sync it; a line torn by a crash is completed, or closed so that it stands alone."""
        is_new = not self.is_there()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self._tail()[-1]
        rest = line[len(torn) :] if line.startswith(torn) else f"\n{line}"
        with as_owner_of(self.path.parent):
            opened = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(opened, f"{rest}\n".encode())
            os.fsync(opened)
        finally:
            os.close(opened)
        if is_new:
            sync_folder(self.path.parent)

    def lines(self) -> Iterator[str]:
        """Return every whole line there is at this moment, oldest first; lines added later don't follow."""
        return self._lines(self.path.stat().st_size if self.is_there() else 0)

    def _lines(self, size: int) -> Iterator[str]:
        if size:
            with self.path.open("rb") as file:
                while file.tell() < size and (line := file.readline()).endswith(b"\n"):
                    yield line[:-1].decode(errors="replace")

    def last(self) -> str | None:
        """Return the last whole line."""
        return self._tail()[-2] or None

    def is_there(self) -> bool:
        """Return whether there is an anchor at all."""
        return self.path.exists()

    def _tail(self) -> list[str]:
        """Return the last pieces between line ends, two at least; the very last is what a crash left of a line."""
        if not self.is_there():
            return ["", ""]
        with self.path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_LINE))
            return ["", *file.read().decode(errors="replace").split("\n")]


class MemoryAnchor:
    """The twin that is gone with the process."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def append(self, line: str) -> None:
        """Add one line."""
        self.kept.append(line)

    def lines(self) -> Iterator[str]:
        """Return every line there is at this moment, oldest first."""
        return iter(list(self.kept))

    def last(self) -> str | None:
        """Return the last line."""
        return self.kept[-1] if self.kept else None

    def is_there(self) -> bool:
        """Return whether anything was anchored."""
        return bool(self.kept)


def anchor() -> Anchor:
    """Return the anchor in use: the setting `CARELINE_ANCHOR` is a file's path, or (in tests) an anchor itself."""
    configured: object = settings.CARELINE_ANCHOR
    return FileAnchor(configured) if isinstance(configured, Path) else cast("Anchor", configured)

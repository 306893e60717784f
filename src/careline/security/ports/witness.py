"""The witness: traces of committed entries, written outside the database at once, while no seal covers them yet.

Each minute has its own file, so that nothing is ever cut off a file somebody may be writing to. A file whose traces
were all sealed is dropped; traces that no seal holds are kept for good.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings

from careline.security.ports.durable_file import as_owner_of

KEPT = "kept"
"""The file of traces that were never sealed as they were witnessed."""
BY_MINUTE = "%Y%m%dT%H%M"


class Witness(Protocol):
    """Traces, in pieces that can be dropped one by one."""

    def testify(self, traces: list[bytes], at: datetime) -> None:
        """Add traces to the piece of this instant, in one write."""
        ...

    def pieces(self, before: datetime | None = None) -> Iterator[str]:
        """Yield the names of pieces, oldest first: all, or those nobody writes to any more because they are older."""
        ...

    def traces(self, piece: str) -> set[bytes]:
        """Return a piece's traces; none when it was dropped meanwhile."""
        ...

    def drop(self, piece: str, keeping: set[bytes]) -> None:
        """Forget a piece but for these traces, which are kept for good."""
        ...

    def is_there(self) -> bool:
        """Return whether the witness still exists; a new house has one as soon as anything was committed."""
        ...


class FolderWitness:
    """The witness in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def testify(self, traces: list[bytes], at: datetime) -> None:
        """Add traces to the file of this minute, in one write."""
        self._append(at.astimezone(UTC).strftime(BY_MINUTE), traces)

    def pieces(self, before: datetime | None = None) -> Iterator[str]:
        """Yield the names of files, oldest first: all, or those of minutes before, but what is kept."""
        names = sorted(path.name for path in self.folder.glob("*")) if self.is_there() else []
        if before is None:
            yield from names
        else:
            limit = before.astimezone(UTC).strftime(BY_MINUTE)
            yield from (name for name in names if name < limit and name != KEPT)

    def traces(self, piece: str) -> set[bytes]:
        """Return a file's traces; none when it was dropped meanwhile."""
        try:
            return set(filter(None, (self.folder / piece).read_bytes().split(b"\n")))
        except FileNotFoundError:
            return set()

    def drop(self, piece: str, keeping: set[bytes]) -> None:
        """Forget a file but for these traces, which are kept for good."""
        if keeping:
            self._append(KEPT, sorted(keeping), durably=True)
        (self.folder / piece).unlink(missing_ok=True)

    def is_there(self) -> bool:
        """Return whether the folder is there."""
        return self.folder.is_dir()

    def _append(self, name: str, traces: list[bytes], *, durably: bool = False) -> None:
        opened = self._open(name)
        try:
            os.write(opened, b"".join(b"%b\n" % trace for trace in traces))
            if durably:
                os.fsync(opened)
        finally:
            os.close(opened)

    def _open(self, name: str) -> int:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        if not self.is_there():
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with as_owner_of(self.folder.parent):
                self.folder.mkdir(mode=0o700, exist_ok=True)
        with as_owner_of(self.folder):
            return os.open(self.folder / name, flags, 0o600)


class MemoryWitness:
    """The twin that is gone with the process; one piece per minute, as in a folder."""

    def __init__(self) -> None:
        self.kept: dict[str, set[bytes]] = {}

    def testify(self, traces: list[bytes], at: datetime) -> None:
        """Add traces to this minute's."""
        self.kept.setdefault(at.astimezone(UTC).strftime(BY_MINUTE), set()).update(traces)

    def pieces(self, before: datetime | None = None) -> Iterator[str]:
        """Yield the minutes, oldest first: all, or those before this one."""
        limit = before.astimezone(UTC).strftime(BY_MINUTE) if before else "~"
        yield from [name for name in sorted(self.kept) if name < limit and (name != KEPT or before is None)]

    def traces(self, piece: str) -> set[bytes]:
        """Return a minute's traces."""
        return set(self.kept.get(piece, ()))

    def drop(self, piece: str, keeping: set[bytes]) -> None:
        """Forget a minute but for these traces."""
        if keeping:
            self.kept.setdefault(KEPT, set()).update(keeping)
        self.kept.pop(piece, None)

    def is_there(self) -> bool:
        """Return whether anything was witnessed."""
        return True


def witness() -> Witness:
    """Return the witness in use: the setting `CARELINE_WITNESS` is a folder's path, or (in tests) a witness itself."""
    configured: object = settings.CARELINE_WITNESS
    return FolderWitness(configured) if isinstance(configured, Path) else cast("Witness", configured)

"""What happened to files: in codes only."""

from dataclasses import dataclass
from uuid import UUID

from careline.files.rules.kinds import FileKind, RetractReason
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FileStored(Event, about="file"):
    """A file came in, was checked and sealed."""

    kind: FileKind
    size: int
    is_stripped: bool


@dataclass(frozen=True, kw_only=True)
class FileOpened(Event, about="file"):
    """Somebody was given its content."""

    about: UUID
    """What it hangs on: a complaint or a contact."""


@dataclass(frozen=True, kw_only=True)
class FileRetracted(Event, about="file"):
    """It was taken back: the row stays, nobody is given the content any more."""

    reason: RetractReason


@dataclass(frozen=True, kw_only=True)
class ContentsDropped(Event, about="person_key"):
    """The sealed contents of somebody forgotten were deleted; nobody could open them any more."""

    files: int

"""Handing a content out: only whole and unchanged, and never without an entry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.files.events import FileOpened
from careline.files.models import StoredFile
from careline.files.models.sealed import content_of, name_of
from careline.files.rules.kinds import FileKind
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.vault import Shredded


class FileGone(Refusal):
    """The file was taken back, or whom it told of was forgotten."""

    code = "files.gone"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class Opened:
    """A file in clear, to be handed out and kept nowhere."""

    name: str
    kind: FileKind
    content: bytes


@operation()
def open_file(*, file: StoredFile, about: UUID, by: Actor, at: datetime) -> Opened:
    """Return a file the caller has found in clear, and record that it was given.

    :param about: what it hangs on.
    :raises FileGone: when it was taken back or can't be read any more.
    """
    require(by, "files.open_file")
    if getattr(file, "retraction", None):
        raise FileGone
    try:
        name, content = name_of(file), content_of(file)
    except Shredded:
        raise FileGone from None
    record(FileOpened(subject=file.id, about=about), by=by, at=at)
    return Opened(name, FileKind(file.kind), content)

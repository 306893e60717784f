"""What this room does when somebody is forgotten."""

from datetime import datetime

from careline.files.operations.retracting import drop_contents
from careline.security.actor import system
from careline.security.events import PersonKeyShredded
from careline.security.models import LedgerEntry
from careline.security.reactions.registry import Reaction


def free_room(*, entry: LedgerEntry, at: datetime) -> None:
    """Delete what nobody can open any more."""
    drop_contents(key=entry.subject_id, by=system("file-room"), at=at)


REACTIONS = (Reaction("files.free_room", (PersonKeyShredded,), free_room),)

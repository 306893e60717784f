"""What happened to a complaint."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.brief import CategoryBrief, DepartmentBrief, UserBrief
from careline.api.shapes.kinds import Shown
from careline.cases.queries.timeline import LineKind
from careline.cases.rules.stages import Move, StageName
from careline.files.rules.kinds import RetractReason


class MoveShown(Shown):
    """One move."""

    n: int
    move: Move
    stage: StageName = Field(description="Where it led.")
    at: datetime | None = Field(description="When it happened; null when only that it happened is known.")
    category: CategoryBrief | None
    urgency: str
    department: DepartmentBrief | None
    handler: UserBrief | None
    answer: str
    reason: str
    text: str
    evidence: str = Field(description="Where a move whose time is unknown is known from.")


class NoteShown(Shown):
    """One note between colleagues."""

    id: UUID
    text: str
    at: datetime


class EventShown(Shown):
    """One event of the ledger that belongs here."""

    event: str = Field(examples=["cases.clock_alarm_raised"])


class FileLineShown(Shown):
    """One file that was attached."""

    id: UUID
    name: str = Field(description="Empty once the person was forgotten.", examples=["账单.jpg"])
    retracted: RetractReason | None = Field(description="Why it was taken back; null while it stands.")


class TimelineLineShown(Shown):
    """One line: a move, a note, an event or a file; the others are null."""

    kind: LineKind
    recorded_at: datetime
    actor: str = Field(examples=["李伟"])
    move: MoveShown | None
    note: NoteShown | None
    event: EventShown | None
    file: FileLineShown | None
    files: list[FileLineShown] = Field(description="What the note carries; fetched like what hangs on the complaint.")


class Timeline(Shown):
    """Everything that happened, oldest first."""

    items: list[TimelineLineShown]

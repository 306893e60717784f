"""What is attached to a complaint."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown, Told
from careline.files.rules.kinds import FileKind, RetractReason


class FileShown(Shown):
    """One attachment."""

    id: UUID
    name: str = Field(description="Empty once the customer's data were erased.", examples=["bill.pdf"])
    kind: FileKind
    size: int = Field(description="In bytes, as it is kept.")
    digest: str = Field(description="SHA-256 of the content as it is kept, in hexadecimal.")
    is_stripped: bool = Field(description="Whether places, cameras and authors were taken out.")
    stored_at: datetime
    stored_by: str
    retracted: RetractReason | None = Field(description="Why it was taken back; null while it stands.")


class Files(Shown):
    """What is attached, the oldest first."""

    items: list[FileShown]


class RetractionTold(Told):
    """Why an attachment is taken back."""

    reason: RetractReason

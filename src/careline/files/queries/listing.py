"""Files as they are listed, and how many hang somewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from careline.files.models import StoredFile
from careline.files.models.sealed import digest_of, name_of
from careline.files.rules.bounds import Held
from careline.files.rules.kinds import FileKind, RetractReason
from careline.security.vault import Shredded

RELATED = ("key", "retraction", "stored_by")


@dataclass(frozen=True, kw_only=True)
class ListedFile:
    """A file as whoever sees what it hangs on sees it."""

    id: UUID
    name: str
    """Empty once the person was forgotten; so is the digest."""
    digest: str
    kind: FileKind
    size: int
    is_stripped: bool
    stored_at: datetime
    stored_by: str
    retracted: RetractReason | None
    is_forgotten: bool


def listed(rows: Iterable[StoredFile]) -> list[ListedFile]:
    """Return files the caller has found."""
    return [_listed(row) for row in rows]


def held(rows: QuerySet[StoredFile]) -> Held:
    """Return how much the caller has found, without what was taken back."""
    found = rows.filter(retraction=None).aggregate(files=Count("pk"), size=Sum("size"))
    return Held(found["files"], found["size"] or 0)


def _listed(row: StoredFile) -> ListedFile:
    retraction = getattr(row, "retraction", None)
    try:
        name, digest = name_of(row), digest_of(row)
    except Shredded:
        name = digest = ""
    return ListedFile(
        id=row.id,
        name=name,
        digest=digest,
        kind=FileKind(row.kind),
        size=row.size,
        is_stripped=row.is_stripped,
        stored_at=row.stored_at,
        stored_by=row.stored_by.full_name if row.stored_by else row.stored_by_name,
        retracted=RetractReason(retraction.reason) if retraction else None,
        is_forgotten=not name,
    )

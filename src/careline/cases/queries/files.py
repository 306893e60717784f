"""The attachments of a complaint, and those its notes carry."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.cases.models import Complaint, ComplaintFile, Note, NoteFile
from careline.files.models import StoredFile
from careline.files.queries.listing import RELATED, ListedFile, listed
from careline.kernel.looks import asked_once
from careline.kernel.refusals import Kind, Refusal


class NoSuchAttachment(Refusal):
    """No such file hangs on this complaint."""

    code = "cases.no_such_attachment"
    kind = Kind.MISSING


def rows_of(complaint: Complaint) -> QuerySet[StoredFile]:
    """Return the rows of what hangs on a complaint the caller has found."""
    about = ComplaintFile.objects.filter(complaint=complaint).values("file")
    return StoredFile.objects.filter(pk__in=about).select_related(*RELATED)


def rows_of_note(note: Note) -> QuerySet[StoredFile]:
    """Return the rows of what a note carries."""
    about = NoteFile.objects.filter(note=note).values("file")
    return StoredFile.objects.filter(pk__in=about).select_related(*RELATED)


def all_rows_of(complaint: Complaint) -> QuerySet[StoredFile]:
    """Return the rows of all that was sent about a complaint, by itself or with a note: they share its room."""
    by_itself = ComplaintFile.objects.filter(complaint=complaint).values("file")
    with_notes = NoteFile.objects.filter(note__complaint=complaint).values("file")
    return StoredFile.objects.filter(Q(pk__in=by_itself) | Q(pk__in=with_notes)).select_related(*RELATED)


def files_by_note(*, complaint: Complaint) -> Mapping[UUID, list[ListedFile]]:
    """Return what each note of a complaint carries, the oldest first."""
    related = [f"file__{name}" for name in RELATED]
    links = NoteFile.objects.filter(note__complaint=complaint).select_related(*related)
    found: dict[UUID, list[ListedFile]] = {}
    for link in links.order_by("file__stored_at", "file_id"):
        found.setdefault(link.note_id, []).extend(listed([link.file]))
    return found


@asked_once
def files_of(*, complaint: Complaint) -> tuple[ListedFile, ...]:
    """Return what hangs on a complaint the caller has found, the oldest first."""
    return tuple(listed(rows_of(complaint).order_by("stored_at", "id")))


def attachment(*, complaint: Complaint, id: UUID) -> StoredFile:  # noqa: A002  (every room names a row's id so)
    """Return one attachment of a complaint the caller has found, or of one of its notes.

    :raises NoSuchAttachment: when it hangs elsewhere, or there is none.
    """
    found = all_rows_of(complaint).filter(pk=id).first()
    if found is None:
        raise NoSuchAttachment(field="file")
    return found

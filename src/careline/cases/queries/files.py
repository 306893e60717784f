"""The attachments of a complaint."""

from uuid import UUID

from django.db.models import QuerySet

from careline.cases.models import Complaint, ComplaintFile
from careline.files.models import StoredFile
from careline.files.queries.listing import RELATED, ListedFile, listed
from careline.kernel.refusals import Kind, Refusal


class NoSuchAttachment(Refusal):
    """No such file hangs on this complaint."""

    code = "cases.no_such_attachment"
    kind = Kind.MISSING


def rows_of(complaint: Complaint) -> QuerySet[StoredFile]:
    """Return the rows of what hangs on a complaint the caller has found."""
    about = ComplaintFile.objects.filter(complaint=complaint).values("file")
    return StoredFile.objects.filter(pk__in=about).select_related(*RELATED)


def files_of(*, complaint: Complaint) -> list[ListedFile]:
    """Return what hangs on a complaint the caller has found, the oldest first."""
    return listed(rows_of(complaint).order_by("stored_at", "id"))


def attachment(*, complaint: Complaint, id: UUID) -> StoredFile:  # noqa: A002  (every room names a row's id so)
    """Return one attachment of a complaint the caller has found.

    :raises NoSuchAttachment: when it hangs elsewhere, or there is none.
    """
    found = rows_of(complaint).filter(pk=id).first()
    if found is None:
        raise NoSuchAttachment(field="file")
    return found

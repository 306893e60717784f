"""The attachments of a contact."""

from uuid import UUID

from django.db.models import QuerySet

from careline.contacts.models import Contact, ContactFile
from careline.files.models import StoredFile
from careline.files.queries.listing import RELATED, ListedFile, listed
from careline.kernel.looks import asked_once
from careline.kernel.refusals import Kind, Refusal


class NoSuchContactFile(Refusal):
    """No such file hangs on this contact."""

    code = "contacts.no_such_file"
    kind = Kind.MISSING


def rows_of(contact: Contact) -> QuerySet[StoredFile]:
    """Return the rows of what hangs on a contact the caller has found."""
    about = ContactFile.objects.filter(contact=contact).values("file")
    return StoredFile.objects.filter(pk__in=about).select_related(*RELATED)


@asked_once
def files_of(*, contact: Contact) -> tuple[ListedFile, ...]:
    """Return what hangs on a contact the caller has found, the oldest first."""
    return tuple(listed(rows_of(contact).order_by("stored_at", "id")))


def contact_file(*, contact: Contact, id: UUID) -> StoredFile:  # noqa: A002  (every room names a row's id so)
    """Return one attachment of a contact the caller has found.

    :raises NoSuchContactFile: when it hangs elsewhere, or there is none.
    """
    found = rows_of(contact).filter(pk=id).first()
    if found is None:
        raise NoSuchContactFile(field="file")
    return found

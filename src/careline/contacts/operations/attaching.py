"""Attachments of contacts: hanging one on, handing it out, taking it back."""

from datetime import datetime
from uuid import UUID

from careline.contacts.events import ContactFileAttached
from careline.contacts.models import Contact, ContactFile
from careline.contacts.queries.files import contact_file, rows_of
from careline.contacts.queries.finding import contact as find
from careline.contacts.rules.steps import StepName
from careline.contacts.writing.claiming import claim
from careline.files.models import StoredFile
from careline.files.operations.opening import Opened, open_file
from careline.files.operations.retracting import retract_file
from careline.files.operations.storing import store_file
from careline.files.rules.kinds import RetractReason
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.writing.keys import key_of
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


class NobodyToKeepItFor(Refusal):
    """Nobody is named whose key the file would lie under: it could never be forgotten with its owner."""

    code = "contacts.nobody_to_keep_it_for"


class RecordClosed(Refusal):
    """The record is closed and read-only."""

    code = "contacts.record_closed"
    kind = Kind.CONFLICT


@operation(silent_when="the same file hangs there already")
def attach_to_contact(*, number: str, name: str, content: bytes, by: Actor, at: datetime) -> StoredFile:
    """Hang a file on a contact, if its content is what its name says; one that hangs there already is returned.

    :raises RecordClosed: the contact is read-only.
    :raises NobodyToKeepItFor: nobody knows yet who the customer is.
    :raises FileKindNotTaken: and whatever else `store_file` refuses.
    """
    found = _open(number, by)
    if found.party is None:
        raise NobodyToKeepItFor(field="file")

    def hang(row: StoredFile) -> None:
        entry = record(ContactFileAttached(subject=found.id, file=row.id), by=by, at=at)
        ContactFile(id=new_id(), contact=found, file=row, entry=entry).save()

    key = key_of(found.party, at=at)
    return store_file(name=name, content=content, key=key, there=rows_of(found), hang=hang, by=by, at=at)


@operation()
def open_contact_file(*, number: str, file: UUID, by: Actor, at: datetime) -> Opened:
    """Hand out an attachment of a contact the actor may see, and record that he got it.

    :raises NoSuchContactFile: when it hangs elsewhere.
    :raises FileGone: when it was taken back.
    """
    found = find(by=by, number=number)
    return open_file(file=contact_file(contact=found, id=file), about=found.id, by=by, at=at)


@operation()
def retract_contact_file(*, number: str, file: UUID, reason: RetractReason, by: Actor, at: datetime) -> None:
    """Take an attachment back; that it was there, and why it isn't any more, stays.

    :raises RecordClosed: the contact is read-only.
    :raises NoSuchContactFile: when it hangs elsewhere.
    :raises FileGone: when it was taken back before.
    """
    found = _open(number, by)
    retract_file(file=contact_file(contact=found, id=file), reason=reason, by=by, at=at)


def _open(number: str, by: Actor) -> Contact:
    found = claim(number=number, by=by)
    if found.step == StepName.CLOSED:
        raise RecordClosed(field="file", number=number)
    return found

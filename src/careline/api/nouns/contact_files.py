"""Attachments of contacts: listing, sending, fetching and taking back."""

from uuid import UUID

from django.http import HttpResponse
from ninja import File, Router, Status, UploadedFile

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import ContactNumber
from careline.api.once import anew
from careline.api.shapes.files import Files, FileShown, RetractionTold
from careline.contacts.operations.attaching import attach_to_contact, open_contact_file, retract_contact_file
from careline.contacts.queries.files import files_of
from careline.contacts.queries.finding import contact as find
from careline.files.queries.listing import listed
from careline.files.rules.handing import headers_of

router = Router(tags=["files"])
READ, WORK = "contacts.read_contact", "contacts.work_contact"


@router.get("/{contact}/files", auth=Bearer(READ), response=Files)
def list_files(request: Asked, contact: ContactNumber) -> Files:
    """List what is attached to a contact, the oldest first; what was taken back stays in the list."""
    return Files.model_validate({"items": files_of(contact=find(by=request.auth, number=contact))})


@router.post("/{contact}/files", auth=Bearer(WORK), response={201: FileShown})
@anew
def attach(request: Asked, contact: ContactNumber, file: File[UploadedFile | None] = None) -> Status[FileShown]:
    """Attach a file (201), 20 MiB at most; the same one again is answered with what is there already."""
    name, sent = (file.name or "", file.read()) if file else ("", b"")  # none at all is refused as an empty one is
    row = attach_to_contact(number=contact, name=name, content=sent, by=request.auth, at=request.at)
    return Status(201, FileShown.model_validate(listed([row])[0]))


@router.get("/{contact}/files/{file}", auth=Bearer(READ))
def fetch(request: Asked, contact: ContactNumber, file: UUID) -> HttpResponse:
    """Fetch an attachment's content; that it was handed out stands in the ledger."""
    opened = open_contact_file(number=contact, file=file, by=request.auth, at=request.at)
    return HttpResponse(opened.content, headers=dict(headers_of(opened.name, opened.kind)))


@router.post("/{contact}/files/{file}/retraction", auth=Bearer(WORK), response=Files)
def retract(request: Asked, contact: ContactNumber, file: UUID, told: RetractionTold) -> Files:
    """Take an attachment back; nobody can fetch it any more, and its row stays with the reason."""
    retract_contact_file(number=contact, file=file, reason=told.reason, by=request.auth, at=request.at)
    return list_files(request, contact)

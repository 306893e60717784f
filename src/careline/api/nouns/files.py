"""Attachments of complaints and their notes: listing, sending, fetching and taking back."""

from uuid import UUID

from django.http import HttpResponse
from ninja import File, Router, Status, UploadedFile

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number
from careline.api.once import anew
from careline.api.shapes.files import Files, FileShown, RetractionTold
from careline.cases.operations.attaching import attach_file, open_attachment, retract_attachment
from careline.cases.operations.noting import attach_to_note
from careline.cases.queries.files import files_of
from careline.cases.queries.finding import complaint
from careline.files.operations.storing import SentFile
from careline.files.queries.listing import listed
from careline.files.rules.bounds import FileEmpty
from careline.files.rules.handing import headers_of

router = Router(tags=["files"])
READ, ATTACH = "cases.read_complaint", "cases.note_complaint"


@router.get("/{number}/files", auth=Bearer(READ), response=Files)
def list_files(request: Asked, number: Number) -> Files:
    """List what is attached to a complaint, the oldest first; what was taken back stays in the list."""
    return Files.model_validate({"items": files_of(complaint=complaint(by=request.auth, number=number))})


@router.post("/{number}/files", auth=Bearer(ATTACH), response={201: FileShown})
@anew
def attach(request: Asked, number: Number, file: File[UploadedFile | None] = None) -> Status[FileShown]:
    """Attach a file (201), 20 MiB at most; the same one again is answered with what is there already."""
    complaint(by=request.auth, number=number)  # who may not see it learns nothing of what is missing
    if file is None:
        raise FileEmpty(field="file")
    sent = file.read()
    row = attach_file(number=number, name=file.name or "", content=sent, by=request.auth, at=request.at)
    return Status(201, FileShown.model_validate(listed([row])[0]))


@router.post("/{number}/notes/{note}/files", auth=Bearer(ATTACH), response={201: FileShown})
@anew
def attach_to(request: Asked, number: Number, note: UUID, file: File[UploadedFile | None] = None) -> Status[FileShown]:
    """Attach a file to a note you wrote (201); it is fetched and taken back like one of the complaint's own."""
    complaint(by=request.auth, number=number)
    if file is None:
        raise FileEmpty(field="file")
    sent = SentFile(file.name or "", file.read())
    row = attach_to_note(number=number, note=note, file=sent, by=request.auth, at=request.at)
    return Status(201, FileShown.model_validate(listed([row])[0]))


@router.get("/{number}/files/{file}", auth=Bearer(READ))
def fetch(request: Asked, number: Number, file: UUID) -> HttpResponse:
    """Fetch an attachment's content; that it was handed out stands in the ledger."""
    opened = open_attachment(number=number, file=file, by=request.auth, at=request.at)
    return HttpResponse(opened.content, headers=dict(headers_of(opened.name, opened.kind)))


@router.post("/{number}/files/{file}/retraction", auth=Bearer(ATTACH), response=Files)
def retract(request: Asked, number: Number, file: UUID, told: RetractionTold) -> Files:
    """Take an attachment back; nobody can fetch it any more, and its row stays with the reason."""
    retract_attachment(number=number, file=file, reason=told.reason, by=request.auth, at=request.at)
    return list_files(request, number)

"""Attachments of a complaint: hanging them on, handing them out, taking them back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.operations.attaching import attach_file, open_attachment, retract_attachment
from careline.cases.queries.files import attachment, files_of
from careline.cases.queries.finding import complaint
from careline.web.agent.file_answers import ask_to_retract, attached, files_face, handed_out, sent_file
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.file import FilesFace

READ, ATTACH = "cases.read_complaint", "cases.note_complaint"


@require_POST
@door(ATTACH)
def attach(request: Arrived, number: str) -> HttpResponse:
    """Hang one file on the complaint."""
    found = complaint(by=request.actor, number=number)
    attach_file(number=number, **sent_file(request), by=request.actor, at=request.at)
    return attached(request, lambda: files_panel(found, can_attach=True), _page(number))


@require_GET
@door(READ)
def hand_out(request: Arrived, number: str, file: UUID) -> HttpResponse:
    """Hand out one attachment."""
    return handed_out(open_attachment(number=number, file=file, by=request.actor, at=request.at))


@require_http_methods(["GET", "POST"])
@door(ATTACH)
def retract(request: Arrived, number: str, file: UUID) -> HttpResponse:
    """Ask why an attachment is taken back, and take it back."""
    attachment(complaint=complaint(by=request.actor, number=number), id=file)
    return ask_to_retract(request, _page(number), retract_attachment, number=number, file=file)


def files_panel(found: Any, *, can_attach: bool) -> FilesFace:
    """Return what the page shows of the attachments of a complaint that was found."""
    address = reverse("web:files", args=[found.number]) if can_attach else ""
    rows = files_of(complaint=found)
    return files_face(rows, page="web:file", number=found.number, may_work=can_attach, address=address)


def _page(number: str) -> str:
    return reverse("web:case", args=[number])

"""Attachments of a contact: hanging them on, handing them out, taking them back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.contacts.operations.attaching import attach_to_contact, open_contact_file, retract_contact_file
from careline.contacts.queries.files import contact_file, files_of
from careline.contacts.queries.finding import contact as find
from careline.web.agent.file_answers import ask_to_retract, attached, files_face, handed_out, sent_file
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.file import FilesFace

READ, WORK = "contacts.read_contact", "contacts.work_contact"


@require_POST
@door(WORK)
def attach(request: Arrived, contact: str) -> HttpResponse:
    """Hang one file on the contact."""
    found = find(by=request.actor, number=contact)
    attach_to_contact(number=contact, **sent_file(request), by=request.actor, at=request.at)
    return attached(request, lambda: contact_files_panel(found, may_work=True), _page(contact))


@require_GET
@door(READ)
def hand_out(request: Arrived, contact: str, file: UUID) -> HttpResponse:
    """Hand out one attachment."""
    return handed_out(open_contact_file(number=contact, file=file, by=request.actor, at=request.at))


@require_http_methods(["GET", "POST"])
@door(WORK)
def retract(request: Arrived, contact: str, file: UUID) -> HttpResponse:
    """Ask why an attachment is taken back, and take it back."""
    contact_file(contact=find(by=request.actor, number=contact), id=file)
    return ask_to_retract(request, _page(contact), retract_contact_file, number=contact, file=file)


def contact_files_panel(found: Any, *, may_work: bool) -> FilesFace:
    """Return what the page shows of the attachments of a contact that was found; a new one needs a known customer."""
    number, can_attach = found.number, may_work and found.party_id is not None
    address = reverse("web:contact-files", args=[number]) if can_attach else ""
    rows = files_of(contact=found)
    return files_face(rows, page="web:contact-file", number=number, may_work=may_work, address=address)


def _page(contact: str) -> str:
    return reverse("web:contact", args=[contact])

"""Attachments of a contact: hanging them on, handing them out, taking them back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.contacts.operations.attaching import attach_to_contact, open_contact_file, retract_contact_file
from careline.contacts.queries.files import contact_file, files_of
from careline.contacts.queries.finding import contact as find
from careline.files.rules.handing import headers_of
from careline.files.rules.kinds import RetractReason
from careline.web.agent.file_forms import RetractForm
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.faces.file import FilesFace, file_face
from careline.web.questions import Question, put

READ, WORK = "contacts.read_contact", "contacts.work_contact"


@require_POST
@door(WORK)
def attach(request: Arrived, contact: str) -> HttpResponse:
    """Hang one file on the contact."""
    found = find(by=request.actor, number=contact)
    sent = request.FILES.get("file")  # none at all is refused there as an empty one is, after the rights
    name, content = (sent.name or "", sent.read()) if sent else ("", b"")
    attach_to_contact(number=contact, name=name, content=content, by=request.actor, at=request.at)
    if is_fragment(request):
        return render(request, "agent/files_panel.html", {"files": contact_files_panel(found, may_work=True)})
    messages.success(request, _("Attached."))
    return redirect("web:contact", contact=contact)


@require_GET
@door(READ)
def hand_out(request: Arrived, contact: str, file: UUID) -> HttpResponse:
    """Hand out one attachment, as a file and never as a page."""
    opened = open_contact_file(number=contact, file=file, by=request.actor, at=request.at)
    return HttpResponse(opened.content, headers=dict(headers_of(opened.name, opened.kind)))


@require_http_methods(["GET", "POST"])
@door(WORK)
def retract(request: Arrived, contact: str, file: UUID) -> HttpResponse:
    """Ask why an attachment is taken back, and take it back."""
    contact_file(contact=find(by=request.actor, number=contact), id=file)

    def act(data: dict[str, Any]) -> str | Promise:
        reason = RetractReason(data["reason"])
        retract_contact_file(number=contact, file=file, reason=reason, by=request.actor, at=request.at)
        return _("Taken back.")

    told = _("Nobody can open it any more. That it was there, and why it was taken back, stays.")
    back = reverse("web:contact", args=[contact])
    return put(request, Question(_("Take the file back"), _("Take back"), back, told, "danger"), RetractForm, act)


def contact_files_panel(found: Any, *, may_work: bool) -> FilesFace:
    """Return what the page shows of the attachments of a contact that was found; a new one needs a known customer."""
    about: dict[str, Any] = {"page": "web:contact-file", "name": found.number, "can_retract": may_work}
    rows = [file_face(one, **about) for one in files_of(contact=found)]
    can_attach = may_work and found.party_id is not None
    return FilesFace(rows, reverse("web:contact-files", args=[found.number]) if can_attach else "")

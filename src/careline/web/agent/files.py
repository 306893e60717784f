"""Attachments of a complaint: hanging them on, handing them out, taking them back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.operations.attaching import attach_file, open_attachment, retract_attachment
from careline.cases.queries.files import attachment, files_of
from careline.cases.queries.finding import complaint
from careline.files.rules.bounds import FileEmpty
from careline.files.rules.handing import headers_of
from careline.files.rules.kinds import RetractReason
from careline.web.agent.file_forms import RetractForm
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.faces.file import FilesFace, file_face
from careline.web.questions import Question, put

READ, ATTACH = "cases.read_complaint", "cases.note_complaint"


@require_POST
@door(ATTACH)
def attach(request: Arrived, number: str) -> HttpResponse:
    """Hang one file on the complaint."""
    found = complaint(by=request.actor, number=number)
    sent = request.FILES.get("file")
    if sent is None:
        raise FileEmpty(field="file")
    attach_file(number=number, name=sent.name or "", content=sent.read(), by=request.actor, at=request.at)
    if is_fragment(request):
        return render(request, "agent/files_panel.html", {"files": files_panel(found, can_attach=True)})
    messages.success(request, _("Attached."))
    return redirect("web:case", number=number)


@require_GET
@door(READ)
def hand_out(request: Arrived, number: str, file: UUID) -> HttpResponse:
    """Hand out one attachment, as a file and never as a page."""
    opened = open_attachment(number=number, file=file, by=request.actor, at=request.at)
    return HttpResponse(opened.content, headers=dict(headers_of(opened.name, opened.kind)))


@require_http_methods(["GET", "POST"])
@door(ATTACH)
def retract(request: Arrived, number: str, file: UUID) -> HttpResponse:
    """Ask why an attachment is taken back, and take it back."""
    attachment(complaint=complaint(by=request.actor, number=number), id=file)

    def act(data: dict[str, Any]) -> str | Promise:
        reason = RetractReason(data["reason"])
        retract_attachment(number=number, file=file, reason=reason, by=request.actor, at=request.at)
        return _("Taken back.")

    told = _("Nobody can open it any more. That it was there, and why it was taken back, stays.")
    question = Question(_("Take the file back"), _("Take back"), reverse("web:case", args=[number]), told, "danger")
    return put(request, question, RetractForm, act)


def files_panel(found: Any, *, can_attach: bool) -> FilesFace:
    """Return what the page shows of the attachments of a complaint that was found."""
    about: dict[str, Any] = {"page": "web:file", "name": found.number, "can_retract": can_attach}
    rows = [file_face(one, **about) for one in files_of(complaint=found)]
    return FilesFace(rows, reverse("web:files", args=[found.number]) if can_attach else "")

"""Attachments, whatever they hang on: what the screens take in, hand out and ask."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from careline.files.operations.opening import Opened
from careline.files.queries.listing import ListedFile
from careline.files.rules.handing import headers_of
from careline.files.rules.kinds import RetractReason
from careline.web.agent.file_forms import RetractForm
from careline.web.arrivals import Arrived
from careline.web.doors import is_fragment
from careline.web.faces.file import FilesFace, file_face
from careline.web.questions import Question, put


def sent_file(request: Arrived) -> dict[str, Any]:
    """Return what was sent: its name and its content; none at all is refused further in as an empty one is."""
    sent = request.FILES.get("file")
    return {"name": sent.name or "", "content": sent.read()} if sent else {"name": "", "content": b""}


def attached(request: Arrived, files: Callable[[], FilesFace], back: str) -> HttpResponse:
    """Answer that it hangs there now: with all that hang there for the page's own script, else with the page."""
    if is_fragment(request):
        return render(request, "agent/files_panel.html", {"files": files()})
    messages.success(request, _("Attached."))
    return redirect(back)


def handed_out(opened: Opened) -> HttpResponse:
    """Answer with the file, as a file and never as a page."""
    return HttpResponse(opened.content, headers=dict(headers_of(opened.name, opened.kind)))


def ask_to_retract(request: Arrived, back: str, retract: Callable[..., None], **what: Any) -> HttpResponse:
    """Ask why an attachment is taken back, and have it taken back.

    :param retract: the operation, told `what`.
    """

    def act(data: dict[str, Any]) -> str | Promise:
        retract(**what, reason=RetractReason(data["reason"]), by=request.actor, at=request.at)
        return _("Taken back.")

    told = _("Nobody can open it any more. That it was there, and why it was taken back, stays.")
    return put(
        request,
        Question(_("Take the file back"), pgettext("file", "Take back"), back, told, "danger"),
        RetractForm,
        act,
    )


def files_face(rows: Iterable[ListedFile], *, page: str, number: str, may_work: bool, address: str) -> FilesFace:
    """Return what the page of the matter of this number shows of its attachments.

    :param page: the view that hands one out.
    :param address: where one more is sent.
    """
    return FilesFace([file_face(one, page=page, name=number, can_retract=may_work) for one in rows], address)

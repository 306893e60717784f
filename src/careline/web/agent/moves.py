"""Making a move: the question before it, and the operation after."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.cases.operations.noting import add_note
from careline.cases.queries.finding import complaint
from careline.cases.queries.timeline import suggestion_of
from careline.cases.rules.stages import FROM, Move, check_move
from careline.files.operations.storing import SentFile
from careline.web.agent.move_table import BY_NOUN, Going, MovePage
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put
from careline.web.sides import way_home
from careline.web.words import MOVES


@require_http_methods(["GET", "POST"])
@door("cases.read_complaint")
def make(request: Arrived, number: str, noun: str) -> HttpResponse:
    """Ask what the move needs and make it; the operation decides whether this person may."""
    if noun not in BY_NOUN:
        raise Http404
    move, page = BY_NOUN[noun]
    found = complaint(by=request.actor, number=number)
    if move is Move.RECLASSIFY and found.stage in FROM[Move.CLASSIFY]:
        move = Move.CLASSIFY
    if request.method == "GET":
        check_move(found.state.stage, move)

    def act(data: dict[str, Any]) -> Any:
        going = Going(number=number, version=data["version"], by=request.actor, at=request.at)
        page.act(data, going)
        return page.done

    back, draft = reverse("web:case", args=[number]), _draft(page, number)
    question = Question(MOVES[move], MOVES[move], back, page.told, draft=draft)
    suggested = suggestion_of(complaint=found)
    chosen = found.category or (suggested.category if suggested else None)
    category = chosen.code if chosen else ""
    known = {"version": found.version, "category": category, "urgency": found.urgency, "channel": found.channel}
    return put(request, question, page.form, act, by=request.actor, initial=known)


@require_POST
@door("cases.note_complaint")
def note(request: Arrived, number: str) -> HttpResponse:
    """Leave a note for colleagues, with what it carries."""
    files = [SentFile(one.name or "", one.read()) for one in request.FILES.getlist("file")]
    add_note(number=number, text=request.POST.get("text", ""), files=files, by=request.actor, at=request.at)
    messages.success(request, _("Note added."))
    return redirect(way_home(request, reverse("web:case", args=[number])))


def _draft(page: MovePage, number: str) -> tuple[str, str, str] | None:
    """Return where what is typed is kept, where the move asks for words at all."""
    return ("complaint", page.noun, number) if "text" in page.form.base_fields else None

"""Doing one thing to many complaints: the same operations, row by row, each done wholly or refused with its reason.

Every row is a transaction of its own; what belongs together bears one correlation in the ledger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from careline.cases.queries.finding import known_complaints
from careline.cases.queries.worklist import Bounds, worklist
from careline.cases.rules.intake import check_text
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Said, say
from careline.security.operation import batch
from careline.web.agent.bulk_acts import BulkAct, bulk_act
from careline.web.agent.filters import Asked, address
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.faces.card import card
from careline.web.forms import AskingForm
from careline.web.questions import INVALID
from careline.web.searches import ASKED, SearchNotKnown, words_of

READ = "cases.read_complaint"
MOST = 500
"""So many at a time: enough for a day's work, few enough to read what was refused."""


LIST = "list"
"""The field that carries the address of the list along; what it is narrowed to may be what the act asks, too."""


@dataclass(frozen=True)
class Outcome:
    """How it went with one complaint."""

    number: str
    refused: Said | None = None


@require_POST
@door(READ)
def ask(request: Arrived) -> HttpResponse:
    """Show what would be done to how many, and ask what the act needs."""
    act = _act(request.POST.get("act", ""))
    numbers = _numbers(request)
    if not numbers:
        messages.error(request, _("Nothing is chosen. Choose rows first, with the mouse or with the key for it."))
        return redirect(_list(request))
    return _asked(request, act, numbers, _form(act, request), batch_id=new_id())


@require_POST
@door(READ)
def run(request: Arrived, noun: str) -> HttpResponse:
    """Do it to these complaints, and say what was refused and why."""
    act, numbers = _act(noun), _numbers(request)
    form = _form(act, request, request.POST)
    together = _batch(request, act)
    if not form.is_valid():
        return _asked(request, act, numbers, form, batch_id=together, status=INVALID)
    with batch(together):
        outcomes = list(_outcomes(request, act, numbers, form.cleaned_data))
    seen: dict[str, Any] = {"here": "worklist", "outcomes": outcomes, "act": act, "batch": together}
    seen["back"] = _list(request)
    seen["refused"] = [one for one in outcomes if one.refused]
    seen["done"] = len(outcomes) - len(seen["refused"])
    return render(request, "agent/bulk_outcomes.html" if is_fragment(request) else "agent/bulk_done.html", seen)


def _outcomes(request: Arrived, act: BulkAct, numbers: list[str], data: dict[str, Any]) -> Iterator[Outcome]:
    for number in numbers:
        try:
            act.act(data, number, request)
        except Refusal as refusal:
            yield Outcome(number, say(refusal))
        else:
            yield Outcome(number)


def _asked(
    request: Arrived, act: BulkAct, numbers: list[str], form: AskingForm, *, batch_id: UUID, status: int = 200
) -> HttpResponse:
    how_many = ngettext("%(n)s complaint", "%(n)s complaints", len(numbers)) % {"n": len(numbers)}
    seen: dict[str, Any] = {
        "here": "worklist",
        "act": act,
        "numbers": numbers,
        "form": form,
        "batch": _signed(request, act, batch_id),
        "how_many": how_many,
        "back": _list(request),
        "most": MOST if "everything" in request.POST and len(numbers) == MOST else 0,
    }
    if act.preview:
        seen["preview"] = act.preview(numbers, request)
        seen["refused"] = sum(bool(face.refused) for _number, face in seen["preview"])
    else:
        known = {one.number: one for one in known_complaints(by=request.actor, numbers=numbers)}
        seen["chosen"] = [card(known[number], at=request.at) for number in numbers if number in known]
    return render(request, "agent/bulk.html", seen, status=status)


def _numbers(request: Arrived) -> list[str]:
    """Return the numbers chosen, or those of all that the list finds, in the order of the list."""
    if "everything" in request.POST:
        asked = Asked.of(request.POST, text=words_of(request, name=request.POST.get(ASKED, "")), by=request.actor)
        bounds = Bounds.of_day(request.at)
        filters = asked.filters(by=request.actor, bounds=bounds)
        return [row.number for row in worklist(by=request.actor, bounds=bounds, filters=filters, limit=MOST).rows]
    chosen = list(dict.fromkeys(request.POST.getlist("number")))[:MOST]
    for number in chosen:
        check_text("number", number)
    return chosen


def _list(request: Arrived) -> str:
    """Return the list the rows were chosen on: one goes on there, not at the beginning."""
    told = QueryDict(request.POST[LIST].partition("?")[2]) if LIST in request.POST else request.POST
    try:
        text = words_of(request, name=told.get(ASKED, ""))
    except SearchNotKnown:  # so many others since; what was asked of the rows is done all the same
        text = ""
    return address(**Asked.of(told, text=text, by=request.actor).query)


def _form(act: BulkAct, request: Arrived, data: QueryDict | None = None) -> AskingForm:
    form: Any = act.form
    made: AskingForm = form(data, by=request.actor)
    return made


def _act(noun: str) -> BulkAct:
    found = bulk_act(noun)
    if found is None:
        raise Http404
    return found


def _signed(request: Arrived, act: BulkAct, batch_id: UUID) -> str:
    """Return the name of what is done together, signed: it comes back from the browser and goes into the ledger."""
    return signing.dumps(str(batch_id), salt=_salt(request, act))


def _batch(request: Arrived, act: BulkAct) -> UUID:
    """Return the name this page was given; another one where it isn't ours, so that nobody files under another's."""
    try:
        return UUID(signing.loads(request.POST.get("batch", ""), salt=_salt(request, act)))
    except signing.BadSignature:
        return new_id()


def _salt(request: Arrived, act: BulkAct) -> str:
    return f"bulk {request.actor.id} {act.noun}"

"""Requests to be forgotten: the list by due time, one request with what stands in its way, and its steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.attending import attend_erasure
from careline.parties.operations.erasures import (
    approve_erasure,
    refuse_erasure,
    tell_erasure,
    withdraw_erasure,
)
from careline.parties.queries.erasures import (
    ErasureFilters,
    counted_erasures,
    erasure_obstacles,
    erasure_remainders,
    erasure_requests,
    known_erasure,
    may_decide,
    steps_of_erasure,
)
from careline.parties.rules.erasure import DECISIONS, ErasureMove, ErasureState, moves_from_erasure
from careline.security.policy import allows
from careline.security.queries.people import full_names
from careline.web.agent import erasure_forms as forms
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.erasures import erasure_row, erasure_story, obstacle_faces
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words.erasures import ERASURE_MOVES, ERASURE_STATES

READ, ASK = "parties.read_erasures", "parties.ask_erasure"


@dataclass(frozen=True)
class Act:
    """One step: what it asks, who makes it, and what its maker should know."""

    move: ErasureMove
    form: type[AskingForm]
    operation: Callable[..., object]
    told: str | Promise
    tone: str = "primary"


ACTS: Mapping[str, Act] = {
    "approval": Act(
        ErasureMove.APPROVE,
        forms.ErasureApprovalForm,
        approve_erasure,
        _("It can’t be taken back: name, numbers, address, documents, files and what was written go at once."),
        "danger",
    ),
    "refusal": Act(
        ErasureMove.REFUSE,
        forms.ErasureRefusalForm,
        refuse_erasure,
        _("In words the customer can be told: which law, which dispute, what was not proven."),
    ),
    "withdrawal": Act(
        ErasureMove.WITHDRAW,
        forms.ErasureWordsForm,
        withdraw_erasure,
        _("What the customer said. Nothing of theirs is erased."),
    ),
    "telling": Act(
        ErasureMove.TELL,
        forms.ErasureWordsForm,
        tell_erasure,
        _("What the customer was told, and how they took it."),
    ),
}


@require_GET
@door(READ, asks=("view", "after"))
def listed(request: Arrived) -> HttpResponse:
    """Show one page of requests, the next due first; at first those to be decided."""
    asked = request.GET.get("view", ErasureState.ASKED.value)
    state = ErasureState(asked) if asked in set(ErasureState) else None
    filters = ErasureFilters(state=state)
    page = erasure_requests(by=request.actor, filters=filters, after=request.GET.get("after", ""))
    counts, names = counted_erasures(by=request.actor), full_names({row.asked_by for row in page.rows})
    seen = {
        "here": "erasures",
        "rows": [erasure_row(row, at=request.at, names=names) for row in page.rows],
        "more": _address(view=asked, after=page.next.encode()) if page.next else "",
        "label": ERASURE_STATES[state] if state else _("All requests"),
        "is_all": state is None,
        "reads_customer": allows(request.actor, "parties.read_customer"),
        "holds_address": reverse("web:legal-holds") if allows(request.actor, "parties.read_legal_holds") else "",
        "all": _address(view="all"),
        "views": [
            {"address": _address(view=one.value), "label": label, "count": counts[one], "is_here": one is state}
            for one, label in ERASURE_STATES.items()
        ],
    }
    return render(request, "agent/erasures.html", seen)


@require_GET
@door(READ)
def show(request: Arrived, erasure: str) -> HttpResponse:
    """Show one request with what stands in its way, what stays, and what may be done with it."""
    found = known_erasure(by=request.actor, number=erasure)
    attend_erasure(request=found, by=request.actor, at=request.at)
    today, is_open = request.at.astimezone(timezone.get_current_timezone()).date(), found.state == ErasureState.ASKED
    holdings = reverse("web:customer-pane", args=[found.customer_id, "holdings"])
    obstacles = erasure_obstacles(found, today=today) if is_open else []
    seen = {
        "here": "erasures",
        "one": erasure_row(found, at=request.at, names=full_names({found.asked_by})),
        "reads_customer": allows(request.actor, "parties.read_customer"),
        "obstacles": obstacle_faces(obstacles, holdings=holdings),
        "remainders": erasure_remainders(found) if found.state in {ErasureState.ASKED, ErasureState.DONE} else [],
        "story": erasure_story(steps_of_erasure(found)),
        "acts": _offered(request, found, is_free=not obstacles),
        "waits_for_another": is_open and allows(request.actor, ASK) and not may_decide(found, by=request.actor),
    }
    return render(request, "agent/erasure.html", seen)


@require_http_methods(["GET", "POST"])
@door(READ)
def act(request: Arrived, erasure: str, noun: str) -> HttpResponse:
    """Ask what a step needs and make it; the operation decides whether this person may."""
    if noun not in ACTS:
        raise Http404
    found, made = known_erasure(by=request.actor, number=erasure), ACTS[noun]

    def do(data: dict[str, Any]) -> Any:
        made.operation(number=found.number, **data, by=request.actor, at=request.at)
        return _("The step is recorded.")

    label = ERASURE_MOVES[made.move]
    question = Question(label, label, reverse("web:erasure", args=[found.number]), made.told, tone=made.tone)
    return put(request, question, made.form, do, initial={"version": found.version})


def _offered(request: Arrived, found: Any, *, is_free: bool) -> list[dict[str, Any]]:
    """Return the steps possible here for this person; approving only where nothing stands in the way."""
    possible = moves_from_erasure(ErasureState(found.state))
    decides, asks = may_decide(found, by=request.actor), allows(request.actor, ASK)
    return [
        {
            "label": ERASURE_MOVES[one.move],
            "address": reverse("web:erasure-act", args=[found.number, noun]),
            "tone": one.tone if one.tone == "danger" else "",
        }
        for noun, one in ACTS.items()
        if one.move in possible
        and (decides if one.move in DECISIONS else asks)
        and (is_free or one.move is not ErasureMove.APPROVE)
    ]


def _address(**asked: str) -> str:
    return f"{reverse('web:erasures')}?{urlencode(asked)}"

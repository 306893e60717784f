"""The needs register: its list with filters, one need, and the steps it may go."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.parties.operations.needs import RIGHTS, move_need
from careline.parties.queries.customers import known_customers
from careline.parties.queries.lists import NEEDS, needs_told
from careline.parties.queries.needs import counted_needs, customer_needs, known_need, steps_of
from careline.parties.rules.needs import NeedMove, NeedStatus, moves_from_need
from careline.security.policy import allows
from careline.security.rules.kept_lists import fitting
from careline.web.agent.care_forms import NeedMoveForm
from careline.web.agent.filters import SAVED, Chip
from careline.web.agent.finding import found_customers
from careline.web.agent.kept_lists import WORDS_ARE_NOT_KEPT, kept_lists
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.faces.needs import need_row, need_story
from careline.web.questions import Question, put
from careline.web.searches import ASKED, searched, words_of
from careline.web.words.parties import NEED_CATEGORIES, NEED_MOVES, NEED_SOURCES, NEED_STATUSES

READ = "parties.read_needs"
WHOSE = "customer"
ONE_IS_NOT_KEPT = _("A list of one customer isn’t kept: it stands on their page.")
NOUNS = {
    "assessment": NeedMove.ASSESS,
    "adoption": NeedMove.ADOPT,
    "refusal": NeedMove.DECLINE,
    "telling": NeedMove.TELL,
}
TOLD = {
    NeedMove.ASSESS: _("How many would have it, what it would cost, what it would bring."),
    NeedMove.DECLINE: _("In words the customer can be told."),
    NeedMove.TELL: _("What the customer was told, and how they took it."),
}


@require_GET
@door(READ, asks=("view", "category", "source", "after", WHOSE, SAVED, ASKED))
def listed(request: Arrived) -> HttpResponse:
    """Show one page of the register, latest first; from a customer's page, all of theirs."""
    text, whose = words_of(request), _whose(request)
    given = {
        "view": request.GET.get("view", ""),
        "category": request.GET.get("category", ""),
        "source": request.GET.get("source", ""),
        SAVED: request.GET.get("saved", ""),
        ASKED: request.GET.get("search", ""),
        WHOSE: str(whose) if whose else "",
    }
    asked = fitting(NEEDS, given) | {name: given[name] for name in (SAVED, ASKED, WHOSE) if given[name]}
    why_not = ONE_IS_NOT_KEPT if whose else WORDS_ARE_NOT_KEPT if text else ""
    kept = kept_lists(request, NEEDS, asked, why_not=why_not)
    rest = {name: value for name, value in asked.items() if name != SAVED}
    customers = _customers(text, whose, request)
    filters = replace(needs_told(asked), customers=customers)
    page = customer_needs(by=request.actor, filters=filters, after=request.GET.get("after", ""))
    counts = counted_needs(by=request.actor, customers=(whose,) if whose else None)
    seen = {
        "here": "needs",
        "rows": [need_row(row) for row in page.rows],
        "more": _address(asked | {"after": page.next.encode()}) if page.next else "",
        "label": _label(kept.here, filters.status),
        **kept.shown(),
        "text": text,
        "whose": _chip(whose, rest, request) if whose else None,
        "views": _views(rest, counts, filters.status if not kept.here else None),
        "all": _address({name: value for name, value in rest.items() if name != "view"}),
        "is_all": filters.status is None and not kept.here,
        "facets": [
            (_("About"), _facet("category", NEED_CATEGORIES, filters.category, rest)),
            (_("Source"), _facet("source", NEED_SOURCES, filters.source, rest)),
        ],
    }
    return render(request, "agent/needs.html", seen)


@require_POST
@door(READ)
def search(request: Arrived) -> HttpResponse:
    """Look for the needs of one customer, by number or surname."""
    return searched(request, lambda name: _address({ASKED: name} if name else {}))


@require_GET
@door(READ)
def show(request: Arrived, need: UUID) -> HttpResponse:
    """Show one need with its steps, and what may be done with it."""
    found = known_need(by=request.actor, id=need)
    possible = moves_from_need(NeedStatus(found.status))
    acts = [
        {"label": NEED_MOVES[move], "address": reverse("web:need-move", args=[need, noun])}
        for noun, move in NOUNS.items()
        if move in possible and allows(request.actor, RIGHTS[move])
    ]
    seen = {"here": "needs", "need": need_row(found), "story": need_story(steps_of(found)), "acts": acts}
    return render(request, "agent/need.html", seen)


@require_http_methods(["GET", "POST"])
@door(READ)
def move(request: Arrived, need: UUID, noun: str) -> HttpResponse:
    """Ask for the reasons of a step and make it; the operation decides whether this person may."""
    if noun not in NOUNS:
        raise Http404
    found, made = known_need(by=request.actor, id=need), NOUNS[noun]

    def do(data: dict[str, Any]) -> Any:
        move_need(need=need, move=made, text=data["text"], version=data["version"], by=request.actor, at=request.at)
        return _("The step is recorded.")

    question = Question(NEED_MOVES[made], NEED_MOVES[made], reverse("web:need", args=[need]), TOLD.get(made, ""))
    return put(request, question, NeedMoveForm, do, initial={"version": found.version})


def _views(rest: dict[str, str], counts: dict[NeedStatus, int], here: NeedStatus | None) -> list[dict[str, Any]]:
    return [
        {
            "address": _address(rest | {"view": one.value}),
            "label": label,
            "count": counts[NeedStatus(one)],
            "is_here": one is here,
        }
        for one, label in NEED_STATUSES.items()
    ]


def _whose(request: Arrived) -> UUID | None:
    """Return the customer whose needs the address asks for; none where it names none, or nothing that could be one."""
    try:
        return UUID(request.GET.get("customer", ""))
    except ValueError:
        return None


def _customers(text: str, whose: UUID | None, request: Arrived) -> tuple[UUID, ...] | None:
    """Return whose needs are meant: one customer's, theirs whom a search finds, or of both where both are said."""
    found = tuple(one.id for one in found_customers(text, by=request.actor)) if text else None
    if whose is None:
        return found
    return (whose,) if found is None or whose in found else ()


def _chip(whose: UUID, rest: dict[str, str], request: Arrived) -> Chip:
    """Return whose needs these are, to be taken away."""
    known = known_customers(by=request.actor, ids=[whose]).get(whose)
    without = _address({name: value for name, value in rest.items() if name != WHOSE})
    return Chip(brief(known) if known else _("One customer"), without)


def _facet(name: str, words: Any, chosen: Any, kept: dict[str, str]) -> list[dict[str, Any]]:
    """Return the ways to narrow by one vocabulary; the chosen one leads back."""
    rest = {key: value for key, value in kept.items() if key != name}
    return [
        {
            "label": label,
            "is_here": one is chosen,
            "address": _address(rest if one is chosen else rest | {name: one.value}),
        }
        for one, label in words.items()
    ]


def _label(here: Any, status: NeedStatus | None) -> Any:
    if here:
        return here.name
    return NEED_STATUSES[status] if status else _("All needs")


def _address(asked: dict[str, str]) -> str:
    page = reverse("web:needs")
    return f"{page}?{urlencode(asked)}" if asked else page

"""Macros at a complaint: which there are, exactly what one would do, applying it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.operations.macros import apply_macro, take_macro_back
from careline.cases.queries.finding import complaint
from careline.cases.queries.macros import offered_macro, offered_macros, plans
from careline.web.agent.bulk_acts import PlainBulkForm
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.macro import macro_face, summary
from careline.web.questions import Question, put
from careline.web.sides import way_home
from careline.web.words import named, spoken

READ = "cases.read_complaint"


@require_GET
@door(READ)
def listed(request: Arrived, number: str) -> HttpResponse:
    """Offer the macros there are."""
    found = complaint(by=request.actor, number=number)
    rows = [
        {"name": named(one), "address": reverse("web:case-macro", args=[found.number, one.code]), "parts": summary(one)}
        for one in offered_macros()
    ]
    template = "agent/macros.html" if is_fragment(request) else "agent/macros_page.html"
    seen = {"here": "worklist", "macros": rows, "number": number, "back": reverse("web:case", args=[number])}
    return render(request, template, seen)


@require_http_methods(["GET", "POST"])
@door(READ)
def apply(request: Arrived, number: str, code: str) -> HttpResponse:
    """Show exactly what would change, and do it as one."""
    found, macro = complaint(by=request.actor, number=number), offered_macro(code=code)
    language = spoken()
    plan = plans(macro=macro, numbers=[number], by=request.actor, at=request.at, language=language)[number]
    face = macro_face(macro, found, plan)

    def act(_data: dict[str, Any]) -> str:
        run = apply_macro(number=number, macro=code, by=request.actor, at=request.at, language=language)
        return _("Done. You can take it back for ten minutes.") if run.can_go_back else _("Done.")

    question = Question(
        named(macro), _("Apply it"), reverse("web:case", args=[number]), preview=face, can_send=not face.refused
    )
    return put(request, question, PlainBulkForm, act, by=request.actor)


@require_POST
@door(READ)
def take_back(request: Arrived, number: str) -> HttpResponse:
    """Put the complaint back to what it was before the macro."""
    take_macro_back(number=number, by=request.actor, at=request.at)
    messages.success(request, _("Taken back. Everything is as it was before."))
    return go(request, way_home(request, reverse("web:case", args=[number])))

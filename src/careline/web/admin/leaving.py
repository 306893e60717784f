"""Off-boarding: what a leaver holds, who takes each kind of it, and the report that stays."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.kernel.refusals import Refusal
from careline.security.actor import Actor
from careline.security.operations.off_boarding import off_board_user
from careline.security.ports.holdings import Holding, Taker, Untaken, WhyLeft, registered
from careline.security.queries.off_boarding import Holdings, Part, holdings_of, reports_of, taker_named, told_of
from careline.security.queries.users import user
from careline.web.arrivals import Arrived
from careline.web.choices import colleagues_to_choose, departments_to_choose
from careline.web.doors import door, go
from careline.web.forms import AskingForm
from careline.web.questions import INVALID
from careline.web.words import LEFT_BEHIND, ROLES, UNTAKEN, named

RIGHT = "security.manage_user"
SHOWN = 12
"""So many numbers are listed; more are counted."""
QUEUE, PERSON = "queue:", "person:"


class LeavingForm(AskingForm):
    """Who takes each kind of things."""

    def __init__(self, *args: Any, holdings: Holdings, by: Actor, leaver: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        queues = [(f"{QUEUE}{code}", name) for code, name in departments_to_choose(by=by)]
        offered = [
            ("", _("The department it lies in: its queue, or who answers for it")),
            (_("A department’s queue"), queues),
        ]
        for part in holdings.parts:
            if part.references and not part.ends:
                self.fields[part.kind] = _choice(part, [*offered, *_people(part, by, leaver)])
        self.fields["sure"] = forms.BooleanField(
            label=gettext_lazy("The account is shut at once. I have checked who takes what."),
            error_messages={"required": gettext_lazy("Tick this when you have checked.")},
        )


def _people(part: Part, by: Actor, leaver: str) -> list[Any]:
    known = colleagues_to_choose(by=by, needs=part.needs)
    return [(where, [(f"{PERSON}{name}", said) for name, said in some if name != leaver]) for where, some in known]


def _choice(part: Part, offered: list[Any]) -> forms.ChoiceField:
    field = forms.ChoiceField(choices=offered, label=str(part.label), help_text=_listed(part), required=False)
    field.widget.attrs["class"] = "input"
    return field


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def leave(request: Arrived, username: str) -> HttpResponse:
    """Show what a leaver holds, and hand it over."""
    leaver = user(by=request.actor, username=username)
    held = holdings_of(by=request.actor, user=leaver, at=request.at)
    given: dict[str, Any] = {"holdings": held, "by": request.actor, "leaver": username}
    form = LeavingForm(request.POST if request.method == "POST" else None, **given)
    if form.is_bound and form.is_valid():
        try:
            takers = {part.kind: _taker(form.cleaned_data.get(part.kind, ""), leaver) for part in held.parts}
            off_board_user(user=leaver, takers=takers, by=request.actor, at=request.at)
        except Refusal as refusal:
            if not form.refuse(refusal):
                raise
        else:
            messages.success(request, _("Off-boarded. The account is shut and the work handed over."))
            return go(request, reverse("web:user-left", args=[username]))
    seen = {
        "here": "users",
        "name": leaver.full_name,
        "username": username,
        "form": form,
        "roles": [ROLES[role] for role in sorted(held.roles)],
        "held": held,
        "ending": [(part.label, len(part.references)) for part in held.parts if part.ends and part.references],
        "how_many": sum(len(part.references) for part in held.parts if not part.ends),
    }
    return render(request, "admin/leaving.html", seen, status=INVALID if form.is_bound else 200)


@require_GET
@door(RIGHT)
def report(request: Arrived, username: str) -> HttpResponse:
    """Show what became of a leaver's work."""
    leaver = user(by=request.actor, username=username)
    kinds = {one.kind: one for one in registered()}
    reports = reports_of(by=request.actor, user=leaver)
    people, places = told_of(by=request.actor, reports=reports)
    rows = [
        {
            "at": one.at,
            "by": people.get(one.by_name, one.by_name),
            "roles": [ROLES[role] for role in ROLES if role in one.roles],
            "sessions": one.sessions,
            "tokens": one.tokens,
            "correlation": one.correlation,
            "parts": list(_parts(one.parts, kinds, people, places)),
        }
        for one in reports
    ]
    seen = {"here": "users", "name": leaver.full_name, "username": username, "rows": rows}
    return render(request, "admin/left.html", seen)


def _parts(
    parts: list[dict[str, Any]], kinds: dict[str, Holding], people: dict[str, str], places: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    for part in parts:
        left = [(one["reference"], LEFT_BEHIND[WhyLeft(one["why"])]) for one in part["left"]]
        kind = kinds.get(part["kind"])
        untaken = kind.untaken if kind else Untaken.QUEUE
        yield {
            **part,
            "is_bare": not (part["moved"] or part.get("ended") or part["left"]),
            "ended": part.get("ended", 0),
            "label": kind.label if kind else part["kind"],
            "is_given_again": untaken is Untaken.GIVEN_AGAIN,
            "taker": people.get(part["taker"], part["taker"]) or _place(part, untaken, places),
            "left": left,
        }


def _place(part: dict[str, Any], untaken: Untaken, places: dict[str, Any]) -> Any:
    """Return what took one kind of things where no person did."""
    if not part["department"] or untaken is Untaken.RULES:
        return UNTAKEN[untaken]
    place = named(places[part["department"]]) if part["department"] in places else part["department"]
    return _("whoever answers for %(place)s") % {"place": place} if untaken is Untaken.ANSWERING else place


def _listed(part: Part) -> str:
    shown = " · ".join(part.references[:SHOWN])
    more = len(part.references) - SHOWN
    return f"{len(part.references)}: {shown}" + (_(" and %(n)d more") % {"n": more} if more > 0 else "")


def _taker(chosen: str, leaver: Any) -> Taker:
    if chosen.startswith(PERSON):
        return taker_named(leaver=leaver, username=chosen.removeprefix(PERSON))
    return taker_named(leaver=leaver, department=chosen.removeprefix(QUEUE))

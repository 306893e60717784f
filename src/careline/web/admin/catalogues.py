"""What customers' data are held against: the catalogues, and from when on a profile is stale."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.bounding import set_stale_bound
from careline.parties.operations.catalogues import EntryTold, close_entry, set_entry
from careline.parties.queries.catalogues import changes_lately, known_entry
from careline.parties.queries.staleness import bound_in_force
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.staleness import LEAST, MOST
from careline.web.admin.forms import EntryForm, NothingAsked
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.catalogues import change_row, listed_catalogues
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import named
from careline.web.words.catalogues import CATALOGUES

RIGHT = "parties.manage_catalogues"


class BoundForm(AskingForm):
    """After how many days a profile is stale."""

    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=LEAST, max_value=MOST)


class NewEntryForm(EntryForm):
    """An entry with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        help_text=gettext_lazy("Small letters, digits, dots, hyphens, underscores; lists and interfaces name it so."),
    )

    field_order = ("code", *EntryForm.base_fields)


@require_GET
@door(RIGHT)
def show(request: Arrived) -> HttpResponse:
    """Show every catalogue with its entries, what changed lately, and what is stale."""
    seen = {
        "here": "catalogues",
        "bound": bound_in_force(),
        "catalogues": listed_catalogues(),
        "changes": [change_row(row) for row in changes_lately(by=request.actor)],
    }
    return render(request, "admin/catalogues.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived, catalogue: str) -> HttpResponse:
    """Add an entry."""
    which = _catalogue(catalogue)

    def act(data: dict[str, Any]) -> str:
        code = data.pop("code").strip()
        set_entry(catalogue=which, code=code, told=EntryTold(**data), by=request.actor, at=request.at)
        return _("Added.")

    question = Question(_("New entry: %(catalogue)s") % {"catalogue": CATALOGUES[which]}, _("Add"), _page())
    return put(request, question, NewEntryForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, catalogue: str, code: str) -> HttpResponse:
    """Rename an entry, or offer a closed one again."""
    which = _catalogue(catalogue)
    one = known_entry(catalogue=which, code=code)

    def act(data: dict[str, Any]) -> str:
        set_entry(catalogue=which, code=code, told=EntryTold(**data), by=request.actor, at=request.at)
        return _("Changed.")

    send = _("Offer it again") if one.closed_at else _("Change")
    initial = {name: getattr(one, name) for name in EntryForm.base_fields}
    return put(request, Question(named(one), send, _page()), EntryForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def close(request: Arrived, catalogue: str, code: str) -> HttpResponse:
    """Offer an entry no more."""
    which = _catalogue(catalogue)
    one = known_entry(catalogue=which, code=code)

    def act(_data: dict[str, Any]) -> str:
        close_entry(catalogue=which, code=code, by=request.actor, at=request.at)
        return _("No longer offered.")

    told = _("Whoever has it keeps it under its name; nobody else can be given it. It can be offered again.")
    question = Question(_("Close: %(name)s") % {"name": named(one)}, _("Close"), _page(), told, tone="danger")
    return put(request, question, NothingAsked, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def bound(request: Arrived) -> HttpResponse:
    """Say from when on a profile is stale."""

    def act(data: dict[str, Any]) -> str:
        set_stale_bound(days=data["days"], by=request.actor, at=request.at)
        return _("Changed.")

    told = _("A profile in which nothing was verified or written down for this long counts as stale.")
    question = Question(_("When a profile is stale"), _("Change"), _page(), told)
    return put(request, question, BoundForm, act, initial={"days": bound_in_force().days})


def _catalogue(text: str) -> Catalogue:
    if text not in tuple(Catalogue):
        raise Http404
    return Catalogue(text)


def _page() -> str:
    return reverse("web:catalogues")

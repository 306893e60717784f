"""The contact centres, and which department sits in which."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from careline.security.operations.centres import CentreTold, close_centre, place_department, set_centre
from careline.security.queries.centres import known_centre
from careline.security.queries.departments import department
from careline.web.admin.forms import EntryForm, NothingAsked
from careline.web.arrivals import Arrived
from careline.web.choices import centres_to_choose
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import named

RIGHT = "security.manage_department"


class NewCentreForm(EntryForm):
    """A centre with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        help_text=gettext_lazy("Small letters, digits, hyphens; it stays for ever."),
    )

    field_order = ("code", *EntryForm.base_fields)


class SeatForm(AskingForm):
    """Where a department sits."""

    centre = forms.ChoiceField(
        label=gettext_lazy("Centre"),
        required=False,
        choices=centres_to_choose,
        help_text=gettext_lazy("Left open, it sits where the department above it does."),
    )


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a centre."""

    def act(data: dict[str, Any]) -> str:
        set_centre(code=data.pop("code").strip(), told=CentreTold(**data), by=request.actor, at=request.at)
        return _("Added.")

    return put(request, Question(_("New centre"), _("Add"), _page()), NewCentreForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, centre: str) -> HttpResponse:
    """Rename a centre, or open a closed one again."""
    one = known_centre(code=centre)

    def act(data: dict[str, Any]) -> str:
        set_centre(code=centre, told=CentreTold(**data), by=request.actor, at=request.at)
        return _("Changed.")

    send = _("Open it again") if one.closed_at else _("Change")
    initial = {name: getattr(one, name) for name in EntryForm.base_fields}
    return put(request, Question(named(one), send, _page()), EntryForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def close(request: Arrived, centre: str) -> HttpResponse:
    """Close a centre."""
    one = known_centre(code=centre)

    def act(_data: dict[str, Any]) -> str:
        close_centre(code=centre, by=request.actor, at=request.at)
        return _("Closed.")

    told = _("No department can move in; past work keeps the centre. It can be opened again.")
    question = Question(_("Close: %(name)s") % {"name": named(one)}, _("Close"), _page(), told, tone="danger")
    return put(request, question, NothingAsked, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def place(request: Arrived, code: str) -> HttpResponse:
    """Say in which centre a department sits."""
    one = department(by=request.actor, code=code)

    def act(data: dict[str, Any]) -> str:
        centre = known_centre(code=data["centre"]) if data["centre"] else None
        place_department(department=one, centre=centre, by=request.actor, at=request.at)
        return _("Changed.")

    told = _("Contacts its people serve from now on count for this centre; those before stay where they were.")
    question = Question(_("Where it sits: %(name)s") % {"name": named(one)}, _("Change"), _page(), told)
    return put(request, question, SeatForm, act, initial={"centre": one.centre.code if one.centre else ""})


def _page() -> str:
    return reverse("web:departments")

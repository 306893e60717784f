"""Lists one keeps: a name for what is on the screen, its order and columns, for oneself or the department."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in
from django.views.decorators.http import require_http_methods

from careline.cases.operations.views import ViewTold, retire_view, save_view
from careline.cases.queries.views import saved_view
from careline.cases.rules.views import LONGEST_NAME, NARROWED_BY, USUAL, ListColumn, ListOrder
from careline.security.actor import Actor
from careline.security.policy import allows
from careline.web.agent.filters import address
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import LIST_COLUMNS, LIST_ORDERS, choices

RIGHT = "cases.keep_view"


class ViewForm(AskingForm):
    """What a list is called and how it looks; what it is narrowed to comes along unseen."""

    name = forms.CharField(label=_in("list", "Name"), max_length=LONGEST_NAME)
    order = forms.ChoiceField(label=_("Order"), choices=choices(LIST_ORDERS), widget=forms.RadioSelect)
    columns = forms.MultipleChoiceField(
        label=_("Columns"), choices=choices(LIST_COLUMNS), widget=forms.CheckboxSelectMultiple, required=False
    )
    is_shared = forms.BooleanField(label=_("Also for my department and those below it"), required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NARROWED_BY:
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
        if not allows(by, "cases.share_view"):
            del self.fields["is_shared"]


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=NARROWED_BY)
def add(request: Arrived) -> HttpResponse:
    """Keep the list that is on the screen."""
    asked = request.GET
    narrowed = {name: asked.get(name, "") for name in NARROWED_BY}
    first = {"order": ListOrder.DUE, "columns": list(USUAL), **narrowed}
    return _put(request, None, _("Keep this list"), first)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, saved: UUID) -> HttpResponse:
    """Call a list otherwise, or show it otherwise."""
    row = saved_view(by=request.actor, view=saved)
    first = {"name": row.name, "order": row.order, "columns": row.columns, "is_shared": row.department_id is not None}
    return _put(request, saved, _("Change this list"), {**first, **row.narrowed})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, saved: UUID) -> HttpResponse:
    """Keep a list no longer; the complaints in it stay what they are."""
    row = saved_view(by=request.actor, view=saved)

    def act(_data: dict[str, Any]) -> Any:
        retire_view(view=saved, by=request.actor, at=request.at)
        return _("The list is gone; its complaints are where they were.")

    question = Question(_("Remove “%(name)s”") % {"name": row.name}, _("Remove"), reverse("web:worklist"))
    return put(request, question, AskingForm, act)


def _put(request: Arrived, saved: UUID | None, title: Any, first: dict[str, Any]) -> HttpResponse:
    def act(data: dict[str, Any]) -> Any:
        told = ViewTold(
            name=data["name"],
            narrowed={name: data[name] for name in NARROWED_BY},
            order=ListOrder(data["order"]),
            columns=[ListColumn(one) for one in data["columns"]],
            is_shared=bool(data.get("is_shared")),
        )
        save_view(told=told, view=saved, by=request.actor, at=request.at)
        return _("The list is kept.")

    back = address(saved=str(saved)) if saved else reverse("web:worklist")
    return put(request, Question(title, _("Keep"), back), ViewForm, act, by=request.actor, initial=first)

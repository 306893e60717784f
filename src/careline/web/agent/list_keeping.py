"""Keeping a list: a name for what is on the screen, its order and columns, for oneself or the department."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in
from django.views.decorators.http import require_http_methods

from careline.security.actor import Actor
from careline.security.operations.kept_lists import SHARE, ListTold, change_list, keep_list, retire_list
from careline.security.policy import allows, require
from careline.security.queries.kept_lists import KEEP, kept_list
from careline.security.rules.kept_lists import LONGEST_NAME
from careline.web.agent.desk_lists import IN_ADDRESSES, DeskList, desk_list
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Landed, Question, put
from careline.web.words import choices

LOOKS = ("order", "columns")


class KeptListForm(AskingForm):
    """What a list is called and how it looks; what it is narrowed to comes along unseen."""

    name = forms.CharField(label=_in("list", "Name"), max_length=LONGEST_NAME)
    order = forms.ChoiceField(label=_("Order"), widget=forms.RadioSelect)
    columns = forms.MultipleChoiceField(label=_("Columns"), widget=forms.CheckboxSelectMultiple, required=False)
    is_shared = forms.BooleanField(label=_("Also for my department and those below it"), required=False)

    def __init__(self, *args: Any, by: Actor, desk: DeskList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in zip(LOOKS, (desk.orders, desk.columns), strict=True):
            if words:
                self.fields[name].choices = choices(words)  # type: ignore[attr-defined]  # it is a ChoiceField
            else:
                del self.fields[name]
        for name in desk.kind.narrowed_by:
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
        if not allows(by, SHARE):
            del self.fields["is_shared"]


@require_http_methods(["GET", "POST"])
@door(KEEP, asks=IN_ADDRESSES)
def add(request: Arrived, noun: str) -> HttpResponse:
    """Keep the list that is on the screen."""
    desk = desk_list(noun)
    require(request.actor, desk.kind.needs)
    first = {"order": next(iter(desk.kind.orders), ""), "columns": list(desk.kind.usual)}
    narrowed = desk.narrowed(request) if request.method == "GET" else {}
    return _put(request, desk, None, _("Keep this list"), first | narrowed)


@require_http_methods(["GET", "POST"])
@door(KEEP)
def change(request: Arrived, saved: UUID) -> HttpResponse:
    """Call a list otherwise, or show it otherwise."""
    row = kept_list(by=request.actor, kept=saved)
    first = {"name": row.name, "order": row.order, "columns": row.columns, "is_shared": row.department_id is not None}
    return _put(request, desk_list(row.kind), row, _("Change this list"), first | row.narrowed)


@require_http_methods(["GET", "POST"])
@door(KEEP)
def retire(request: Arrived, saved: UUID) -> HttpResponse:
    """Keep a list no longer; what it showed stays what it is."""
    row = kept_list(by=request.actor, kept=saved)

    def act(_data: dict[str, Any]) -> Any:
        retire_list(kept=saved, by=request.actor, at=request.at)
        return _("The list is gone; what it showed is where it was.")

    title = _("Remove “%(name)s”") % {"name": row.name}
    return put(request, Question(title, _("Remove"), desk_list(row.kind).address()), AskingForm, act)


def _put(request: Arrived, desk: DeskList, row: Any, title: Any, first: dict[str, Any]) -> HttpResponse:
    def act(data: dict[str, Any]) -> Any:
        told = ListTold(
            name=data["name"],
            narrowed={name: data[name] for name in desk.kind.narrowed_by},
            order=data.get("order", ""),
            columns=data.get("columns", ()),
            # who may not share (any more) isn't asked: the list stays shared or not, as it is
            is_shared=bool(data.get("is_shared", row is not None and row.department_id is not None)),
        )
        if row:
            kept = change_list(told=told, kept=row.pk, by=request.actor, at=request.at)
        else:
            kept = keep_list(told=told, kind=desk.kind.name, by=request.actor, at=request.at)
        return Landed(_("The list is kept."), desk.opens(kept.narrowed, kept.pk))

    on_screen = {} if desk.is_sealed else {name: first[name] for name in desk.kind.narrowed_by if first.get(name)}
    question = Question(title, _("Keep"), desk.opens(row.narrowed, row.pk) if row else desk.address(**on_screen))
    given = {"by": request.actor, "desk": desk, "initial": first, "auto_id": "kept_%s"}  # the page may have a name, too
    return put(request, question, KeptListForm, act, **given)

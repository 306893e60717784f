"""One thing of a row changed in its place: a line under the row for the page's own script, else a page of its own."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careline.cases.queries.finding import complaint, known_complaints
from careline.cases.queries.lists import WORKLIST
from careline.kernel.refusals import Refusal
from careline.web.agent.filters import ASKS, Asked
from careline.web.agent.kept_lists import kept_lists
from careline.web.agent.list_rows import list_rows
from careline.web.agent.row_fields import ROW_FIELDS, check_change
from careline.web.agent.row_forms import RowForm
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.questions import INVALID, Question, put
from careline.web.searches import words_of

SHOWN = 8
"""So many choices stand open in the line under a row."""


@require_http_methods(["GET", "POST"])
@door("cases.read_complaint", asks=ASKS)
def change(request: Arrived, number: str, noun: str) -> HttpResponse:
    """Ask what it should be and make it so; the operation decides whether this person may."""
    if noun not in ROW_FIELDS:
        raise Http404
    one, found = ROW_FIELDS[noun], complaint(by=request.actor, number=number)
    check_change(found, one, by=request.actor)
    given: dict[str, Any] = {"by": request.actor, "number": number}
    given["initial"] = {"version": found.version, noun: one.value(found)}

    def act(data: dict[str, Any]) -> str:
        if data[noun] == given["initial"][noun]:  # the same again is no new step of the complaint
            return _("It is so already.")
        one.act(data, number, request)
        return _("Written down.")

    if is_fragment(request):
        return _in_place(request, noun, one.form(request.POST or None, **given), act)
    back = f"{reverse('web:worklist')}?{request.META['QUERY_STRING']}".rstrip("?")
    question = Question(
        _("%(what)s of %(number)s") % {"what": one.label, "number": number},
        _("Save"),
        back,
        found.title,
        to=request.get_full_path(),
    )
    return put(request, question, one.form, act, **given)


def _in_place(request: Arrived, noun: str, form: RowForm, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    if request.method == "GET" or not form.is_valid():
        return _asked(request, noun, form)
    try:
        done = act(form.cleaned_data)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return _asked(request, noun, form)
    return render(request, "agent/row_changed.html", _seen(request, form.number) | {"done": done})


def _asked(request: Arrived, noun: str, form: RowForm) -> HttpResponse:
    bound = form[noun]
    if not bound.use_fieldset:
        bound.field.widget.attrs["size"] = SHOWN
    seen = _seen(request, form.number) | {"form": form, "bound": bound, "to": request.get_full_path()}
    return render(request, "agent/row_editor.html", seen, status=INVALID if form.errors else 200)


def _seen(request: Arrived, number: str) -> dict[str, Any]:
    """Return the row as it is now, in the columns of its list; none when it has gone where this reader sees nothing."""
    asked = Asked.of(request.GET, text=words_of(request), by=request.actor)
    columns = kept_lists(request, WORKLIST, asked.query).columns
    rows = list_rows(request, known_complaints(by=request.actor, numbers=[number]), asked=request.META["QUERY_STRING"])
    return {"row": next(iter(rows), None), "columns": columns, "span": len(columns) + 2}

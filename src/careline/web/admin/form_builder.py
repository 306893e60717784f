"""Forms: the list, the builder with its preview, and what a form asked before."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.forms.operations.designing import retire_form, set_form
from careline.forms.queries.designs import form_asked, newest_versions, offered_fields, offered_form, versions
from careline.forms.rules.shapes import Condition, FieldShape, FormShape
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.admin.form_draft import ALWAYS, NEVER, SLOTS, WHEN, Draft
from careline.web.admin.forms import NothingAsked
from careline.web.answers import fields_of, type_said
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.people import called
from careline.web.forms import AskingForm
from careline.web.questions import INVALID, Question, put
from careline.web.words import COMPARES, choices, named

RIGHT = "forms.manage_forms"


class Preview(AskingForm):
    """The form as it will be asked."""

    def __init__(self, form: FormShape) -> None:
        super().__init__()
        self.fields.update(fields_of(form))
        for one in self.fields.values():
            one.widget.attrs.setdefault("class", "input")


@dataclass(frozen=True)
class LineRow:
    """A line as the builder shows it."""

    code: str
    name: str
    type: str
    need: str
    above: list[tuple[str, str]]
    conditions: list[Condition | None]
    """One for each slot: those told, and an empty one."""


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the forms and the fields."""
    asked = [one.shape for one in newest_versions()]
    used = {code for one in asked for code in one.fields}
    seen = {
        "here": "forms",
        "forms": [
            {
                "code": one.code,
                "name": named(one),
                "version": one.version,
                "fields": [named(f) for f in one.fields.values()],
            }
            for one in asked
        ],
        "fields": [
            {"code": one.code, "name": named(one), "type": type_said(one.shape), "is_used": one.code in used}
            for one in offered_fields()
        ],
    }
    return render(request, "admin/forms.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Design a form."""
    return _build(request, Draft.read(request.POST) if request.method == "POST" else Draft(), is_new=True)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change what a form asks."""
    form = form_asked(code=code)
    draft = replace(Draft.read(request.POST), code=code) if request.method == "POST" else Draft.of(form)
    return _build(request, draft, is_new=False)


@require_GET
@door(RIGHT)
def history(request: Arrived, code: str) -> HttpResponse:
    """Show what a form has asked, version by version."""
    form = offered_form(code=code)
    found = versions(code=code)
    people = called(one.by_name for one in found)
    rows = [
        {"n": one.n, "at": one.at, "by": people(one.by_name), "fields": [named(f) for f in one.shape.fields.values()]}
        for one in found
    ]
    return render(
        request, "admin/form_versions.html", {"here": "forms", "form": named(form), "code": code, "rows": rows}
    )


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Ask a form no longer."""
    form = offered_form(code=code)

    def act(_data: dict[str, Any]) -> str:
        retire_form(code=code, by=request.actor, at=request.at)
        return _("No longer asked.")

    title = _("Stop asking")
    told = _("“%(name)s” is no longer asked. What was answered stays.") % {"name": named(form)}
    return put(request, Question(title, title, reverse("web:forms"), told, tone="danger"), NothingAsked, act)


def _build(request: Arrived, draft: Draft, *, is_new: bool) -> HttpResponse:
    act = request.POST.get("act", "")
    if act != "save":
        return _page(request, draft.acted(act, new=request.POST.get("new", "")), is_new=is_new, moved=act)
    try:
        set_form(code=draft.code, told=draft.told, by=request.actor, at=request.at)
    except Refusal as refusal:
        return _page(request, draft, is_new=is_new, refusal=refusal)
    messages.success(request, _("Saved. From now on the form is asked like this."))
    return go(request, reverse("web:forms"))


def _page(
    request: Arrived, draft: Draft, *, is_new: bool, moved: str = "", refusal: Refusal | None = None
) -> HttpResponse:
    fields = {one.code: one.shape for one in offered_fields()}
    taken = {line.field for line in draft.lines}
    seen = {
        "here": "forms",
        "draft": draft,
        "is_new": is_new,
        "to": request.path,
        "rows": _rows(draft, fields),
        "needs": [(NEVER, _("optional")), (ALWAYS, _("required")), (WHEN, _("required when…"))],
        "compares": choices(COMPARES),
        "offered": [(code, named(one)) for code, one in fields.items() if code not in taken],
        "preview": Preview(draft.shape()),
        "moved": moved,
        "said": say(refusal) if refusal else None,
    }
    template = "admin/form_draft.html" if is_fragment(request) else "admin/form_builder.html"
    return render(request, template, seen, status=INVALID if refusal else 200)


def _rows(draft: Draft, fields: dict[str, FieldShape]) -> list[LineRow]:
    rows: list[LineRow] = []
    for line in draft.lines:
        if line.field not in fields:
            continue
        told: list[Condition | None] = [*line.required_when]
        rows.append(
            LineRow(
                code=line.field,
                name=named(fields[line.field]),
                type=type_said(fields[line.field]),
                need=ALWAYS if line.is_required else WHEN if line.field in draft.whens else NEVER,
                above=[(row.code, row.name) for row in rows],
                conditions=[*told, None] if len(told) < SLOTS else told,
            )
        )
    return rows

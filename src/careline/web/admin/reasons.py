"""The reason tree: why customers come, what to ask, and what must be written."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.contacts.operations.reasons import ReasonTold, retire_reason, set_reason
from careline.contacts.queries.reasons import offered_reason, offered_reasons
from careline.contacts.rules.facts import ServiceType
from careline.contacts.rules.reasons import BadQuestion, Question
from careline.contacts.rules.verification import Act
from careline.contacts.rules.wrap_up import Part
from careline.web.admin.forms import NamesForm
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import DayInput, TextArea
from careline.web.questions import Question as Asking
from careline.web.questions import put
from careline.web.words import choices, named
from careline.web.words.contacts import ACTS, PARTS, SERVICE_TYPES

RIGHT = "contacts.manage_reasons"
LINE = 3
"""A question's line has three parts: its code, its Chinese and its English words."""


class ReasonForm(NamesForm):
    """A reason's names, what to ask for it, and what it makes mandatory."""

    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=9999, initial=0)
    service_type = forms.ChoiceField(
        label=gettext_lazy("Service type"),
        required=False,
        choices=choices(SERVICE_TYPES, empty=gettext_lazy("As the reason above")),
    )
    category = forms.CharField(
        label=gettext_lazy("Suggests the complaint category"),
        required=False,
        max_length=64,
        help_text=gettext_lazy("A category’s code, such as product.billing; empty means as the reason above."),
    )
    act = forms.ChoiceField(
        label=gettext_lazy("What is done for the customer"),
        required=False,
        choices=choices(ACTS, empty=gettext_lazy("As the reason above")),
        help_text=gettext_lazy("It says how well the caller must be verified."),
    )
    questions = forms.CharField(
        label=gettext_lazy("Questions"),
        required=False,
        max_length=9000,
        widget=TextArea(4),
        help_text=gettext_lazy("One a line: code | Chinese | English; a ! before the code makes it required."),
    )
    required = forms.MultipleChoiceField(
        label=gettext_lazy("Makes mandatory"),
        required=False,
        choices=[(part.value, PARTS[part]) for part in Part],
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = forms.DateField(
        label=gettext_lazy("Offered from"),
        required=False,
        widget=DayInput(),
    )


class NewReasonForm(ReasonForm):
    """A reason with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=80,
        help_text=gettext_lazy("One word, or a parent’s code, a dot and one word: billing.roaming."),
    )

    field_order = ("code", *ReasonForm.base_fields)


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the tree, each reason under its parent."""
    rows = [
        {
            "code": one.code,
            "name": named(one),
            "depth": one.code.count("."),
            "asks": len(one.asks),
            "service_type": SERVICE_TYPES[ServiceType(one.service_type)] if one.service_type else "",
            "required": [PARTS[Part(part)] for part in one.required],
        }
        for one in offered_reasons(on=localdate(request.at))
    ]
    return render(request, "admin/reasons.html", {"here": "reasons", "rows": rows})


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("under",))
def add(request: Arrived) -> HttpResponse:
    """Add a reason."""

    def act(data: dict[str, Any]) -> str:
        set_reason(code=data.pop("code"), told=_told(data), by=request.actor, at=request.at)
        return _("Reason added.")

    under = request.GET.get("under", "")
    question = Asking(_("New reason"), _("Add the reason"), _page())
    return put(request, question, NewReasonForm, act, initial={"code": f"{under}." if under else ""})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change what a reason is called, asks and demands."""
    one = offered_reason(code=code, on=localdate(request.at))

    def act(data: dict[str, Any]) -> str:
        set_reason(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in ReasonForm.base_fields if name != "questions"}
    initial["questions"] = "\n".join(_line(asked) for asked in one.questions)
    return put(request, Asking(named(one), _("Change"), _page()), ReasonForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a reason."""
    one = offered_reason(code=code, on=localdate(request.at))
    told = _("“%(name)s” and the reasons below it are no longer offered. Contacts that carry them keep them.")
    return ask_to_retire(request, told % {"name": named(one)}, back=_page(), retire=retire_reason, code=code)


def _told(data: dict[str, Any]) -> ReasonTold:
    return ReasonTold(
        name_zh=data["name_zh"],
        name_en=data["name_en"],
        position=data["position"],
        category=data["category"].strip(),
        service_type=ServiceType(data["service_type"]) if data["service_type"] else None,
        act=Act(data["act"]) if data["act"] else None,
        questions=[_question(line) for line in data["questions"].splitlines() if line.strip()],
        required=[Part(one) for one in data["required"]],
        valid_from=data["valid_from"],
    )


def _question(line: str) -> Question:
    parts = [part.strip() for part in line.replace("｜", "|").split("|")]
    if len(parts) != LINE:
        raise BadQuestion(field="questions")
    code, zh, en = parts
    return Question(code=code.lstrip("!！"), zh=zh, en=en, is_required=code[0:1] in {"!", "！"})


def _line(asked: Question) -> str:
    return f"{'!' if asked.is_required else ''}{asked.code} | {asked.zh} | {asked.en}"


def _page() -> str:
    return reverse("web:reasons")

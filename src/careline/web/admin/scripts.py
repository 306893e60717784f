"""Scripts: what agents may say, step by step."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.contacts.operations.scripts import ScriptTold, retire_script, set_script
from careline.contacts.queries.scripts import offered_script, offered_scripts
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import SAID, ScriptStep
from careline.web.admin.forms import ForReasonForm
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import TextArea
from careline.web.questions import Question, put
from careline.web.words import choices, in_language, named
from careline.web.words.contacts import CHANNELS, SCRIPT_STEPS, SERVICE_TYPES

RIGHT = "contacts.manage_scripts"
ANY = gettext_lazy("Any")


class ScriptForm(ForReasonForm):
    """A script's names and words, and where it is offered."""

    step = forms.ChoiceField(label=gettext_lazy("Step"), choices=choices(SCRIPT_STEPS))
    words_zh = forms.CharField(label=gettext_lazy("Words in Chinese"), max_length=4000, widget=TextArea(4))
    words_en = forms.CharField(label=gettext_lazy("Words in English"), max_length=4000, widget=TextArea(4))
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False, choices=choices(CHANNELS, empty=ANY))
    service_type = forms.ChoiceField(
        label=gettext_lazy("Kind of service"), required=False, choices=choices(SERVICE_TYPES, empty=ANY)
    )
    for_care = forms.BooleanField(label=gettext_lazy("Only for customers who need care"), required=False)
    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=9999, initial=0)


class NewScriptForm(ScriptForm):
    """A script with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Small letters, digits, underscores.")
    )

    field_order = ("code", *ScriptForm.base_fields)


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the scripts, step by step."""
    rows = list(offered_scripts())
    seen = {
        "here": "scripts",
        "steps": [
            {
                "name": SCRIPT_STEPS[step],
                "scripts": [
                    {
                        "code": one.code,
                        "name": named(one),
                        "words": in_language(one.words_zh, one.words_en),
                        "reason": named(one.reason) if one.reason else "",
                        "channel": CHANNELS[ContactChannel(one.channel)] if one.channel else "",
                        "service_type": SERVICE_TYPES[ServiceType(one.service_type)] if one.service_type else "",
                        "for_care": one.for_care,
                    }
                    for one in rows
                    if one.step == step
                ],
            }
            for step in ScriptStep
        ],
        "has_some": bool(rows),
        "variables": " ".join(f"{{{name}}}" for name in SAID),
    }
    return render(request, "admin/scripts.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a script."""

    def act(data: dict[str, Any]) -> str:
        set_script(code=data["code"], told=_told(data), by=request.actor, at=request.at)
        return _("Script added.")

    question = Question(_("New script"), _("Add the script"), _page())
    return put(request, question, NewScriptForm, act, on=localdate(request.at))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change a script."""
    one = offered_script(code=code)

    def act(data: dict[str, Any]) -> str:
        set_script(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in ScriptForm.base_fields}
    initial["reason"] = one.reason.code if one.reason else ""
    question = Question(named(one), _("Change"), _page())
    return put(request, question, ScriptForm, act, initial=initial, on=localdate(request.at), kept=one.reason)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a script."""
    one = offered_script(code=code)
    return ask_to_retire(request, named(one), back=_page(), retire=retire_script, code=code)


def _told(data: dict[str, Any]) -> ScriptTold:
    return ScriptTold(
        name_zh=data["name_zh"],
        name_en=data["name_en"],
        step=ScriptStep(data["step"]),
        words_zh=data["words_zh"],
        words_en=data["words_en"],
        reason=data["reason"],
        channel=ContactChannel(data["channel"]) if data["channel"] else None,
        service_type=ServiceType(data["service_type"]) if data["service_type"] else None,
        for_care=data["for_care"],
        position=data["position"],
    )


def _page() -> str:
    return reverse("web:scripts")

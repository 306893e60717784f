"""Wrap-up: texts that fill themselves in, and what each channel's record must hold."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.contacts.operations.wrap_up import TemplateTold, retire_template, set_channel_form, set_template
from careline.contacts.queries.record import required_by_channel
from careline.contacts.queries.templates import offered_template, offered_templates
from careline.contacts.rules.facts import ContactChannel, Outcome
from careline.contacts.rules.wrap_up import VARIABLES, Part
from careline.web.admin.forms import ForReasonForm
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm, TextArea
from careline.web.questions import Question, put
from careline.web.words import choices, in_language, named
from careline.web.words.contacts import CHANNELS, OUTCOMES, PARTS

RIGHT = "contacts.manage_wrap_up"


class TemplateForm(ForReasonForm):
    """A template's names, where it is offered, and what it fills in."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"), required=False, choices=choices(CHANNELS, empty=gettext_lazy("Any"))
    )
    summary_zh = forms.CharField(
        label=gettext_lazy("Summary in Chinese"), required=False, max_length=20_000, widget=TextArea(2)
    )
    summary_en = forms.CharField(
        label=gettext_lazy("Summary in English"),
        required=False,
        max_length=20_000,
        widget=TextArea(2),
        help_text=gettext_lazy("Whoever works in English gets this one; left empty, the Chinese."),
    )
    result_zh = forms.CharField(
        label=gettext_lazy("Result in Chinese"), required=False, max_length=20_000, widget=TextArea(2)
    )
    result_en = forms.CharField(
        label=gettext_lazy("Result in English"), required=False, max_length=20_000, widget=TextArea(2)
    )
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), required=False, choices=choices(OUTCOMES, empty="—"))
    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=9999, initial=0)


class NewTemplateForm(TemplateForm):
    """A template with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Small letters, digits, underscores.")
    )

    field_order = ("code", *TemplateForm.base_fields)


class ChannelPartsForm(AskingForm):
    """What the record of a channel must hold."""

    required = forms.MultipleChoiceField(
        label=gettext_lazy("Makes mandatory"),
        required=False,
        choices=[(part.value, PARTS[part]) for part in Part],
        widget=forms.CheckboxSelectMultiple,
    )


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the templates, and what each channel makes mandatory."""
    seen = {
        "here": "wrap-up",
        "templates": [
            {
                "code": one.code,
                "name": named(one),
                "summary": in_language(one.summary_zh, one.summary_en),
                "reason": named(one.reason) if one.reason else "",
                "channel": CHANNELS[ContactChannel(one.channel)] if one.channel else "",
            }
            for one in offered_templates()
        ],
        "channels": [
            {"code": channel.value, "name": CHANNELS[channel], "parts": [PARTS[part] for part in parts]}
            for channel, parts in required_by_channel().items()
        ],
        "variables": " ".join(f"{{{name}}}" for name in VARIABLES),
    }
    return render(request, "admin/wrap_up.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Add a template."""

    def act(data: dict[str, Any]) -> str:
        set_template(code=data["code"], told=_told(data), by=request.actor, at=request.at)
        return _("Template added.")

    question = Question(_("New template"), _("Add the template"), _page())
    return put(request, question, NewTemplateForm, act, on=localdate(request.at))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change a template."""
    one = offered_template(code=code)

    def act(data: dict[str, Any]) -> str:
        set_template(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in TemplateForm.base_fields}
    initial["reason"] = one.reason.code if one.reason else ""
    question = Question(named(one), _("Change"), _page())
    return put(request, question, TemplateForm, act, initial=initial, on=localdate(request.at), kept=one.reason)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a template."""
    one = offered_template(code=code)
    return ask_to_retire(request, named(one), back=_page(), retire=retire_template, code=code)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def channel_parts(request: Arrived, channel: str) -> HttpResponse:
    """Say what the record of a channel must hold."""
    if channel not in set(ContactChannel):
        raise Http404
    known = ContactChannel(channel)

    def act(data: dict[str, Any]) -> str:
        parts = [Part(one) for one in data["required"]]
        set_channel_form(channel=known, required=parts, by=request.actor, at=request.at)
        return _("Changed.")

    initial = {"required": [part.value for part in required_by_channel()[known]]}
    return put(request, Question(CHANNELS[known], _("Change"), _page()), ChannelPartsForm, act, initial=initial)


def _told(data: dict[str, Any]) -> TemplateTold:
    return TemplateTold(
        name_zh=data["name_zh"],
        name_en=data["name_en"],
        reason=data["reason"],
        channel=ContactChannel(data["channel"]) if data["channel"] else None,
        **{name: data[name] for name in ("summary_zh", "summary_en", "result_zh", "result_en")},
        outcome=Outcome(data["outcome"]) if data["outcome"] else None,
        position=data["position"],
    )


def _page() -> str:
    return reverse("web:wrap-up")

"""Canned replies: written by one, approved by another, offered until their last day."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.notices.operations.canned import CannedTold, approve_canned, retire_canned, set_canned
from careline.notices.queries.canned import kept_replies, kept_reply
from careline.notices.rules.canned import SAMPLES, filled, is_in_force
from careline.notices.rules.facts import NoticeChannel
from careline.security.actor import Actor
from careline.security.policy import allows
from careline.web.admin.forms import NamesForm, NothingAsked
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.choices import departments_to_choose
from careline.web.doors import door
from careline.web.faces.moments import here
from careline.web.faces.people import Called, called
from careline.web.forms import DayInput, TextArea
from careline.web.notice_words import NOTICE_CHANNELS
from careline.web.questions import Question, put
from careline.web.words import choices, named, speaks_chinese

RIGHT, APPROVE = "notices.manage_canned", "notices.approve_canned"
EVERYBODY = gettext_lazy("Everybody")


class CannedForm(NamesForm):
    """A reply's names and words, for whom it is and until when."""

    text_zh = forms.CharField(label=gettext_lazy("Text in Chinese"), max_length=4000, widget=TextArea(4))
    text_en = forms.CharField(label=gettext_lazy("Text in English"), max_length=4000, widget=TextArea(4))
    department = forms.ChoiceField(
        label=gettext_lazy("Team"), required=False, help_text=gettext_lazy("And those below it.")
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"), required=False, choices=choices(NOTICE_CHANNELS, empty=gettext_lazy("Any"))
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", EVERYBODY), *departments_to_choose(by=by)]  # type: ignore[attr-defined]  # it is a ChoiceField


class NewCannedForm(CannedForm):
    """A reply with its code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Small letters, digits, underscores: what agents type after two colons."),
    )

    field_order = ("code", *CannedForm.base_fields)


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the replies, as they read with invented values, and what each waits for."""
    rows = list(kept_replies())
    people = called(name for one in rows for name in (one.author_name, one.approver_name))
    seen = {
        "here": "canned",
        "replies": [_shown(one, request, people) for one in rows],
        "variables": " ".join(f"{{{name}}}" for name in SAMPLES),
    }
    return render(request, "admin/canned.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Write a reply."""

    def act(data: dict[str, Any]) -> str:
        set_canned(code=data["code"], told=_told(data), by=request.actor, at=request.at)
        return _("Saved. It is offered once somebody else has approved it.")

    return put(request, Question(_("New reply"), _("Write it"), _page()), NewCannedForm, act, by=request.actor)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Write a reply anew."""
    one = kept_reply(code=code)

    def act(data: dict[str, Any]) -> str:
        set_canned(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Saved. It is offered once somebody else has approved it.")

    first = {name: getattr(one, name) for name in CannedForm.base_fields}
    first["department"] = one.department.code if one.department else ""
    told = _("Until somebody else has approved the new words, the reply isn’t offered.")
    question = Question(named(one), _("Change"), _page(), told)
    return put(request, question, CannedForm, act, by=request.actor, initial=first)


@require_http_methods(["GET", "POST"])
@door(APPROVE)
def approve(request: Arrived, code: str) -> HttpResponse:
    """Approve what somebody else wrote."""
    one = kept_reply(code=code)

    def act(_data: dict[str, Any]) -> str:
        approve_canned(code=code, by=request.actor, at=request.at)
        return _("Approved: it is offered from now on.")

    told = f"{one.text_zh}\n\n{one.text_en}"
    return put(request, Question(named(one), _("Approve"), _page(), told), NothingAsked, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Stop offering a reply."""
    one = kept_reply(code=code)
    return ask_to_retire(request, named(one), back=_page(), retire=retire_canned, code=code)


def _shown(one: Any, request: Arrived, people: Called) -> dict[str, Any]:
    language = "zh" if speaks_chinese() else "en"
    samples = {name: pair[language == "en"] for name, pair in SAMPLES.items()}
    today = here(request.at).date()
    return {
        "code": one.code,
        "name": named(one),
        "text": filled(one.text(language), samples),
        "team": named(one.department) if one.department else EVERYBODY,
        "channel": NOTICE_CHANNELS[NoticeChannel(one.channel)] if one.channel else "",
        "author": people(one.author_name),
        "approver": people(one.approver_name),
        "expires_on": one.expires_on,
        "is_over": bool(one.approved_at)
        and not is_in_force(approved_at=one.approved_at, expires_on=one.expires_on, on=today),
        "waits": one.approved_at is None,
        "may_approve": one.approved_at is None and one.author_id != request.actor.id and allows(request.actor, APPROVE),
    }


def _told(data: dict[str, Any]) -> CannedTold:
    texts = {name: data[name] for name in ("name_zh", "name_en", "text_zh", "text_en", "department", "expires_on")}
    return CannedTold(**texts, channel=NoticeChannel(data["channel"]) if data["channel"] else None)


def _page() -> str:
    return reverse("web:canned")

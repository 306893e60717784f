"""What a screen can do in a contact: each act with its noun, its move, its form, its operation and its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact, dismiss_contact
from careline.contacts.operations.holding import (
    consult_colleague,
    end_consultation,
    hold_customer,
    resume_customer,
)
from careline.contacts.operations.serving import (
    escalate_contact,
    name_reasons,
    recognise_need,
    revisit_need,
    set_party,
    take_contact,
    tell_progress,
)
from careline.contacts.operations.speaking import name_speaker
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.legs import LegStanding
from careline.contacts.rules.facts import EndedBy, EscalatedTo, Exclude, Medium, Outcome, ServiceType, TransferReason
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import ContactMove, StepName
from careline.contacts.rules.verification import Method, Verdict
from careline.contacts.rules.wrap_up import Tick
from careline.security.actor import Actor
from careline.web.agent import contact_forms as forms

Data = Mapping[str, Any]


class Going(TypedDict):
    """What every operation is told besides what was asked."""

    number: str
    by: Actor
    at: datetime


@dataclass(frozen=True)
class ActPage:
    """How a screen does one thing in a contact."""

    label: str | Promise
    key: str
    form: type[forms.ActForm]
    act: Callable[[Data, Going], object]
    done: str | Promise
    move: ContactMove | None = None
    """The move it makes, which says at which steps it is offered; None while the contact is open at all."""
    told: str | Promise = ""
    is_inline: bool = False
    """Whether the page gives it a place of its own rather than a button in the row."""
    fits: Callable[[LegStanding], bool] | None = None
    """Whether it is offered as the line stands; None asks nothing about that."""


def _need(data: Data, going: Going) -> object:
    reasons = [code for code in (data["reasons"], data["second"]) if code]
    answers = {
        name.removeprefix(forms.QUESTION): text for name, text in data.items() if name.startswith(forms.QUESTION)
    }
    service = ServiceType(data["service_type"]) if data["service_type"] else None
    return name_reasons(reasons=reasons, answers=answers, service_type=service, version=data["version"], **going)


def _close(data: Data, going: Going) -> object:
    wrap_up = WrapUp(
        outcome=Outcome(data["outcome"]),
        summary=data["summary"],
        result=data["result"],
        service_type=ServiceType(data["service_type"]) if data["service_type"] else None,
        ticked=[Tick(one) for one in data["ticked"]],
    )
    ended_by = EndedBy(data["ended_by"]) if data["ended_by"] else None
    return close_contact(wrap_up=wrap_up, ended_by=ended_by, version=data["version"], **going)


def _escalate(data: Data, going: Going) -> object:
    to, why = EscalatedTo(data["to"]), TransferReason(data["reason"])
    return escalate_contact(to=to, department=data["department"], reason=why, text=data["text"], **going)


def _verify(data: Data, going: Going) -> object:
    return verify_caller(method=Method(data["method"]), outcome=Verdict(data["outcome"]), **going)


def _speak(data: Data, going: Going) -> object:
    chosen = data["speaker"]
    if chosen in set(Speaker):
        return name_speaker(speaker=Speaker(chosen), **going)
    return name_speaker(speaker=Speaker.REPRESENTATIVE, representative=UUID(chosen), **going)


ACTS: Mapping[str, ActPage] = {
    "party": ActPage(
        _("This is who"),
        "",
        forms.PartyForm,
        lambda data, going: set_party(customer=data["customer"], **going),
        _("The customer is recorded."),
        is_inline=True,
    ),
    "speaker": ActPage(
        _("Record who speaks"),
        "",
        forms.SpeakerForm,
        _speak,
        _("Recorded who speaks."),
        told=_("Whoever speaks may lodge a complaint. What may be told to them follows from what they are."),
        is_inline=True,
    ),
    "verification": ActPage(
        _("Verify the caller"),
        "verify",
        forms.VerifyForm,
        _verify,
        _("The check is recorded."),
        told=_("Never write down the password, the code or an answer: only how it was checked and how it ended."),
        is_inline=True,
    ),
    "greeting": ActPage(
        _("Greeted: go on to the need"),
        "start",
        forms.PlainForm,
        lambda data, going: recognise_need(version=data["version"], **going),
        _("On to the need."),
        ContactMove.RECOGNISE,
    ),
    "need": ActPage(
        _("Record the need"), "", forms.NeedForm, _need, _("The need is recorded."), ContactMove.SOLVE, is_inline=True
    ),
    "hold": ActPage(
        _("Put on hold"),
        "hold",
        forms.PlainForm,
        lambda _data, going: hold_customer(**going),
        _("The customer is on hold."),
        told=_("Say why, and how long it will take."),
        fits=lambda leg: leg.can_hold,
    ),
    "resumption": ActPage(
        _("Back to the customer"),
        "hold",
        forms.PlainForm,
        lambda _data, going: resume_customer(**going),
        _("You are back with the customer."),
        told=_("Thank them for waiting."),
        fits=lambda leg: leg.can_resume,
    ),
    "consultation": ActPage(
        _("Ask a colleague"),
        "consult",
        forms.ConsultForm,
        lambda data, going: consult_colleague(colleague=data["colleague"], **going),
        _("Your colleague’s leg begins now."),
        told=_("Whoever waits on the line is put on hold meanwhile."),
        fits=lambda leg: leg.can_consult,
    ),
    "return": ActPage(
        _("Colleague has answered"),
        "consult",
        forms.PlainForm,
        lambda _data, going: end_consultation(**going),
        _("The talk with your colleague has ended."),
        told=_("Their leg ends, and you are back with the customer."),
        fits=lambda leg: leg.consulting is not None,
    ),
    "escalation": ActPage(
        _("Pass on"), "transfer", forms.EscalateForm, _escalate, _("Passed on."), ContactMove.ESCALATE
    ),
    "taking": ActPage(
        _("Go on with it"),
        "answer",
        forms.PlainForm,
        lambda _data, going: take_contact(**going),
        _("It is yours now."),
        ContactMove.TAKE,
        _("Your leg of the contact begins now."),
    ),
    "progress": ActPage(
        _("Tell progress"),
        "reply",
        forms.ProgressForm,
        lambda data, going: tell_progress(medium=Medium(data["medium"]), text=data["text"], **going),
        _("Recorded what the customer was told."),
    ),
    "conclusion": ActPage(
        _("Session ended"),
        "wrap_up",
        forms.ConcludeForm,
        lambda data, going: conclude_contact(ended_by=EndedBy(data["ended_by"]), version=data["version"], **going),
        _("The session has ended; write the record."),
        ContactMove.CONCLUDE,
        _("What comes after counts as wrapping up."),
    ),
    "more": ActPage(
        _("Something more"),
        "resume",
        forms.PlainForm,
        lambda _data, going: revisit_need(**going),
        _("Back to the need."),
        ContactMove.REVISIT,
    ),
    "closing": ActPage(
        _("Close the record"),
        "",
        forms.WrapUpForm,
        _close,
        _("The record is closed."),
        ContactMove.CLOSE,
        is_inline=True,
    ),
    "dismissal": ActPage(
        _("Not a real contact"),
        "dismiss",
        forms.DismissForm,
        lambda data, going: dismiss_contact(exclude=Exclude(data["exclude"]), **going),
        _("Closed, and left out of the numbers."),
        ContactMove.DISMISS,
        _("Silent calls, wrong numbers and tests are counted apart. This can’t be undone."),
    ),
}
PRIMARY = {StepName.ACCESS: "greeting", StepName.SOLUTION: "conclusion"}
"""The act that leads on where no form of the page does."""

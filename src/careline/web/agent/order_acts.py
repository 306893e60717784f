"""What a screen can do with an order and its rules: each act with its noun, its form and its operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.contacts.operations.excepting import ask_exception, decline_exception, waive_rule
from careline.contacts.operations.order_handing import hand_order
from careline.contacts.operations.ordering import complete_order, fail_order, submit_order, withdraw_order
from careline.contacts.rules.intake import TEXT_LIMIT
from careline.contacts.rules.orders import FailReason, OrderMove
from careline.security.actor import Actor
from careline.web.choices import takers_to_choose
from careline.web.forms import AskingForm, TextArea
from careline.web.words import choices
from careline.web.words.contacts import FAIL_REASONS

Data = Mapping[str, Any]


class Going(TypedDict):
    """What every operation is told besides what was asked."""

    number: str
    by: Actor
    at: datetime


class NothingForm(AskingForm):
    """An act that only wants to be confirmed."""


class ResultForm(AskingForm):
    """What came of it."""

    result = forms.CharField(label=_("Result"), max_length=TEXT_LIMIT, widget=TextArea(2))


class FailForm(AskingForm):
    """Why it could not be done."""

    reason = forms.ChoiceField(label=_("Why"), choices=choices(FAIL_REASONS), widget=forms.RadioSelect)
    text = forms.CharField(label=_("What the customer was told"), max_length=TEXT_LIMIT, widget=TextArea(2))


class WhyForm(AskingForm):
    """The reason, in words."""

    text = forms.CharField(label=_("Why"), max_length=TEXT_LIMIT, widget=TextArea(2))


class HandOrderForm(AskingForm):
    """Who does it from now on."""

    agent = forms.ChoiceField(label=_("To"))
    text = forms.CharField(label=_("What they should know"), required=False, max_length=TEXT_LIMIT, widget=TextArea(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].choices = takers_to_choose()  # type: ignore[attr-defined]  # it is a ChoiceField


@dataclass(frozen=True)
class OrderPage:
    """How a screen makes one move."""

    label: str | Promise
    key: str
    form: type[AskingForm]
    act: Callable[[Data, Going], object]
    done: str | Promise
    move: OrderMove
    tone: str = ""


@dataclass(frozen=True)
class RulePage:
    """How a screen does one thing about a rule."""

    label: str | Promise
    act: Callable[..., object]
    done: str | Promise


ACTS: Mapping[str, OrderPage] = {
    "submission": OrderPage(
        _("Submit"),
        "start",
        NothingForm,
        lambda _data, going: submit_order(**going),
        _("Submitted."),
        OrderMove.SUBMIT,
        "primary",
    ),
    "completion": OrderPage(
        _("It is done"),
        "resolve",
        ResultForm,
        lambda data, going: complete_order(result=data["result"], **going),
        _("Done: tell the customer."),
        OrderMove.COMPLETE,
        "primary",
    ),
    "failure": OrderPage(
        _("It can’t be done"),
        "return_",
        FailForm,
        lambda data, going: fail_order(reason=FailReason(data["reason"]), text=data["text"], **going),
        _("Recorded why it can’t be done."),
        OrderMove.FAIL,
    ),
    "withdrawal": OrderPage(
        _("Withdraw"),
        "suspend",
        WhyForm,
        lambda data, going: withdraw_order(text=data["text"], **going),
        _("Withdrawn."),
        OrderMove.WITHDRAW,
    ),
    "agent": OrderPage(
        _("Hand over"),
        "assign",
        HandOrderForm,
        lambda data, going: hand_order(agent=data["agent"], text=data["text"], **going),
        _("Handed over: they hear of it."),
        OrderMove.HAND,
    ),
}
RULE_PAGES: Mapping[str, RulePage] = {
    "exception": RulePage(_("Ask for an exception"), ask_exception, _("A supervisor has it on their list.")),
    "waiver": RulePage(_("Waive"), waive_rule, _("Waived, by your name.")),
    "refusal": RulePage(_("Decline"), decline_exception, _("Declined, with the reason.")),
}

"""Business that can be done, which form it asks and which rules it must pass; and the rules themselves."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from careline.contacts.operations.order_types import (
    OrderTypeTold,
    retire_compliance_rule,
    retire_order_type,
    set_compliance_rule,
    set_order_type,
)
from careline.contacts.queries.order_types import (
    offered_order_type,
    offered_order_types,
    offered_rule,
    offered_rules,
)
from careline.contacts.rules.compliance import ComplianceShape, RuleTest
from careline.contacts.rules.verification import Act, Level
from careline.forms.queries.designs import offered_forms
from careline.web.admin.forms import NamesForm, NothingAsked
from careline.web.admin.retiring import ask_to_retire
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put
from careline.web.words import choices, named
from careline.web.words.contacts import ACTS, LEVELS, RULE_TESTS

RIGHT = "contacts.manage_order_types"
CODE_HINT = gettext_lazy("Small letters, digits, underscores.")


class OrderTypeForm(NamesForm):
    """What a kind of business is called, asks and demands."""

    act = forms.ChoiceField(label=gettext_lazy("What is done for the customer"), choices=choices(ACTS))
    form = forms.ChoiceField(label=gettext_lazy("Form it asks"), required=False)
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("Rules it must pass"), required=False, widget=forms.CheckboxSelectMultiple
    )
    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=9999, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [("", gettext_lazy("None")), *((one.code, named(one)) for one in offered_forms())]
        self.fields["form"].choices = asked  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["rules"].choices = [(one.code, named(one)) for one in offered_rules()]  # type: ignore[attr-defined]  # the same


class NewOrderTypeForm(OrderTypeForm):
    """The same with its code."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=40, help_text=CODE_HINT)
    field_order = ("code", *OrderTypeForm.base_fields)


class RuleForm(NamesForm):
    """What a rule is called and looks at."""

    test = forms.ChoiceField(label=gettext_lazy("Passes when"), choices=choices(RULE_TESTS))
    level = forms.ChoiceField(
        label=gettext_lazy("Level"), choices=[(level.value, said) for level, said in LEVELS.items()]
    )
    field = forms.CharField(
        label=gettext_lazy("Field of the form"), required=False, max_length=40, help_text=gettext_lazy("Its code.")
    )
    value = forms.CharField(
        label=gettext_lazy("Its answer"), required=False, max_length=80, help_text=gettext_lazy("Such as yes.")
    )
    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=9999, initial=0)


class NewRuleForm(RuleForm):
    """The same with its code."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=40, help_text=CODE_HINT)
    field_order = ("code", *RuleForm.base_fields)


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the business on offer and the rules there are."""
    seen = {
        "here": "order-types",
        "types": [
            {
                "code": one.code,
                "name": named(one),
                "act": ACTS[Act(one.act)],
                "form": one.form,
                "rules": [named(rule) for rule in one.rules.all() if rule.retired_at is None],
            }
            for one in offered_order_types()
        ],
        "rules": [
            {"code": one.code, "name": named(one), "test": RULE_TESTS[RuleTest(one.test)]} for one in offered_rules()
        ],
    }
    return render(request, "admin/order_types.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Offer business."""

    def act(data: dict[str, Any]) -> str:
        set_order_type(code=data.pop("code"), told=_told(data), by=request.actor, at=request.at)
        return _("Business added.")

    return put(request, Question(_("New business"), _("Add the business"), _page()), NewOrderTypeForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change what business asks and demands."""
    one = offered_order_type(code=code)

    def act(data: dict[str, Any]) -> str:
        set_order_type(code=code, told=_told(data), by=request.actor, at=request.at)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in OrderTypeForm.base_fields if name != "rules"}
    initial["rules"] = [rule.code for rule in one.rules.all()]
    return put(request, Question(named(one), _("Change"), _page()), OrderTypeForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Offer business no longer."""
    one = offered_order_type(code=code)
    return ask_to_retire(request, named(one), back=_page(), retire=retire_order_type, code=code)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add_rule(request: Arrived) -> HttpResponse:
    """Add a rule."""

    def act(data: dict[str, Any]) -> str:
        _set_rule(request, data.pop("code"), data)
        return _("Rule added.")

    return put(request, Question(_("New compliance rule"), _("Add the rule"), _page()), NewRuleForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change_rule(request: Arrived, code: str) -> HttpResponse:
    """Change what a rule looks at; orders begun before keep it as it was."""
    one = offered_rule(code=code)

    def act(data: dict[str, Any]) -> str:
        _set_rule(request, code, data)
        return _("Changed.")

    initial = {name: getattr(one, name) for name in RuleForm.base_fields}
    return put(request, Question(named(one), _("Change"), _page()), RuleForm, act, initial=initial)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire_rule(request: Arrived, code: str) -> HttpResponse:
    """Let a rule stand over no new order."""
    one = offered_rule(code=code)

    def act(_data: dict[str, Any]) -> str:
        retire_compliance_rule(code=code, by=request.actor, at=request.at)
        return _("No longer in force.")

    title = _("Take out of force")
    return put(request, Question(title, title, _page(), named(one), tone="danger"), NothingAsked, act)


def _told(data: dict[str, Any]) -> OrderTypeTold:
    return OrderTypeTold(**{**data, "act": Act(data["act"])})


def _set_rule(request: Arrived, code: str, data: dict[str, Any]) -> None:
    position = data.pop("position")
    told = {**data, "test": RuleTest(data["test"]), "level": Level(data["level"])}
    set_compliance_rule(rule=ComplianceShape(code=code, **told), position=position, by=request.actor, at=request.at)


def _page() -> str:
    return reverse("web:order-types")

"""The reasons and templates a new house begins with, which an operator edits."""

import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

from careline.contacts.operations.order_types import OrderTypeTold, set_compliance_rule, set_order_type
from careline.contacts.operations.reasons import ReasonTold, set_reasons
from careline.contacts.operations.scripts import ScriptTold, set_script
from careline.contacts.operations.wrap_up import TemplateTold, set_channel_form, set_template
from careline.contacts.rules.compliance import ComplianceShape, RuleTest
from careline.contacts.rules.facts import ContactChannel, Outcome, ServiceType
from careline.contacts.rules.reasons import Question
from careline.contacts.rules.scripts import ScriptStep
from careline.contacts.rules.verification import Act, Level
from careline.contacts.rules.wrap_up import Part
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.shapes import Choice, Compare, Condition
from careline.forms.rules.types import FieldType
from careline.security.actor import Actor
from careline.security.operation import operation

SHIPPED = files("careline.contacts") / "defaults"


@operation()
def install_default_reasons(*, by: Actor, at: datetime) -> None:
    """Offer the default reason tree with its questions (SR04, SR08)."""
    shipped = _read("reasons").items()
    set_reasons(tree={code: _reason(told, position) for position, (code, told) in enumerate(shipped)}, by=by, at=at)


@operation()
def install_default_wrap_up(*, by: Actor, at: datetime) -> None:
    """Offer the default templates, and make mandatory what every channel needs (SR02)."""
    shipped = _read("wrap_up")
    for channel, parts in shipped["mandatory"].items():
        set_channel_form(channel=ContactChannel(channel), required=[Part(one) for one in parts], by=by, at=at)
    for position, (code, told) in enumerate(shipped["templates"].items()):
        outcome, channel = told.pop("outcome", None), told.pop("channel", None)
        template = TemplateTold(
            position=position,
            outcome=Outcome(outcome) if outcome else None,
            channel=ContactChannel(channel) if channel else None,
            **told,
        )
        set_template(code=code, told=template, by=by, at=at)


def _reason(told: dict[str, Any], position: int) -> ReasonTold:
    questions = [Question(**one) for one in told.pop("questions", [])]
    required = [Part(name) for name in told.pop("required", [])]
    service, act = told.pop("service_type", None), told.pop("act", None)
    return ReasonTold(
        position=position,
        questions=questions,
        required=required,
        service_type=ServiceType(service) if service else None,
        act=Act(act) if act else None,
        **told,
    )


@operation()
def install_default_scripts(*, by: Actor, at: datetime) -> None:
    """Offer the default scripts (SR10); some are for default reasons."""
    for position, (code, told) in enumerate(_read("scripts").items()):
        step, channel, service = ScriptStep(told.pop("step")), told.pop("channel", None), told.pop("service_type", None)
        script = ScriptTold(
            step=step,
            channel=ContactChannel(channel) if channel else None,
            service_type=ServiceType(service) if service else None,
            position=position,
            **told,
        )
        set_script(code=code, told=script, by=by, at=at)


@operation()
def install_default_orders(*, by: Actor, at: datetime) -> None:
    """Offer the default business with its rules and forms (SR09)."""
    shipped = _read("orders")
    for position, (code, told) in enumerate(shipped["rules"].items()):
        rule = ComplianceShape(
            code=code, **{**told, "test": RuleTest(told["test"]), "level": Level(told.get("level", "none"))}
        )
        set_compliance_rule(rule=rule, position=position, by=by, at=at)
    for code, told in shipped["fields"].items():
        choices = [Choice(**one) for one in told.pop("choices", [])]
        set_field(code=code, told=FieldTold(**{**told, "type": FieldType(told["type"])}, choices=choices), by=by, at=at)
    for position, (code, told) in enumerate(shipped["types"].items()):
        names = {"name_zh": told["name_zh"], "name_en": told["name_en"]}
        form = f"order_{code}" if told["asks"] else ""
        if form:
            set_form(code=form, told=FormTold(**names, lines=[_line(one) for one in told["asks"]]), by=by, at=at)
        kind = OrderTypeTold(**names, act=Act(told["act"]), form=form, rules=told["rules"], position=position)
        set_order_type(code=code, told=kind, by=by, at=at)


def _line(written: str) -> LineTold:
    """Read a form's line: `field`, `field!` must be answered, `field?other` when the other is answered with yes."""
    field, _, other = written.rstrip("!").partition("?")
    when = [Condition(field=other, test=Compare.IS, value="yes")] if other else []
    return LineTold(field=field, is_required=written.endswith("!"), required_when=when)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))

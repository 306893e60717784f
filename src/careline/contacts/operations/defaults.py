"""The reasons and templates a new house begins with, which an operator edits."""

import tomllib
from datetime import datetime
from importlib.resources import files
from typing import Any

from careline.contacts.operations.reasons import ReasonTold, set_reasons
from careline.contacts.operations.wrap_up import TemplateTold, set_channel_form, set_template
from careline.contacts.rules.facts import ContactChannel, Outcome, ServiceType
from careline.contacts.rules.reasons import Question
from careline.contacts.rules.verification import Act
from careline.contacts.rules.wrap_up import Part
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


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))

"""A service order as screens show it: its head, what each rule says, and its story."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.contacts.rules.compliance import Finding, RuleAct, RuleTest, RuleVerdict
from careline.contacts.rules.orders import FailReason, OrderMove, OrderState
from careline.parties.queries.customers import masked
from careline.web.faces.customer import brief
from careline.web.faces.story import Entry
from careline.web.words import named
from careline.web.words.contacts import (
    CHANNELS,
    FAIL_REASONS,
    LEVELS,
    ORDER_MOVES,
    ORDER_STATES,
    RULE_ACTS,
    RULE_VERDICTS,
)

STATE_TONES = {OrderState.DONE: "ok", OrderState.FAILED: "bad", OrderState.SUBMITTED: "info"}
VERDICT_TONES = {
    RuleVerdict.PASSED: "ok",
    RuleVerdict.FAILED: "warn",
    RuleVerdict.ASKED: "info",
    RuleVerdict.WAIVED: "brand",
}
STATABLE = {RuleTest.STATED, RuleTest.STATED_IF}


@dataclass(frozen=True, kw_only=True)
class OrderCard:
    """What a list shows of an order."""

    number: str
    address: str
    name: str
    state: str | Promise
    tone: str
    customer: str
    customer_address: str
    agent: str
    channel: str | Promise
    begun_at: datetime
    ended_at: datetime | None
    contact: str
    contact_address: str
    asked: int
    result: str
    fail_reason: str | Promise


@dataclass(frozen=True, kw_only=True)
class RuleFace:
    """What one rule says, and what can be done about it."""

    name: str
    verdict: str | Promise
    tone: str
    hint: str | Promise
    state_address: str
    ask_address: str
    waive_address: str
    decline_address: str
    said: str
    """The reason an exception was asked for, or decided with."""


def order_card(row: Any) -> OrderCard:
    """Return the card of an order, its customer masked."""
    state = OrderState(row.state)
    return OrderCard(
        number=row.number,
        address=reverse("web:order", args=[row.number]),
        name=named(row.type),
        state=ORDER_STATES[state],
        tone=STATE_TONES.get(state, ""),
        customer=brief(masked(row.party)),
        customer_address=reverse("web:customer", args=[row.party_id]),
        agent=row.agent.full_name,
        channel=CHANNELS[row.channel],
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        contact=row.contact.number,
        contact_address=reverse("web:contact", args=[row.contact.number]),
        asked=row.asked,
        result=row.result,
        fail_reason=FAIL_REASONS[FailReason(row.fail_reason)] if row.fail_reason else "",
    )


def rule_faces(
    row: Any, findings: Sequence[Finding], rows: Sequence[Any], *, may_work: bool, may_except: bool
) -> list[RuleFace]:
    """Return the compliance panel: each rule, what it says, and the next step towards passing it."""
    last = {one.rule: one for one in rows}
    return [_face(row, one, last, may_work=may_work, may_except=may_except) for one in findings]


def _face(row: Any, one: Finding, last: Mapping[str, Any], *, may_work: bool, may_except: bool) -> RuleFace:
    def to(noun: str, verdicts: Collection[RuleVerdict], *, may: bool) -> str:
        return (
            reverse("web:order-rule", args=[row.number, one.rule.code, noun]) if may and one.verdict in verdicts else ""
        )

    said = last.get(one.rule.code)
    can_state = may_work and one.rule.test in STATABLE
    return RuleFace(
        name=named(one.rule),
        verdict=RULE_VERDICTS[one.verdict],
        tone=VERDICT_TONES.get(one.verdict, ""),
        hint=LEVELS[one.rule.level] if one.rule.test is RuleTest.LEVEL else "",
        state_address=to("statement", {RuleVerdict.FAILED, RuleVerdict.ASKED}, may=can_state),
        ask_address=to("exception", {RuleVerdict.FAILED}, may=may_work),
        waive_address=to("waiver", {RuleVerdict.ASKED}, may=may_except),
        decline_address=to("refusal", {RuleVerdict.ASKED}, may=may_except),
        said=_("%(who)s: %(text)s") % {"who": _who(said), "text": said.text} if said and said.text else "",
    )


def order_story(row: Any, steps: Sequence[Any], rows: Sequence[Any]) -> list[Entry]:
    """Return what happened, oldest first."""
    names = {rule.code: named(rule) for rule in row.rules}
    entries = [Entry("line", _moved(one), one.at, one.text) for one in steps]
    entries += [
        Entry(
            "line", f"{_who(one)} · {names.get(one.rule, one.rule)} · {RULE_ACTS[RuleAct(one.act)]}", one.at, one.text
        )
        for one in rows
    ]
    return sorted(entries, key=lambda one: one.at or row.begun_at)


def _moved(step: Any) -> str:
    said = f"{_who(step)} · {ORDER_MOVES[OrderMove(step.move)]}"
    return f"{said} → {step.agent.full_name}" if step.agent else said


def _who(row: Any) -> str:
    return str(row.actor.full_name if row.actor else row.actor_name)

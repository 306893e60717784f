"""Who takes a complaint: the first rule that fits, and never the person it is about (CP11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from careline.cases.rules.facts import Channel, Urgency
from careline.kernel.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a rule looks at."""

    category: str
    """Code of the category, `network.speed`; empty when unclassified."""
    urgency: Urgency
    channel: Channel
    complained_about: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One line of the assignment table; a condition left empty is always met."""

    id: UUID
    department: UUID
    handler: UUID | None = None
    category: str = ""
    urgency: Urgency | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class Condition:
    """One condition of a rule beside the facts."""

    name: str
    """`category`, `urgency`, `channel` or `complained_about`."""
    wanted: str
    """What the rule wants, as a code; empty where it takes any."""
    given: str
    holds: bool


@dataclass(frozen=True)
class Tried:
    """How one rule fared: empty `missed` means it fits, otherwise the condition that didn't."""

    rule: Rule
    missed: str = ""


class HandlerIsSubject(Refusal):
    """The chosen handler is the person complained about."""

    code = "cases.handler_is_subject"


def try_rules(rules: Sequence[Rule], facts: Facts) -> list[Tried]:
    """Return each rule, in order, with the condition it missed, up to and including the first that fits."""
    tried = []
    for rule in rules:
        tried.append(Tried(rule, _missed(rule, facts)))
        if not tried[-1].missed:
            break
    return tried


def choose(rules: Sequence[Rule], facts: Facts) -> Rule | None:
    """Return the first rule that fits; None when none does and a person must choose."""
    tried = try_rules(rules, facts)
    return tried[-1].rule if tried and not tried[-1].missed else None


def explain(rule: Rule, facts: Facts) -> tuple[Condition, ...]:
    """Return every condition of a rule with what it wants, what is given, and whether it holds."""
    within = not rule.category or _is_within(facts.category, rule.category)
    is_about = rule.handler is not None and rule.handler == facts.complained_about
    return (
        Condition("category", rule.category, facts.category, within),
        Condition("urgency", rule.urgency or "", facts.urgency, rule.urgency in {None, facts.urgency}),
        Condition("channel", rule.channel or "", facts.channel, rule.channel in {None, facts.channel}),
        Condition("complained_about", "", "", not is_about),
    )


def _missed(rule: Rule, facts: Facts) -> str:
    return next((one.name for one in explain(rule, facts) if not one.holds), "")


def _is_within(category: str, branch: str) -> bool:
    return category == branch or category.startswith(f"{branch}.")


def check_handler(handler: UUID | None, complained_about: UUID | None) -> None:
    """Refuse to give a complaint to the person it is about.

    :raises HandlerIsSubject: when both are the same.
    """
    if handler is not None and handler == complained_about:
        raise HandlerIsSubject(field="handler")

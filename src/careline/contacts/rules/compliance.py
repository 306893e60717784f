"""Compliance of business (SR09): rules as data, one pure judgement over the facts, exceptions by somebody else only."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from careline.contacts.rules.verification import Level
from careline.kernel.refusals import Kind, Refusal

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST = 80


class RuleTest(StrEnum):
    """What a rule looks at."""

    LEVEL = "level"
    """The caller proved as much as the rule's level asks."""
    STATED = "stated"
    """The agent said that it was done or told."""
    STATED_IF = "stated_if"
    """The same, where the form answers the rule's question with the rule's value."""
    ANSWERED = "answered"
    """The form answers the rule's question."""


class RuleVerdict(StrEnum):
    """What a rule says about one order."""

    PASSED = "passed"
    FAILED = "failed"
    ASKED = "asked"
    """It fails, and a supervisor was asked for an exception."""
    WAIVED = "waived"
    NOT_NEEDED = "not_needed"


class RuleAct(StrEnum):
    """What somebody did about a rule."""

    STATE = "state"
    ASK = "ask"
    WAIVE = "waive"
    DECLINE = "decline"


class ComplianceOpen(Refusal):
    """Rules fail and nobody waived them."""

    code = "contacts.compliance_open"
    kind = Kind.CONFLICT


class NotToBeStated(Refusal):
    """Ticking this rule is not enough."""

    code = "contacts.not_to_be_stated"


class NoSuchRule(Refusal):
    """The order isn't under a rule of that code."""

    code = "contacts.no_such_rule"


class NothingToExcept(Refusal):
    """The rule doesn't fail, or no exception was asked for."""

    code = "contacts.nothing_to_except"
    kind = Kind.CONFLICT


class OwnException(Refusal):
    """Nobody waives a rule for business of his own."""

    code = "contacts.own_exception"
    kind = Kind.FORBIDDEN


class BadRule(Refusal):
    """A rule lacks what its test looks at, or its names."""

    code = "contacts.bad_rule"


@dataclass(frozen=True, kw_only=True)
class ComplianceShape:
    """One rule, as it was when the order began."""

    code: str
    name_zh: str
    name_en: str
    test: RuleTest
    level: Level = Level.NONE
    field: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """What the rules are judged by."""

    level: Level
    answers: Mapping[str, object]
    acts: Mapping[str, RuleAct]
    """The last thing done about each rule, and `STATE` once it was stated, unless an exception followed."""


@dataclass(frozen=True)
class Finding:
    """What one rule says."""

    rule: ComplianceShape
    verdict: RuleVerdict

    @property
    def is_open(self) -> bool:
        """Whether it keeps the order from being submitted."""
        return self.verdict in {RuleVerdict.FAILED, RuleVerdict.ASKED}


def judge(rules: Iterable[ComplianceShape], facts: OrderFacts) -> list[Finding]:
    """Return what each rule says, in order; the same facts always give the same findings."""
    return [Finding(rule, _verdict(rule, facts)) for rule in rules]


def _verdict(rule: ComplianceShape, facts: OrderFacts) -> RuleVerdict:
    if not _is_needed(rule, facts.answers):
        return RuleVerdict.NOT_NEEDED
    if _is_met(rule, facts):
        return RuleVerdict.PASSED
    last = facts.acts.get(rule.code)
    return {RuleAct.WAIVE: RuleVerdict.WAIVED, RuleAct.ASK: RuleVerdict.ASKED}.get(
        last or RuleAct.DECLINE, RuleVerdict.FAILED
    )


def _is_needed(rule: ComplianceShape, answers: Mapping[str, object]) -> bool:
    return rule.test is not RuleTest.STATED_IF or as_told(answers.get(rule.field)) == rule.value


def _is_met(rule: ComplianceShape, facts: OrderFacts) -> bool:
    if rule.test is RuleTest.LEVEL:
        return facts.level.reaches(rule.level)
    if rule.test is RuleTest.ANSWERED:
        return facts.answers.get(rule.field) not in {None, ""}
    return facts.acts.get(rule.code) is RuleAct.STATE


def as_told(value: object) -> str:
    """Return an answer in the spelling a rule is written in: yes and no for truth."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def find_rule(rules: Sequence[ComplianceShape], code: str) -> ComplianceShape:
    """Return the rule of that code.

    :raises NoSuchRule: the order isn't under it.
    """
    found = next((rule for rule in rules if rule.code == code), None)
    if found is None:
        raise NoSuchRule(field="rule", rule=code)
    return found


def check_stated(rule: ComplianceShape) -> None:
    """Refuse to vouch for what must be proved otherwise.

    :raises NotToBeStated: the caller's verification, or the form, decides.
    """
    if rule.test not in {RuleTest.STATED, RuleTest.STATED_IF}:
        raise NotToBeStated(field="rule")


def check_compliant(findings: Collection[Finding]) -> None:
    """Refuse to submit while a rule fails.

    :raises ComplianceOpen: naming how many, and their codes.
    """
    still = [one.rule.code for one in findings if one.is_open]
    if still:
        raise ComplianceOpen(field="rules", count=len(still), rules=", ".join(still))


def check_rule(rule: ComplianceShape) -> None:
    """Refuse a rule that could never be judged.

    :raises BadRule: naming the field.
    """
    if not CODE.fullmatch(rule.code):
        raise BadRule(field="code")
    for name in ("name_zh", "name_en"):
        if not 0 < len(getattr(rule, name).strip()) <= LONGEST:
            raise BadRule(field=name)
    needs = {
        RuleTest.LEVEL: ("level",),
        RuleTest.STATED_IF: ("field", "value"),
        RuleTest.ANSWERED: ("field",),
    }.get(rule.test, ())
    for name in needs:
        if getattr(rule, name) in {"", Level.NONE}:
            raise BadRule(field=name)

"""What a due rule says: whom it concerns, how long it allows, and where that is written."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from careline.clocks.rules.facts import RECEIVED, ClockFacts
from careline.clocks.rules.places import is_place
from careline.kernel.calendar import DayEnd, Offset, Roll, Unit
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import quoted
from careline.kernel.signs import unseen_in


class ClockKind(StrEnum):
    """What must have happened when the clock runs out."""

    ACKNOWLEDGE = "acknowledge"
    CONTACT = "contact"
    ANSWER = "answer"
    PROPOSE = "propose"
    IMPLEMENT = "implement"
    RESOLVE = "resolve"
    DECIDE = "decide"
    REPAIR = "repair"
    RESTORE = "restore"
    CREDIT = "credit"


SETTLING = frozenset({ClockKind.ANSWER, ClockKind.PROPOSE, ClockKind.RESOLVE, ClockKind.DECIDE, ClockKind.REPAIR})
"""Kinds that end the customer's waiting: the earliest of these binds. A first contact, due sooner, mustn't hide it."""


class Standing(StrEnum):
    """Whose rule it is."""

    LAW = "law"
    PROMISE = "promise"  # the operator's own word
    INTERNAL = "internal"  # between departments
    CONTRACT = "contract"


class Certainty(StrEnum):
    """How the number is known."""

    STATUTE = "statute"  # read in the text of the law
    PUBLISHED = "published"  # read in a public page about it
    UNVERIFIED = "unverified"
    OWN = "own"  # the operator's own promise needs no proof
    NO_NUMBER = "no_number"  # the rule names no time limit
    UNKNOWN = "unknown"  # it does, but it wasn't seen


class PauseReason(StrEnum):
    """Why a clock stands still; a department’s waiting for another one is none of these."""

    CUSTOMER_ASKED = "customer_asked"
    CUSTOMER_FACTS = "customer_facts"  # only the customer has them, and was asked
    CUSTOMER_AWAY = "customer_away"
    THIRD_PARTY = "third_party"
    FORCE_MAJEURE = "force_majeure"
    COURT = "court"
    HEAD_APPROVED = "head_approved_extension"
    SPECIAL = "special_circumstances"


BY_LAW = frozenset({PauseReason.HEAD_APPROVED, PauseReason.SPECIAL})
"""Reasons that only a rule which names them knows."""

Conditions = tuple[tuple[str, tuple[str, ...]], ...]
"""Facts by name, each with the values that are meant."""

CODE = re.compile(r"(?=.{1,64}$)[a-z][a-z0-9_]*([.-][a-z0-9_]+)*", re.ASCII)
LONGEST_CODE = 64
TAKEN = "new"
"""No code of a rule, nor of a step of the ladder: at its address one writes a new one."""
OPTIONAL = {"source_url": 300, "escalates_zh": 200, "escalates_en": 200, "stated_by": 40}
LONGEST = {"name_zh": 80, "name_en": 80, "source_zh": 200, "source_en": 200, **OPTIONAL}
NUMBERLESS = frozenset({Certainty.NO_NUMBER, Certainty.UNKNOWN})


@dataclass(frozen=True, kw_only=True)
class Terms:
    """One wording of a rule. An empty urgency, category or channel means any."""

    code: str
    name_zh: str
    name_en: str
    kind: ClockKind
    standing: Standing
    jurisdiction: str
    event: str = RECEIVED
    urgency: str = ""
    category: str = ""
    channel: str = ""
    amount: int | None
    """None where no number is known; `certainty` says why."""
    unit: Unit
    roll: Roll = Roll.NONE
    day_end: DayEnd = DayEnd.MIDNIGHT
    calendar: str
    """Code of the calendar whose zone, and whose working days, count."""
    source_zh: str
    """Law and article, or whose promise it is."""
    source_en: str
    certainty: Certainty
    source_url: str = ""
    when: Conditions = ()
    """Each named fact has one of the values told; the empty value is a fact not told."""
    unless: Conditions = ()
    """None of the named facts has one of the values told."""
    stated_by: str = ""
    """Name of the fact that holds the date where a notice states one of its own; it then wins over the amount."""
    pausable_by: tuple[str, ...] = ()
    """Codes of the reasons (`PauseReason`) for which the rule lets its clock rest; law that names none never does."""
    stops_on: tuple[str, ...] = ()
    """Codes of the events that end the clock; where none of them is heard of here, its kind says what does."""
    escalates_zh: str = ""
    """Where the customer may turn when the time is over."""
    escalates_en: str = ""

    @property
    def offset(self) -> Offset | None:
        """How long the rule allows; None where no number is known."""
        if self.amount is None:
            return None
        return Offset(amount=self.amount, unit=self.unit, roll=self.roll, day_end=self.day_end)

    def source(self, language: str) -> str:
        """Return where the rule is written, for a reader of this language."""
        return self.source_zh if language.startswith("zh") else self.source_en

    def fits(self, facts: ClockFacts) -> bool:
        """Return whether the rule concerns a subject with these facts."""
        return (
            self.event == facts.event
            and _covers(self.jurisdiction, facts.jurisdiction, separator="-")
            and _covers(self.category, facts.category, separator=".")
            and self.urgency in {"", facts.urgency}
            and self.channel in {"", facts.channel}
            and holds(facts, when=self.when, unless=self.unless)
        )


class BadTerms(Refusal):
    """A rule that can't be meant like this."""

    code = "clocks.bad_terms"


class BadRuleCode(BadTerms):
    """It is no code, or one that is taken."""

    code = "clocks.bad_rule_code"


class UnseenSign(BadTerms):
    """In a text stands a sign nobody sees, which may turn round how the rest is read."""

    code = "clocks.unseen_sign"


class UnknownPlace(BadTerms):
    """The jurisdiction is no country, and no region of one."""

    code = "clocks.unknown_place"


class UnknownEvent(BadTerms):
    """Nobody says that this event has happened, so its clock would never start."""

    code = "clocks.unknown_event"


def check_terms(terms: Terms) -> None:
    """Refuse a rule that can't be meant.

    :raises UnseenSign: a text has one.
    :raises UnknownPlace: the jurisdiction isn't any.
    :raises BadRuleCode: it has no code, or `new`, at whose address one adds a rule.
    :raises BadTerms: no name or source; a number that is there, or missing, against its certainty; or a reason
        to pause that nobody could give.
    :raises BadOffset: the amount is below zero or beyond a hundred years.
    """
    _check_signs(terms)
    if terms.code == TAKEN or not CODE.fullmatch(terms.code):
        raise BadRuleCode(field="code", given=quoted(terms.code), most=LONGEST_CODE, taken=TAKEN)
    for field, longest in LONGEST.items():
        if not (field in OPTIONAL or getattr(terms, field).strip()) or len(getattr(terms, field)) > longest:
            raise BadTerms(field=field)
    if terms.jurisdiction and not is_place(terms.jurisdiction):
        raise UnknownPlace(field="jurisdiction", given=quoted(terms.jurisdiction))
    if (terms.offset is None) is not (terms.certainty in NUMBERLESS):
        raise BadTerms(field="amount")
    if not {*terms.pausable_by} <= {*PauseReason}:
        raise BadTerms(field="pausable_by")


def _check_signs(terms: Terms) -> None:
    for field, told in vars(terms).items():
        if isinstance(told, str) and (sign := unseen_in(told)):
            raise UnseenSign(field=field, sign=sign)


def check_event(event: str, known: Collection[str]) -> None:
    """Refuse a rule whose clock nothing would ever start.

    :raises UnknownEvent: the event is none of those known.
    """
    if event not in known:
        raise UnknownEvent(field="event", given=quoted(event), known=", ".join(sorted(known)))


def holds(facts: ClockFacts, *, when: Conditions, unless: Conditions) -> bool:
    """Return whether a subject is as conditions want it; a part of a category is the category's too."""
    return all(_has(facts, *one) for one in when) and not any(_has(facts, *one) for one in unless)


def _has(facts: ClockFacts, name: str, values: tuple[str, ...]) -> bool:
    told = facts.told(name)
    if name == "category":
        return any(told == one or (one and told.startswith(f"{one}.")) for one in values)
    return told in values


def _covers(whole: str, part: str, *, separator: str) -> bool:
    return not whole or part == whole or part.startswith(whole + separator)

"""How complete a record is, what is missing, and the closing checklist (SR02, SR06): pure, so it explains itself."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from careline.contacts.rules.facts import SPOKEN, ContactChannel, EndedBy
from careline.kernel.refusals import Refusal


class Part(StrEnum):
    """What a record may hold; some of it a reason or a channel makes mandatory."""

    PARTY = "party"
    CALLER = "caller"
    ACCESS_NUMBER = "access_number"
    VERIFICATION = "verification"
    SERVICE_TYPE = "service_type"
    REASON = "reason"
    ANSWERS = "answers"
    SUMMARY = "summary"
    RESULT = "result"
    OUTCOME = "outcome"


WEIGHTS: Mapping[Part, int] = {
    Part.REASON: 20,
    Part.SUMMARY: 20,
    Part.RESULT: 15,
    Part.OUTCOME: 15,
    Part.PARTY: 10,
    Part.SERVICE_TYPE: 10,
    Part.ANSWERS: 10,
}
"""How much each part tells whoever reads the record later; our own weighting, from practice."""
WHEN_REQUIRED = 5
"""What a part counts that nobody would miss unless it was made mandatory."""
ALWAYS = frozenset({Part.REASON, Part.OUTCOME})
"""Without these a contact can't be counted at all."""
VARIABLE = re.compile(r"\{(\w+)\}")
VARIABLES = ("customer", "reason", "channel", "number", "agent", "arrived_at", "answers")


class Tick(StrEnum):
    """What an agent does before saying goodbye."""

    NEED_MET = "need_met"
    NEXT_TOLD = "next_told"
    CAUTIONS_TOLD = "cautions_told"
    SATISFACTION_ASKED = "satisfaction_asked"


class MandatoryMissing(Refusal):
    """The record lacks what this reason or channel makes mandatory."""

    code = "contacts.mandatory_missing"


class ChecklistOpen(Refusal):
    """Not everything on the closing checklist was done."""

    code = "contacts.checklist_open"


class UnknownVariable(Refusal):
    """A template names a variable nobody fills."""

    code = "contacts.unknown_variable"


@dataclass(frozen=True)
class Completeness:
    """How complete a record is, and why not more."""

    score: int
    """0 to 100."""
    missing: tuple[Part, ...]
    mandatory: tuple[Part, ...]
    """Those of the missing without which it can't be closed."""


def completeness(present: Collection[Part], *, required: Collection[Part], has_questions: bool) -> Completeness:
    """Return the score of a record: the weight of what is there over the weight of what could be."""
    wanted = {*WEIGHTS, *required, *ALWAYS} - (set() if has_questions else {Part.ANSWERS})
    weight = {part: WEIGHTS.get(part, WHEN_REQUIRED) for part in wanted}
    missing = tuple(part for part in Part if part in wanted and part not in present)
    must = wanted & {*required, *ALWAYS}
    score = 100 - round(100 * sum(weight[part] for part in missing) / sum(weight.values()))
    return Completeness(score, missing, tuple(part for part in missing if part in must))


def check_complete(found: Completeness) -> None:
    """Refuse to close a record that lacks something mandatory.

    :raises MandatoryMissing: naming every such part.
    """
    if found.mandatory:
        raise MandatoryMissing(field=found.mandatory[0], parts=found.mandatory)


def checklist_of(channel: ContactChannel, ended_by: EndedBy | None) -> tuple[Tick, ...]:
    """Return what has to be ticked: nothing can be said to who isn't there or has hung up."""
    return tuple(Tick) if channel in SPOKEN and ended_by is EndedBy.AGENT else ()


def check_ticked(ticked: Collection[Tick], *, channel: ContactChannel, ended_by: EndedBy | None) -> None:
    """Refuse to close while something on the checklist is open.

    :raises ChecklistOpen: naming it.
    """
    still = tuple(tick for tick in checklist_of(channel, ended_by) if tick not in ticked)
    if still:
        raise ChecklistOpen(field="ticked", ticks=still)


def check_template(body: str, *, field: str, variables: Sequence[str] = VARIABLES) -> None:
    """Refuse a text that asks for what nobody fills in.

    :raises UnknownVariable: naming it.
    """
    for name in VARIABLE.findall(body):
        if name not in variables:
            raise UnknownVariable(field=field, variable=name, variables=", ".join(variables))


def filled(body: str, values: Mapping[str, str]) -> str:
    """Return a template with its variables filled in; what isn't known leaves its place empty."""
    return VARIABLE.sub(lambda found: values.get(found[1], ""), body).strip()

"""Due rules and their versions, for whoever looks at or edits them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careline.clocks.models import DueRule
from careline.clocks.queries.library import library, version_of
from careline.clocks.rules.law import HouseWords, law_of
from careline.clocks.rules.versions import Version, holding_on
from careline.kernel.calendar import day_of
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

RIGHT = "clocks.read_rules"


class NoSuchRule(Refusal):
    """No rule has this code."""

    code = "clocks.no_such_rule"
    kind = Kind.MISSING


@dataclass(frozen=True)
class HouseChange:
    """That somebody in the house wrote a rule otherwise than the pack that brought it."""

    words: HouseWords
    written_by: str
    """The name somebody signs in with."""
    recorded_at: datetime


def rules_in_force(*, by: Actor, at: datetime) -> Sequence[Version]:
    """Return the version of each rule that holds a complaint begun at `at`, by code."""
    policy.require(by, RIGHT)
    shelf = library()
    by_rule = shelf.rules_at(at)
    holding = (holding_on(day_of(at, shelf.calendars[one[0].terms.calendar].tz), one) for one in by_rule)
    return sorted((one for one in holding if one), key=lambda one: one.terms.code)


def rule_in_force(*, by: Actor, code: str, at: datetime) -> Version:
    """Return the version of a rule that holds a complaint begun at `at`.

    :raises NoSuchRule: none does.
    """
    found = next((one for one in rules_in_force(by=by, at=at) if one.terms.code == code), None)
    if found is None:
        raise NoSuchRule(field="code", rule=code)
    return found


def house_changes(*, by: Actor, ids: Collection[UUID]) -> Mapping[UUID, HouseChange]:
    """Return what somebody in the house wrote otherwise than a pack has it, of those versions where that is so."""
    policy.require(by, RIGHT)
    shelf = library()
    words = {one: said for one in ids if (said := shelf.house_words(one))}
    if not words:
        return {}
    written = DueRule.objects.filter(id__in=words).values_list("id", "entry__actor_name", "recorded_at")
    return {one: HouseChange(words[one], written_by=name, recorded_at=at) for one, name, at in written}


def law_told(*, by: Actor, code: str, day: date) -> Version | None:
    """Return what a pack says of a rule of the law that holds on a day; None where it isn't law of a pack."""
    policy.require(by, RIGHT)
    return law_of([one for one in library().versions if one.terms.code == code], day)


def rule_history(*, by: Actor, code: str) -> Sequence[DueRule]:
    """Return every version of a rule as it was written, with its entry in the ledger, oldest first.

    :raises NoSuchRule: when there is none.
    """
    policy.require(by, RIGHT)
    rows = list(DueRule.objects.filter(code=code).select_related("calendar"))
    if not rows:
        raise NoSuchRule(field="code", rule=code)
    return rows


def rules_by_id(*, by: Actor, ids: Collection[UUID]) -> Mapping[UUID, Version]:
    """Return versions by their ids, so that a due time can be shown with its rule's name and source."""
    policy.require(by, RIGHT)
    return {row.id: version_of(row) for row in DueRule.objects.filter(id__in=ids).select_related("calendar")}

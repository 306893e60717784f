"""Versions of a rule: a changed rule is a new version, and which one holds is decided by the subject's own date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from careline.clocks.rules.facts import country_of
from careline.clocks.rules.terms import Terms
from careline.kernel.refusals import Kind, Refusal


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a rule and the days on which subjects that begin are held to it."""

    id: UUID
    number: int
    terms: Terms
    valid_from: date
    valid_to: date | None
    """The first day it holds no more; the same as `valid_from` in a version that retires the rule."""
    recorded_at: datetime
    pack: str = ""
    """Id of the pack it came with; empty where somebody wrote it himself."""
    pack_version: str = ""

    @property
    def retires(self) -> bool:
        """Whether this version only ends the rule."""
        return self.valid_to == self.valid_from


class BadValidity(Refusal):
    """A version would end before it begins."""

    code = "clocks.bad_validity"


def check_validity(valid_from: date, valid_to: date | None) -> None:
    """Refuse a version that would hold on no day.

    :raises BadValidity: it ends on the day it begins, or before.
    """
    if valid_to is not None and valid_to <= valid_from:
        raise BadValidity(field="valid_to", valid_from=valid_from, valid_to=valid_to)


class RuleHasEnded(Refusal):
    """The rule holds no more by that day, so there is nothing to end."""

    code = "clocks.rule_has_ended"
    kind = Kind.CONFLICT


def check_ending(day: date, versions: Iterable[Version]) -> None:
    """Refuse to end a rule on a day when it has ended already.

    :param versions: those of the one rule, in any order.
    :raises RuleHasEnded: the version that began last by then is over; of two who end it, one hears so.
    """
    (of_the_rule,) = newest_first(versions)
    begun = next((one for one in of_the_rule if one.valid_from <= day), None)
    if begun and begun.valid_to is not None and begun.valid_to <= day:
        raise RuleHasEnded(field="valid_from", rule=begun.terms.code, since=begun.valid_to)


def newest_first(versions: Iterable[Version]) -> list[list[Version]]:
    """Sort versions by rule; within each the last begun comes first, and of two begun together the later written."""
    ordered = sorted(versions, key=lambda one: (one.terms.code, one.valid_from, one.number), reverse=True)
    return [list(of_one_rule) for _, of_one_rule in groupby(ordered, key=lambda one: one.terms.code)]


def concerning(rules: Iterable[Sequence[Version]], *, event: str, country: str) -> list[Sequence[Version]]:
    """Return the rules of which some version is about this event, in this country or everywhere.

    Each is whole: which version holds isn't decided here.
    """
    return [one for one in rules if any(_concerns(version.terms, event, country) for version in one)]


def _concerns(terms: Terms, event: str, country: str) -> bool:
    return terms.event == event and country_of(terms.jurisdiction) in {"", country}


def holding_on(day: date, newest: Iterable[Version]) -> Version | None:
    """Return the version of one rule that holds a subject which begins on this day.

    It is the one that began last. Where that one has ended, none does: an earlier version doesn't come back.
    """
    begun = next((one for one in newest if one.valid_from <= day), None)
    return begun if begun and (begun.valid_to is None or day < begun.valid_to) else None


def told_on(day: date, newest: Sequence[Version]) -> Version:
    """Return the version of one rule by which it is told of on this day: the last begun, ended or not; else its first.

    Whoever was due then may have begun before it ended.
    """
    return next((one for one in newest if one.valid_from <= day), newest[-1])


def known_at(versions: Iterable[Version], at: datetime) -> Iterator[Version]:
    """Yield the versions that had been written by then."""
    return (one for one in versions if one.recorded_at <= at)

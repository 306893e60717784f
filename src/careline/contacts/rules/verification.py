"""Verification of the caller (CH11): which proof gives which level, which level an act needs, how often one may try."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce

from careline.contacts.rules.facts import ContactChannel
from careline.kernel.refusals import Kind, Refusal

MOST_FAILED = 3
"""Whoever failed so often on one contact is guessing; the next try is made where the document can be seen."""


class Level(StrEnum):
    """How well the caller proved who they are, the weakest first."""

    NONE = "none"
    BASIC = "basic"
    FULL = "full"

    def reaches(self, needed: "Level") -> bool:
        """Return whether this is enough; the words themselves sort by the alphabet, so they are never compared."""
        return strongest([self, needed]) is self


class Act(StrEnum):
    """What a caller wants done; each needs a level."""

    TALK = "talk"
    CHANGE = "change"
    MONEY = "money"
    NUMBER_TRANSFER = "number_transfer"


class Method(StrEnum):
    """How the caller proved it. The secret itself is checked elsewhere and never told to this room."""

    SERVICE_PASSWORD = "service_password"  # noqa: S105  (the name of a method)
    ONE_TIME_CODE = "one_time_code"
    RECENT_USE = "recent_use"
    """Questions about the last calls or the last top-up."""
    DOCUMENT = "document"
    OWN_NUMBER = "own_number"


class Verdict(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    FAILED = "failed"


class NobodyToVerify(Refusal):
    """Nobody is named whom the caller could prove to be."""

    code = "contacts.nobody_to_verify"


class VerificationBlocked(Refusal):
    """Too many checks failed on this contact."""

    code = "contacts.verification_blocked"
    kind = Kind.CONFLICT


class MethodNotHere(Refusal):
    """This proof can't be given on this contact: no document is seen by telephone."""

    code = "contacts.method_not_here"


class NotVerified(Refusal):
    """The caller isn't verified as well as what they wanted needs."""

    code = "contacts.not_verified"


@dataclass(frozen=True)
class Terms:
    """What each method gives and what each act needs; data, shipped with the house."""

    gives: Mapping[Method, Level]
    needs: Mapping[Act, Level]


@dataclass(frozen=True)
class Check:
    """One row of the history; no verdict means that another customer was named, so that nothing is proved any more."""

    verdict: Verdict | None
    level: Level = Level.NONE


@dataclass(frozen=True)
class Standing:
    """What the rows of one contact add up to."""

    level: Level = Level.NONE
    failed: int = 0

    @property
    def is_blocked(self) -> bool:
        """Whether no further check is allowed."""
        return self.failed >= MOST_FAILED


def strongest(levels: Iterable[Level]) -> Level:
    """Return the highest of some levels; none of none."""
    return max(levels, key=tuple(Level).index, default=Level.NONE)


def after(standing: Standing, check: Check) -> Standing:
    """Return what stands after one more row: a failure takes no proof away, another customer takes all of it."""
    if check.verdict is Verdict.PASSED:
        return replace(standing, level=strongest([standing.level, check.level]))
    if check.verdict is Verdict.FAILED:
        return replace(standing, failed=standing.failed + 1)
    return replace(standing, level=Level.NONE)


def stand(checks: Iterable[Check]) -> Standing:
    """Return what the rows, oldest first, add up to."""
    return reduce(after, checks, Standing())


def methods_on(channel: ContactChannel, *, is_own_number: bool) -> tuple[Method, ...]:
    """Return which proofs can be given: a document where it is seen, the own number where one rings from it."""
    barred = {
        Method.DOCUMENT: channel is not ContactChannel.COUNTER,
        Method.OWN_NUMBER: channel is not ContactChannel.PHONE or not is_own_number,
    }
    return tuple(method for method in Method if not barred.get(method))


def check_attempt(standing: Standing, method: Method, *, possible: Collection[Method]) -> None:
    """Refuse a check that may not be made.

    :raises VerificationBlocked: too many failed before.
    :raises MethodNotHere: this proof can't be given on this contact.
    """
    if standing.is_blocked:
        raise VerificationBlocked(field="method", limit=MOST_FAILED)
    if method not in possible:
        raise MethodNotHere(field="method", method=method)


def level_needed(acts: Iterable[Act], *, is_asked: bool, terms: Terms) -> Level:
    """Return the level that some acts need together; where a record must show a verification, never less than basic."""
    floor = Level.BASIC if is_asked else Level.NONE
    return strongest([floor, *(terms.needs[act] for act in acts)])


def check_verified(has: Level, *, needed: Level) -> None:
    """Refuse to close what was done for somebody who didn't prove enough.

    :raises NotVerified: naming what they proved and what it needs.
    """
    if not has.reaches(needed):
        raise NotVerified(field="outcome", has=has, needed=needed)

"""What a house may do to a rule of the law that a pack brought: be stricter with itself, and never looser.

Whoever promises less than the law writes a rule of his own beside it; then both clocks run and the earlier binds. Has
the law itself changed, a newer version of the pack says so. A rule nobody verified is the house's to put right. Where
the law is written, and where it sends a customer next, is said in the pack's words; what the house says otherwise is
told with who and when.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from careline.clocks.rules.terms import Certainty, Standing, Terms
from careline.clocks.rules.versions import Version, holding_on, newest_first
from careline.kernel.refusals import Kind, Refusal

CONCERNS = ("standing", "kind", "jurisdiction", "event", "urgency", "category", "channel", "when", "unless", "stops_on")
"""Whom and what a rule is about: anything else is another rule."""
COUNTS = ("unit", "roll", "day_end", "calendar", "stated_by")
"""How it is counted: two ways of counting can't be compared for every day there is."""


READ = frozenset({Certainty.STATUTE, Certainty.PUBLISHED})


class LawWord(StrEnum):
    """What of a law's rule stays as its pack says it; of these, its certainty only where its number was read."""

    STANDING = "standing"
    SOURCE_ZH = "source_zh"
    SOURCE_EN = "source_en"
    SOURCE_URL = "source_url"
    ESCALATES_ZH = "escalates_zh"
    ESCALATES_EN = "escalates_en"
    CERTAINTY = "certainty"


class LawStays(Refusal):
    """It would take the law's rule away, or loosen it."""

    code = "clocks.law_stays"
    kind = Kind.CONFLICT


class LawWorded(Refusal):
    """It would put words of the house's own in the law's mouth."""

    code = "clocks.law_worded"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class HouseWords:
    """What the house says otherwise in a version of a rule than the pack that brought it."""

    fields: tuple[str, ...]
    """What it says otherwise, by the names of `Terms`; with `valid_to`, where it ends otherwise."""
    instead_of: Version
    """What the pack says."""


def law_of(versions: Iterable[Version], day: date | None = None) -> Version | None:
    """Return what a pack says of a rule of the law; None where none does, or where it ended the rule.

    :param versions: those of the one rule, in any order.
    :param day: what holds on that day; where nothing of a pack's does, or none is named, what it said last.
    """
    brought = _brought(versions)
    last = max(brought, key=lambda one: one.number, default=None)
    held = (holding_on(day, brought) if day else None) or last
    return held if held and not held.retires and held.terms.standing is Standing.LAW else None


def is_read_law(terms: Terms) -> bool:
    """Return whether it is law, and its number was read in the text or a publication."""
    return terms.standing is Standing.LAW and terms.certainty in READ


def check_law(versions: Sequence[Version], terms: Terms | None, *, valid_from: date, valid_to: date | None) -> None:
    """Refuse a version that loosens or ends a rule of the law, or says in other words where it is written.

    :param versions: those of the one rule there are.
    :param terms: what is to hold; None for nothing.
    :param valid_from: the day it begins. It is held against the law of that day; later law takes over by itself.
    :param valid_to: the first day it is to hold no more.
    :raises LawStays: naming the field in which it would be looser.
    :raises LawWorded: naming the field that stays as the pack has it.
    """
    law = law_of(versions, valid_from)
    if law is None:
        return
    told = {"rule": law.terms.code, "pack": law.pack, "version": law.pack_version}
    if is_read_law(law.terms):
        field = "valid_from" if terms is None else loosened(law, terms, valid_to)
        if field:
            raise LawStays(field=field, **told)
    if terms is None:
        return
    for word in LawWord:
        if word in fixed(law) and getattr(law.terms, word) != getattr(terms, word):
            raise LawWorded(field=word.value, part=word, **told)


def loosened(law: Version, terms: Terms, valid_to: date | None) -> str | None:
    """Return the field in which a version is looser than the law's, the first of them; None where it is as strict."""
    return next(_looser(law, terms, valid_to), None)


def fixed(law: Version) -> frozenset[str]:
    """Return what nobody in the house changes of a rule of the law: its words; of law that was read, how it counts."""
    words = {word.value for word in LawWord}
    return frozenset({*CONCERNS, *COUNTS, *words} if is_read_law(law.terms) else words - {LawWord.CERTAINTY.value})


def house_words(version: Version, versions: Iterable[Version]) -> HouseWords | None:
    """Return what somebody in the house wrote otherwise than the pack has it; None of a pack's version or a like one.

    :param versions: those of the same rule, in any order.
    """
    brought = [] if version.pack else [one for one in _brought(versions) if one.number < version.number]
    if not brought:
        return None
    pack = holding_on(version.valid_from, brought) or max(brought, key=lambda one: one.number)
    named = [field.name for field in fields(Terms)]
    other = [name for name in named if getattr(version.terms, name) != getattr(pack.terms, name)]
    other += ["valid_to"] if version.valid_to != pack.valid_to else []
    return HouseWords(fields=tuple(other), instead_of=pack) if other else None


def _brought(versions: Iterable[Version]) -> list[Version]:
    return next(iter(newest_first(one for one in versions if one.pack)), [])


def _looser(law: Version, terms: Terms, valid_to: date | None) -> Iterator[str]:
    was = law.terms
    yield from (name for name in CONCERNS if getattr(was, name) != getattr(terms, name))
    yield from (name for name in COUNTS if getattr(was, name) != getattr(terms, name))
    if was.amount is not None and (terms.amount is None or terms.amount > was.amount):
        yield "amount"
    if not {*terms.pausable_by} <= {*was.pausable_by}:
        yield "pausable_by"
    if valid_to is not None and (law.valid_to is None or valid_to < law.valid_to):
        yield "valid_to"

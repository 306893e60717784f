"""What a house may do to a rule of the law that a pack brought: be stricter with itself, and never looser.

Whoever promises less than the law writes a rule of his own beside it; then both clocks run and the earlier binds. Has
the law itself changed, a newer version of the pack says so. A rule nobody verified is the house's to put right.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from careline.clocks.rules.terms import Certainty, Standing, Terms
from careline.clocks.rules.versions import Version
from careline.kernel.refusals import Kind, Refusal

CONCERNS = ("standing", "kind", "jurisdiction", "event", "urgency", "category", "channel", "when", "unless", "stops_on")
"""Whom and what a rule is about: anything else is another rule."""
COUNTS = ("unit", "roll", "day_end", "calendar", "stated_by")
"""How it is counted: two ways of counting can't be compared for every day there is."""


READ = frozenset({Certainty.STATUTE, Certainty.PUBLISHED})


class LawStays(Refusal):
    """It would take the law's rule away, or loosen it."""

    code = "clocks.law_stays"
    kind = Kind.CONFLICT


def law_of(versions: Iterable[Version]) -> Version | None:
    """Return what a pack said last of a rule whose text was read; None where none did, or where it ended the rule.

    :param versions: those of the one rule, in any order.
    """
    brought = [one for one in versions if one.pack]
    last = max(brought, key=lambda one: one.number, default=None)
    return last if last and not last.retires and is_read_law(last.terms) else None


def is_read_law(terms: Terms) -> bool:
    """Return whether it is law, and its number was read in the text or a publication."""
    return terms.standing is Standing.LAW and terms.certainty in READ


def check_law(versions: Iterable[Version], terms: Terms | None, *, valid_to: date | None) -> None:
    """Refuse a version that loosens or ends a rule of the law.

    :param versions: those of the one rule there are.
    :param terms: what is to hold; None for nothing.
    :param valid_to: the first day it is to hold no more.
    :raises LawStays: naming the field in which it would be looser.
    """
    law = law_of(versions)
    if law is None:
        return
    field = "valid_from" if terms is None else loosened(law, terms, valid_to)
    if field:
        raise LawStays(field=field, rule=law.terms.code, pack=law.pack, version=law.pack_version)


def loosened(law: Version, terms: Terms, valid_to: date | None) -> str | None:
    """Return the field in which a version is looser than the law's, the first of them; None where it is as strict."""
    return next(_looser(law, terms, valid_to), None)


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

"""How alike two customers are, by what each of them told: scored, and explained by the fields that agree.

Weights follow the idea of Fellegi and Sunter (1969): a field tells the more, the rarer it is that two strangers agree
in it. A document is one person's; a number is shared by families; of some names there are three hundred thousand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from careline.parties.rules.fields import Field
from careline.security.rules.normalising import normal_name


class Mark(StrEnum):
    """What comparing one field of two customers came to."""

    SAME = "same"
    ALIKE = "alike"
    DIFFERENT = "different"
    UNKNOWN = "unknown"  # one of them never told it
    UNCOMPARED = "uncompared"  # both told it, and neither was opened to look


SAME: Mapping[Field, int] = {
    Field.DOCUMENT: 60,
    Field.NUMBER: 35,
    Field.EMAIL: 35,
    Field.NAME: 30,
    Field.ADDRESS: 20,
}
ALIKE: Mapping[Field, int] = {Field.NAME: 15, Field.ADDRESS: 10}
DIFFERENT: Mapping[Field, int] = {Field.DOCUMENT: -60, Field.NAME: -30, Field.EMAIL: -5}
"""Two documents are two persons, unless one was renewed; two names at one number are a family."""
CLOSE = 85.0
"""Share of signs, in percent, from which two spellings may be one (a letter mistyped in seven)."""
WORTH_A_LOOK = 50
"""Points from which a person should look: a number and half a name, or an e-mail address and a name."""
FUZZY = frozenset(ALIKE)


@dataclass(frozen=True)
class Likeness:
    """How alike two customers are."""

    score: int
    """From 0 to 100."""
    marks: Mapping[Field, Mark]

    @property
    def is_worth_a_look(self) -> bool:
        """Whether somebody should look at the two."""
        return self.score >= WORTH_A_LOOK


def likeness(one: Mapping[Field, str], other: Mapping[Field, str]) -> Likeness:
    """Compare two customers' fields in clear; nothing of what they say is kept, only how they compare."""
    return scored({field: _mark(field, one.get(field, ""), other.get(field, "")) for field in Field})


def scored(marks: Mapping[Field, Mark]) -> Likeness:
    """Return how alike two customers are whose fields compare so."""
    points = sum(_points(field, mark) for field, mark in marks.items())
    return Likeness(max(0, min(100, points)), marks)


def _points(field: Field, mark: Mark) -> int:
    table = {Mark.SAME: SAME, Mark.ALIKE: ALIKE, Mark.DIFFERENT: DIFFERENT}.get(mark, {})
    return table.get(field, 0)


def _mark(field: Field, one: str, other: str) -> Mark:
    if not one or not other:
        return Mark.UNKNOWN
    left, right = (normal_name(text) if field in FUZZY else text.casefold() for text in (one, other))
    if left == right:
        return Mark.SAME
    return Mark.ALIKE if field in FUZZY and fuzz.token_sort_ratio(left, right) >= CLOSE else Mark.DIFFERENT

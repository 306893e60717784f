"""The due times of a complaint as clocks, each with the steps that lead to it in words and the law it follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import get_language

from careline.clocks.rules.terms import Certainty, Terms
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.steps import say_step
from careline.web.faces.clock import Face, face
from careline.web.words import named

CERTAIN = frozenset({Certainty.STATUTE, Certainty.PUBLISHED, Certainty.OWN})
"""How a rule's number may be known so that nobody has to look it up again."""


class DueRow(Protocol):
    """One due time as it was computed."""

    @property
    def rule(self) -> UUID:
        """The version of the rule it follows."""
        ...

    @property
    def started_at(self) -> datetime:
        """When it began to run."""
        ...

    @property
    def due_at(self) -> datetime:
        """When it ends."""
        ...

    @property
    def steps(self) -> Any:
        """How one gets from the one to the other."""
        ...

    @property
    def is_binding(self) -> bool:
        """Whether it is the one that counts."""
        ...


class Rule(Protocol):
    """A version of a due rule, as far as a clock names it."""

    @property
    def terms(self) -> Terms:
        """What it says."""
        ...


@dataclass(frozen=True, kw_only=True)
class DueFace:
    """One clock of the ledger."""

    name: str
    kind: str
    source: str
    certainty: str
    is_binding: bool
    is_unsure: bool
    due_at: datetime
    face: Face
    steps: list[str]


def due_faces(rows: Iterable[DueRow], *, rules: Mapping[UUID, Rule], at: datetime, is_running: bool) -> list[DueFace]:
    """Return the clocks of a complaint; they stop once the customer has the answer.

    :param rules: the versions the due times were computed under, by their ids.
    """
    return [_due_face(row, rules[row.rule].terms, at=at, is_running=is_running) for row in rows]


def _due_face(row: DueRow, terms: Terms, *, at: datetime, is_running: bool) -> DueFace:
    return DueFace(
        name=named(terms),
        kind=str(label(terms.kind)),
        source=terms.source(get_language() or ""),
        certainty=str(label(terms.certainty)),
        is_binding=row.is_binding,
        is_unsure=terms.certainty not in CERTAIN,
        due_at=row.due_at,
        face=face(started_at=row.started_at, due_at=row.due_at, at=at, is_running=is_running),
        steps=[say_step(step) for step in row.steps],
    )

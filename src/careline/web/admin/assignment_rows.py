"""A line of the assignment table in words."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise

from careline.cases.rules.facts import Channel, Urgency
from careline.web.faces.card import path_of
from careline.web.faces.shapes import CategoryRow, Person
from careline.web.words import CHANNELS, URGENCIES, Named, named


class RuleRow(Protocol):
    """A line as the query gives it."""

    @property
    def id(self) -> UUID:
        """Which line."""
        ...

    @property
    def position(self) -> int:
        """When its turn comes."""
        ...

    @property
    def category(self) -> CategoryRow | None:
        """What it is about."""
        ...

    @property
    def urgency(self) -> str:
        """How fast it must go."""
        ...

    @property
    def channel(self) -> str:
        """Where it came from."""
        ...

    @property
    def department(self) -> Named:
        """Who takes it."""
        ...

    @property
    def handler(self) -> Person | None:
        """Who exactly."""
        ...


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """What the table shows; an empty condition is always met."""

    id: UUID
    position: int
    category: str
    urgency: str | Promise
    channel: str | Promise
    department: str
    handler: str


def line_row(line: RuleRow) -> LineRow:
    """Return what the table shows of a line."""
    return LineRow(
        id=line.id,
        position=line.position,
        category=path_of(line.category),
        urgency=URGENCIES[Urgency(line.urgency)] if line.urgency else "",
        channel=CHANNELS[Channel(line.channel)] if line.channel else "",
        department=named(line.department),
        handler=line.handler.full_name if line.handler else "",
    )

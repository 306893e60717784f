"""The head and the facts of a complaint's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.queries.clocks import ClockTold
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import StageName
from careline.web.faces.card import URGENCY_TONES, face_of, path_of
from careline.web.faces.case_clocks import head_face, late_beside
from careline.web.faces.clock import Face
from careline.web.faces.shapes import CategoryRow, ComplaintRow, Person
from careline.web.words import CHANNELS, URGENCIES, named


class WholeComplaint(ComplaintRow, Protocol):
    """A complaint as its own page shows it."""

    @property
    def version(self) -> int:
        """How often it moved."""
        ...

    @property
    def on_behalf(self) -> bool:
        """Whether somebody speaks for the customer."""
        ...

    @property
    def place(self) -> str:
        """Where it is about."""
        ...

    @property
    def external_id(self) -> str | None:
        """What its source calls it."""
        ...

    @property
    def source(self) -> str:
        """Who gave it that name: the channel, or a form of ours."""
        ...

    @property
    def received_by(self) -> Person | None:
        """Who took it in."""
        ...

    @property
    def complained_about(self) -> Person | None:
        """Whom it is about."""
        ...


class SuggestionRow(Protocol):
    """A suggested category and why."""

    @property
    def category(self) -> CategoryRow:
        """The category."""
        ...

    @property
    def words(self) -> list[str]:
        """The words that led to it."""
        ...


@dataclass(frozen=True)
class Suggested:
    """A suggested category in the reader's language."""

    category: str
    words: list[str]


@dataclass(frozen=True, kw_only=True)
class CaseFace:
    """What the page shows of the complaint itself."""

    number: str
    title: str
    version: int
    category: str
    urgency: str | Promise
    urgency_tone: str
    on_behalf: bool
    is_archived: bool
    face: Face
    late: Sequence[str]
    """What beside the binding clock was late, or is: a first contact."""
    department: str
    handler: str
    received_at: datetime
    received_by: str
    channel: str | Promise
    channel_code: str
    place: str
    complained_about: str
    external_id: str
    suggested: Suggested | None


def case_face(
    row: WholeComplaint, *, suggestion: SuggestionRow | None, clocks: Sequence[ClockTold], at: datetime
) -> CaseFace:
    """Return what the page shows.

    :param clocks: as the ledger of time orders them.
    """
    urgency = Urgency(row.urgency)
    return CaseFace(
        number=row.number,
        title=row.title or _("Words erased"),
        version=row.version,
        category=path_of(row.category),
        urgency=URGENCIES[urgency],
        urgency_tone=URGENCY_TONES[urgency],
        on_behalf=row.on_behalf,
        is_archived=row.stage == StageName.ARCHIVED,
        face=head_face(clocks, otherwise=face_of(row, at=at), at=at),
        late=late_beside(clocks, at=at),
        department=named(row.department),
        handler=_name(row.handler),
        received_at=row.received_at,
        received_by=_name(row.received_by),
        channel=CHANNELS[Channel(row.channel)],
        channel_code=row.channel,
        place=row.place,
        complained_about=_name(row.complained_about),
        external_id=row.external_id or "" if row.source == row.channel else "",  # a form's token says nothing
        suggested=Suggested(path_of(suggestion.category), suggestion.words) if suggestion else None,
    )


def _name(person: Person | None) -> str:
    return person.full_name if person else ""

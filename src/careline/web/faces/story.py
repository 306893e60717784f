"""The story of a complaint: its moves, notes and events as messages, notes and lines, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.queries.timeline import Line, LineKind
from careline.cases.rules.facts import Channel
from careline.cases.rules.stages import Move
from careline.web.faces.file import FileFace, file_face, file_told
from careline.web.faces.moments import here
from careline.web.faces.telling import told
from careline.web.words import CHANNEL_PICTURES, CHANNELS


@dataclass(frozen=True)
class Entry:
    """One entry: `theirs` and `ours` are messages, `note` is a note, `line` what the system saw, `day` a new day."""

    kind: str
    title: str | Promise
    at: datetime | None = None
    text: str = ""
    picture: str = ""
    files: list[FileFace] = field(default_factory=list)
    """What a note carries."""


SAID = frozenset({"theirs", "ours", "note"})
"""What people said to each other; everything else the system saw."""


@dataclass(frozen=True)
class Reader:
    """Whose story it is: of which complaint, and whether he may take files back."""

    number: str
    may_retract: bool


@dataclass(frozen=True)
class Beginning:
    """What the customer said, by which channel, when."""

    words: str
    channel: Channel
    at: datetime


def story(lines: Sequence[Line], *, first: Beginning, reader: Reader) -> list[Entry]:
    """Return the entries of a complaint, beginning with what the customer said."""
    entries = list(_entries(lines, reader))
    if first.words:
        title = _("Customer") + " · " + str(CHANNELS[first.channel])
        said = Entry("theirs", title, first.at, first.words, CHANNEL_PICTURES[first.channel])
        entries.insert(1 if entries else 0, said)
    return list(_with_days(entries))


def _entries(lines: Sequence[Line], reader: Reader) -> Iterator[Entry]:
    for line in lines:
        match line.kind:
            case LineKind.NOTE:
                yield _note(line, reader)
            case LineKind.MOVE:
                yield _move(line)
            case LineKind.FILE:
                assert line.file is not None
                yield Entry("line", file_told(line.file), line.recorded_at)
            case LineKind.EVENT:
                yield Entry("line", told(line), line.recorded_at)


def _note(line: Line, reader: Reader) -> Entry:
    assert line.note is not None
    title = line.actor + " · " + _("internal note")
    may = reader.may_retract
    files = [file_face(one, page="web:file", name=reader.number, can_retract=may) for one in line.files]
    return Entry("note", title, line.recorded_at, line.note.text, "sticky-note", files)


def _move(line: Line) -> Entry:
    """Return a reply as a message to the customer, every other move as a line with what was said along with it."""
    row = line.move
    assert row is not None
    if row.move == Move.REPLY:
        channel = Channel(row.reason)
        return Entry("ours", f"{line.actor} · {CHANNELS[channel]}", row.at, row.text, "send")
    return Entry("line", told(line), row.at, row.text)


def _with_days(entries: Sequence[Entry]) -> Iterator[Entry]:
    def day(entry: Entry) -> date | None:
        return here(entry.at).date() if entry.at else None

    for _when, of_day in groupby(entries, key=day):
        first, *rest = of_day
        if first.at is not None:
            yield Entry("day", "", first.at)
        yield from (first, *rest)

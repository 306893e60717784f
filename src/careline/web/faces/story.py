"""The story of a complaint: its moves, notes and events as messages, notes and lines, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.queries.timeline import Line, LineKind
from careline.cases.rules.facts import Channel
from careline.cases.rules.stages import Move
from careline.web.faces.file import file_told
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


SAID = frozenset({"theirs", "ours", "note"})
"""What people said to each other; everything else the system saw."""


def story(lines: Sequence[Line], *, description: str, channel: Channel, received_at: datetime) -> list[Entry]:
    """Return the entries of a complaint, beginning with what the customer said."""
    entries = list(_entries(lines))
    if description:
        said = _("Customer") + " · " + str(CHANNELS[channel])
        first = Entry("theirs", said, received_at, description, CHANNEL_PICTURES[channel])
        entries.insert(1 if entries else 0, first)
    return list(_with_days(entries))


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    for line in lines:
        match line.kind:
            case LineKind.NOTE:
                assert line.note is not None
                title = line.actor + " · " + _("internal note")
                yield Entry("note", title, line.recorded_at, line.note.text, "sticky-note")
            case LineKind.MOVE:
                yield _move(line)
            case LineKind.FILE:
                assert line.file is not None
                yield Entry("line", file_told(line.file), line.recorded_at)
            case LineKind.EVENT:
                yield Entry("line", told(line), line.recorded_at)


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

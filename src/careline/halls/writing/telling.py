"""Telling visitors: one notice about an appointment, by the first open way, in the transaction of what it tells."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from careline.halls.models import Appointment, AppointmentNotice
from careline.halls.models.visitor import visitor_of
from careline.halls.rules.appointments import BookedFrom
from careline.halls.rules.notices import NAMELESS, VARIABLES, WAYS, language_of
from careline.kernel.identity import new_id
from careline.notices.operations.queueing import Letter, queue_notices
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.kinds import NoticeKind
from careline.parties.models.sealed import clear_fields
from careline.parties.queries.minding import way_is_open
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.fields import Field
from careline.parties.rules.reaching import ReachChannel
from careline.security.actor import Actor
from careline.security.copying import write_rows


def tell(rows: Iterable[Appointment], kind: NoticeKind, *, by: Actor, at: datetime) -> None:
    """Queue one notice to each visitor an address is known of.

    What a customer wished not to get stays in the outbox, held back (decision 0018).
    """
    letters = [(row, letter) for row in rows if (letter := _letter(row))]
    queued = queue_notices(kind=kind.code, letters=[letter for _, letter in letters], by=by, at=at)
    told = zip(letters, queued, strict=True)
    write_rows(
        [
            AppointmentNotice(id=new_id(), appointment=row, notice=notice, starts_at=row.starts_at)
            for (row, _), notice in told
            if notice
        ]
    )


def _letter(row: Appointment) -> Letter | None:
    known = _addresses(row)
    reached = [(way, known[field]) for way, field in WAYS if known.get(field)]
    if not reached or row.key.shredded_at:
        return None
    channel, recipient = _first_open(row, reached)
    language = _language(row)
    values = _values(row, known.get(Field.NAME, ""), language)
    return Letter(channel=channel, language=language, key=row.key, recipient=recipient, values=values)


def _addresses(row: Appointment) -> Mapping[Field, str]:
    """Return what is known of a visitor, in clear."""
    if row.party is not None:
        return clear_fields(row.party)
    said = visitor_of(row)
    if row.booked_from == BookedFrom.PUBLIC:  # whoever writes a name there writes what the house sends to any number
        said["name"] = ""
    return {Field.NAME: said["name"], Field.NUMBER: said["number"]}


def _first_open(row: Appointment, reached: list[tuple[NoticeChannel, str]]) -> tuple[NoticeChannel, str]:
    """Return the first way the visitor left open; where none is, the first: the outbox says why it is held back."""
    if row.party_id is None:
        return reached[0]
    ways = ((way, to) for way, to in reached if way_is_open(row.party_id, ReachChannel(way.value), to))
    return next(ways, reached[0])


def _language(row: Appointment) -> str:
    if row.party is None:
        return row.language
    wish = wishes_of({row.party_id}).get(row.party_id) if row.party_id else None
    return language_of((wish.language if wish else "") or row.party.language or row.language)


def _values(row: Appointment, name: str, language: str) -> dict[str, str]:
    hall = row.hall
    is_english = language == "en"
    said = (
        row.number,
        name or NAMELESS[language],
        f"{row.starts_at.astimezone(hall.zone):%Y-%m-%d %H:%M}",
        hall.name_en if is_english else hall.name_zh,
        hall.address_en if is_english else hall.address_zh,
    )
    return dict(zip((one.name for one in VARIABLES), said, strict=True))

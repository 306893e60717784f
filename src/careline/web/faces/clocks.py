"""The ledger of time of a complaint: each clock with its law, its pauses and the steps to its due time, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from careline.cases.queries.clocks import ClockTold
from careline.cases.rules.stages import Move
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.reading import Measure
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.terms import Certainty, PauseReason
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.rungs import say_rung
from careline.clocks.sentences.spans import say_hours
from careline.clocks.sentences.standings import say_standing
from careline.clocks.sentences.steps import say_step
from careline.security.actor import Actor
from careline.security.sentences.actors import say_actor
from careline.web.faces.clock import Face, face, paused
from careline.web.faces.house_changes import HouseFace, house_told
from careline.web.words import MOVES, named

CERTAIN = frozenset({Certainty.STATUTE, Certainty.PUBLISHED, Certainty.OWN})
"""How a rule's number may be known so that nobody has to look it up again."""


WHY = {
    **{cause: label(cause) for cause in (*PauseReason, *Cause)},
    **{move: MOVES[move] for move in (Move.CLASSIFY, Move.RECLASSIFY)},
}
"""What is told beside a move; that a resumption resumes, and an answer stops, needn't be said."""


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One line of a clock's own history."""

    what: str
    at: datetime
    who: str


@dataclass(frozen=True, kw_only=True)
class ClockFace:
    """One clock of the ledger."""

    name: str
    kind: str
    standing: str
    source: str
    certainty: str
    is_binding: bool
    is_unsure: bool
    started_at: datetime
    due_at: datetime | None
    stopped_at: datetime | None
    left: str
    face: Face
    history: list[Happened]
    steps: list[str]
    pause: str
    """Where it is paused or let go on; empty where this reader can't, or its rule allows no pause."""
    is_paused: bool
    alarms: list[Happened]
    """The alarms raised so far, with who has them in hand."""
    waits: bool
    """Whether one of them waits for somebody."""
    next_alarm: str
    next_alarm_at: datetime | None
    acknowledge: str
    """Where the reader says to have them in hand; empty where they can't, or none waits."""
    house: HouseFace | None
    """What of its rule the house says otherwise than the law's pack."""


def clock_faces(
    clocks: Sequence[ClockTold], *, number: str, by: Actor, at: datetime, can_pause: bool, can_acknowledge: bool
) -> list[ClockFace]:
    """Return the clocks of a complaint.

    :param can_pause: whether this reader may pause those whose rules allow it.
    :param can_acknowledge: whether this reader may say to have alarms in hand.
    """
    may = {"can_pause": can_pause, "can_acknowledge": can_acknowledge}
    houses = house_told([one.rule for one in clocks], by=by)
    return [_clock_face(one, houses.get(one.rule), number=number, at=at, **may) for one in clocks]


def _clock_face(
    one: ClockTold, house: HouseFace | None, *, number: str, at: datetime, can_pause: bool, can_acknowledge: bool
) -> ClockFace:
    terms, is_paused = one.terms, one.state is ClockState.PAUSED
    page = "web:clock-resumption" if is_paused else "web:clock-pause" if one.reasons else ""
    return ClockFace(
        name=named(terms),
        kind=str(label(terms.kind)),
        standing=str(label(terms.standing)),
        source=terms.source(get_language() or ""),
        certainty=str(label(terms.certainty)),
        is_binding=one.is_binding,
        is_unsure=terms.certainty not in CERTAIN,
        started_at=one.started_at,
        due_at=one.due_at,
        stopped_at=one.stopped_at,
        left=_measure(one.left) if is_paused else "",
        face=face_of_clock(one, at=at),
        history=list(_history(one)),
        steps=[say_step(step) for step in one.steps],
        pause=reverse(page, args=[number, one.id]) if page and can_pause else "",
        is_paused=is_paused,
        alarms=list(_alarms(one)),
        waits=one.can_be_acknowledged,
        next_alarm=say_rung(one.next_step.fraction, one.next_step.after) if one.next_step else "",
        next_alarm_at=one.next_alarm_at,
        acknowledge=reverse("web:clock-acknowledgement", args=[number, one.id])
        if can_acknowledge and one.can_be_acknowledged
        else "",
        house=house,
    )


def face_of_clock(one: ClockTold, *, at: datetime) -> Face:
    """Return how one clock stands, in the same words wherever it is told of."""
    match one.state:
        case ClockState.RUNNING:
            return face(started_at=one.started_at, due_at=one.due_at, at=at)
        case ClockState.PAUSED:
            return paused(since=one.pauses[-1].start, at=at)
        case ClockState.STOPPED:
            words = say_standing(one.state, due_at=one.due_at, end=one.stopped_at or at) if one.due_at else ""
            return Face("bad" if one.is_late else "none", 100, words or str(label(one.state)), one.due_at)
        case _:
            return Face("none", 100, str(label(one.state)), one.due_at)


def _history(one: ClockTold) -> Iterator[Happened]:
    for row in one.moves:
        kind = ClockMoveKind(row.kind)
        what = str(label(kind))
        if why := WHY.get(row.reason):
            what = _("%(what)s: %(why)s") % {"what": what, "why": why}
        yield Happened(what=what, at=row.at, who=say_actor(row.actor, kind=row.actor_kind, name=row.actor_name))


def _alarms(one: ClockTold) -> Iterator[Happened]:
    for row in one.alarms:
        seen = getattr(row, "sighting", None)
        who = (seen.user.full_name if seen.user else seen.actor_name) if seen else ""
        has = _("%(who)s has it in hand") % {"who": who} if seen else ""
        yield Happened(what=say_rung(row.fraction, row.after), at=row.at, who=has)


def _measure(left: Measure) -> str:
    if left.seconds is not None:
        return say_hours(left.seconds)
    return ngettext("%(n)s day", "%(n)s days", left.days or 0) % {"n": left.days or 0}

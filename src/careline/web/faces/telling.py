"""One line of the timeline in words: who did what."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from careline.cases.queries.timeline import Line
from careline.cases.rules.facts import Answer, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.stages import Move
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.rungs import say_rung
from careline.web.faces.card import path_of
from careline.web.words import ANSWERS, PENDING_REASONS, RESULTS, RETURN_REASONS, URGENCIES, named


def told(line: Line) -> str:
    """Return what a move or an event of the ledger was, in words."""
    if line.move is not None:
        return MOVED[Move(line.move.move)](line) % {"who": line.actor}
    assert line.event is not None
    match line.event.event:
        case "parties.field_revealed":
            return _("%(who)s had a masked field shown") % {"who": line.actor}
        case "cases.clock_paused":
            return _("%(who)s paused a clock: %(why)s") % {"who": line.actor, "why": label(line.event.data["reason"])}
        case "cases.clock_resumed":
            return _("%(who)s let a clock go on") % {"who": line.actor}
        case "cases.clock_alarms_acknowledged":
            what = label(line.event.data["kind"])
            return _("%(who)s has the alarm about “%(what)s” in hand") % {"who": line.actor, "what": what}
    return _alarmed(line.event.data)


def _alarmed(data: Mapping[str, Any]) -> str:
    """Say what a clock alarmed about: what it waits for, and how far it has come."""
    said = {"what": label(data["kind"]), "step": say_rung(data["fraction"], data["after"])}
    return _("Alarm about “%(what)s”: %(step)s") % said


def _classified(line: Line) -> str:
    assert line.move is not None
    row = line.move
    parts = [path_of(row.category), str(URGENCIES[Urgency(row.urgency)]) if row.urgency else ""]
    return _("%(who)s classified it: ") + _safe(", ".join(part for part in parts if part))


def _assigned(line: Line) -> str:
    assert line.move is not None
    row = line.move
    to = [named(row.department) if row.department else "", row.handler.full_name if row.handler else ""]
    by = _("The assignment table gave it to: ") if row.reason.startswith("rule:") else _("%(who)s gave it to: ")
    return by + _safe(" · ".join(part for part in to if part))


def _handed_over(line: Line) -> str:
    assert line.move is not None
    row = line.move
    to = [named(row.department) if row.department else "", row.handler.full_name if row.handler else ""]
    return _("Whoever had it left; handed over to: ") + _safe(" · ".join(part for part in to if part))


def _returned(line: Line) -> str:
    assert line.move is not None
    return _("%(who)s returned it: ") + str(RETURN_REASONS[ReturnReason(line.move.reason)])


def _suspended(line: Line) -> str:
    assert line.move is not None
    return _("%(who)s suspended work: ") + str(PENDING_REASONS[PendingReason(line.move.reason)])


def _resolved(line: Line) -> str:
    assert line.move is not None
    return _("%(who)s recorded the result: ") + str(RESULTS[Result(line.move.reason)])


def _fed_back(line: Line) -> str:
    assert line.move is not None
    return _("%(who)s asked the customer: ") + str(ANSWERS[Answer(line.move.answer)])


def _carried(line: Line) -> str:
    assert line.move is not None
    return _("Taken over from another system: ") + _safe(line.move.evidence)


def _safe(text: str) -> str:
    """Keep a percent sign in a name from being read as a placeholder."""
    return text.replace("%", "%%")


MOVED: Mapping[Move, Callable[[Line], str]] = {
    Move.RECEIVE: lambda _line: _("%(who)s took the complaint in"),
    Move.CLASSIFY: _classified,
    Move.RECLASSIFY: _classified,
    Move.ASSIGN: _assigned,
    Move.ACCEPT: lambda _line: _("%(who)s accepted it"),
    Move.RETURN: _returned,
    Move.START: lambda _line: _("%(who)s began work"),
    Move.SUSPEND: _suspended,
    Move.RESUME: lambda _line: _("%(who)s resumed work"),
    Move.RESOLVE: _resolved,
    Move.REPLY: lambda _line: _("%(who)s replied to the customer"),
    Move.FEED_BACK: _fed_back,
    Move.ARCHIVE: lambda _line: _("%(who)s archived it"),
    Move.HAND_OVER: _handed_over,
    Move.CARRY_OVER: _carried,
    Move.TAKE_BACK: lambda _line: _("%(who)s took the macro back; everything is as it was before"),
}

"""`careline clock explain CASE`: the ledger of time of one complaint."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from careline.project import words
from careline.project.cli.asked import to_the_second
from careline.project.cli.frame import house, plain
from careline.project.trouble import Exit, Trouble
from careline.project.words import _

if TYPE_CHECKING:
    from careline.cases.models import ClockAlarm
    from careline.cases.queries.clocks import ClockTold


@click.command(
    name="explain",
    help=_("Explain the clocks of a complaint: each with its rule, its pauses, and the steps to its due time."),
)
@click.argument("case", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=_("Print the clocks as JSON."))
@plain
def explain(*, case: tuple[str, ...], as_json: bool) -> None:
    """Print the ledger of time of the complaint with this number."""
    with house():
        from careline.kernel import clock

        at = clock.now()
        told = _clocks(_number(case), at=at)
        said = "" if as_json else "\n".join(_said(told, at=at))
    click.echo(json.dumps([_as_json(one) for one in told], ensure_ascii=False) if as_json else said)


def _number(case: tuple[str, ...]) -> str:
    """Read a number, also one with blanks that nobody put in quotation marks."""
    from careline.kernel.numbering import CaseNumber, UnreadableNumber
    from careline.kernel.sentences import say

    try:
        return str(CaseNumber.parse(" ".join(case)))
    except UnreadableNumber as wrong:
        if len(case) == 1:
            raise
        remedy = _("Give one number, such as TS-2026-004291-3; one with blanks in quotation marks: “TS 2026 004291 3”.")
        raise Trouble(say(wrong).problem, remedy, code=Exit.REFUSED) from wrong


def _clocks(number: str, *, at: datetime) -> "list[ClockTold]":
    from careline.cases.queries.clocks import clocks_of
    from careline.cases.queries.finding import complaint
    from careline.security.actor import system

    return clocks_of(complaint=complaint(by=system("clock-explain"), number=number), at=at)


def _as_json(one: "ClockTold") -> dict[str, object]:
    moves = [
        {
            "kind": row.kind,
            "at": _iso(row.at, one),
            "reason": row.reason,
            "actor": row.actor_name,
            "due_before": _iso(row.due_before, one),
            "due_after": _iso(row.due_after, one),
        }
        for row in one.moves
    ]
    return {
        "rule": one.terms.code,
        "kind": one.terms.kind,
        "standing": one.terms.standing,
        "state": one.state,
        "started": _iso(one.started_at, one),
        "due": _iso(one.due_at, one),
        "stopped": _iso(one.stopped_at, one),
        "certainty": one.terms.certainty,
        "binding": one.is_binding,
        "late": one.is_late,
        "used": vars(one.used),
        "left": vars(one.left),
        "steps": list(one.steps),
        "moves": moves,
        "alarms": [_alarm(row, one) for row in one.alarms],
        "next_alarm": {"step": one.next_step.code, "at": _iso(one.next_alarm_at, one)} if one.next_step else None,
    }


def _alarm(row: "ClockAlarm", one: "ClockTold") -> dict[str, object]:
    seen = getattr(row, "sighting", None)
    return {
        "step": row.step,
        "recipients": row.recipients,
        "due": _iso(row.due_at, one),
        "planned": _iso(row.planned_at, one),
        "at": _iso(row.at, one),
        "acknowledged": _iso(seen.at, one) if seen else None,
    }


def _said(told: "list[ClockTold]", *, at: datetime) -> Iterator[str]:
    from careline.clocks.sentences.labels import label
    from careline.clocks.sentences.steps import say_step

    if not told:
        yield _("No rule gives this complaint a due time.")
    for one in told:
        language = words.language()
        name = one.terms.name_zh if language.startswith("zh") else one.terms.name_en
        binding = _(" (binding)") if one.is_binding else ""
        yield f"{name} · {label(one.terms.kind)} · {label(one.terms.standing)} · {label(one.state)}{binding}"
        yield from _standing(one, at=at)
        yield f"  {one.terms.source(language)} · {label(one.terms.certainty)}"
        for step in one.steps:
            yield f"  - {say_step(step)}"
        yield from _moves(one)
        yield from _alarms(one)


def _standing(one: "ClockTold", *, at: datetime) -> Iterator[str]:
    """Say when it is due, and how it stands to that; the steps say why nothing is due."""
    from careline.clocks.sentences.standings import say_standing

    if one.due_at is not None:
        told = _("due {at}").format(at=to_the_second(one.due_at, one.zone))
        stands = say_standing(one.state, due_at=one.due_at, end=one.stopped_at or at)
        yield f"  {told} · {stands}" if stands else f"  {told}"


def _moves(one: "ClockTold") -> Iterator[str]:
    from careline.clocks.sentences.labels import LABELS, label
    from careline.security.sentences.actors import say_actor

    for row in one.moves:
        why = f" ({LABELS[row.reason]})" if row.reason in LABELS else ""
        who = say_actor(row.actor, kind=row.actor_kind, name=row.actor_name)
        yield f"  > {to_the_second(row.at, one.zone)} · {label(row.kind)}{why} · {who}"


def _alarms(one: "ClockTold") -> Iterator[str]:
    from careline.clocks.sentences.rungs import say_rung
    from careline.security.actor import ActorKind
    from careline.security.sentences.actors import say_actor

    for row in one.alarms:
        told = _("{at}: alarm, {step}").format(
            at=to_the_second(row.at, one.zone), step=say_rung(row.fraction, row.after)
        )
        if seen := getattr(row, "sighting", None):
            who = say_actor(seen.user, kind=ActorKind.USER, name=seen.actor_name)
            told = _("{alarm}; {who} has it in hand").format(alarm=told, who=who)
        yield f"  ! {told}"
    if one.next_step and one.next_alarm_at:
        step = say_rung(one.next_step.fraction, one.next_step.after)
        yield "  " + _("next alarm {at}: {step}").format(at=to_the_second(one.next_alarm_at, one.zone), step=step)


def _iso(at: datetime | None, one: "ClockTold") -> str | None:
    """Return an instant on the wall clock of the clock's place, as its steps tell it."""
    return at.astimezone(one.zone).isoformat() if at else None

"""`careline clock explain CASE`: the ledger of time of one complaint."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from careline.project.cli.frame import house, plain
from careline.project.words import _

if TYPE_CHECKING:
    from careline.cases.models import ClockAlarm
    from careline.cases.queries.clocks import ClockTold


@click.command(
    name="explain",
    help=_("Explain the clocks of a complaint: each with its rule, its pauses, and the steps to its due time."),
)
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help=_("Print the clocks as JSON."))
@plain
def explain(*, case: str, as_json: bool) -> None:
    """Print the ledger of time of the complaint with this number."""
    with house():
        told = _clocks(case)
        words = json.dumps(list(map(_as_json, told)), ensure_ascii=False) if as_json else "\n".join(_said(told))
    click.echo(words)


def _clocks(case: str) -> "list[ClockTold]":
    from careline.cases.queries.clocks import clocks_of
    from careline.cases.queries.finding import complaint
    from careline.kernel import clock
    from careline.kernel.numbering import CaseNumber
    from careline.security.actor import system

    found = complaint(by=system("clock-explain"), number=str(CaseNumber.parse(case)))
    return clocks_of(complaint=found, at=clock.now())


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


def _said(told: "list[ClockTold]") -> Iterator[str]:
    from careline.clocks.sentences.labels import label
    from careline.clocks.sentences.steps import say_step
    from careline.project import words

    if not told:
        yield _("No rule gives this complaint a due time.")
    for one in told:
        language = words.language()
        name = one.terms.name_zh if language.startswith("zh") else one.terms.name_en
        binding = _(" (binding)") if one.is_binding else ""
        yield f"{name} · {label(one.terms.kind)} · {label(one.terms.standing)} · {label(one.state)}{binding}"
        yield f"  {one.terms.source(language)} · {label(one.terms.certainty)}"
        for step in one.steps:
            yield f"  - {say_step(step)}"
        yield from _alarms(one)


def _alarms(one: "ClockTold") -> Iterator[str]:
    from careline.clocks.sentences.rungs import say_rung

    for row in one.alarms:
        seen = f" ({row.sighting.actor_name})" if hasattr(row, "sighting") else ""
        told = _("{at}: alarm, {step}").format(at=_iso(row.at, one), step=say_rung(row.fraction, row.after))
        yield f"  ! {told}{seen}"
    if one.next_step:
        step = say_rung(one.next_step.fraction, one.next_step.after)
        yield "  " + _("next alarm {at}: {step}").format(at=_iso(one.next_alarm_at, one), step=step)


def _iso(at: datetime | None, one: "ClockTold") -> str | None:
    """Return an instant on the wall clock of the clock's place, as its steps tell it."""
    return at.astimezone(one.zone).isoformat() if at else None

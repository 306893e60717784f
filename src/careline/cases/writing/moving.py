"""The one way a complaint moves: the rules derive the state, a stage row records it, the complaint indexes it."""

from dataclasses import dataclass
from datetime import datetime

from careline.cases.models import Complaint, Stage
from careline.cases.rules.intake import check_text
from careline.cases.rules.replay import State, Step, advance
from careline.cases.writing.clock_moves import ClockPlan, followed
from careline.kernel.events import Event
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record


@dataclass(frozen=True, kw_only=True)
class Said:
    """What goes with a move in words and codes."""

    reason: str = ""
    text: str = ""
    evidence: str = ""


SILENT = Said()


def move(
    complaint: Complaint,
    step: Step,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    said: Said = SILENT,
    clocks: ClockPlan | None = None,
) -> Complaint:
    """Move a complaint one step and record it; its clocks follow in the same breath.

    :param clocks: what becomes of them, where more is to be said than the step tells.
    :raises IllegalMove: when the step doesn't exist at its stage.
    :raises TextTooLong: when what was said doesn't fit.
    """
    check_text("text", said.text)
    state = advance(complaint.state, step)
    plan = clocks or followed(complaint, step, at=at)
    row = stage_row(complaint, step, state, by=by, at=at, recorded_at=at, said=said)
    row.entry = record(event, by=by, at=at)
    row.save()
    complaint.index(state)
    complaint.save(update_fields=["stage", "department", "urgency", "category", "handler", "version"])
    if plan:
        plan.write(row.entry, by=by)
    return complaint


def stage_row(
    complaint: Complaint,
    step: Step,
    state: State,
    *,
    by: Actor,
    at: datetime | None,
    recorded_at: datetime,
    said: Said = SILENT,
) -> Stage:
    """Return the row, not yet written, that records a step and the state it led to; it waits for its ledger entry."""
    return Stage(
        complaint_id=complaint.id,
        n=state.moves,
        move=step.move.value,
        stage=state.stage.value,
        at=at,
        recorded_at=recorded_at,
        actor_kind=by.kind.value,
        actor_id=by.id if by.kind is ActorKind.USER else None,
        actor_name=by.name,
        category_id=step.category,
        urgency=step.urgency or "",
        department_id=step.department,
        handler_id=step.handler,
        answer=step.answer or "",
        reason=said.reason,
        text=said.text,
        evidence=said.evidence,
    )

"""Requests to be forgotten as rows, and one with its steps and what stands in its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.queries.customers import masked
from careline.parties.rules.erasure import ErasureMove, ErasureState, Obstacle, ObstacleKind
from careline.web.faces.customer import brief
from careline.web.faces.story import Entry
from careline.web.words.erasures import (
    CONSENT_CHANNELS,
    ERASURE_GROUNDS,
    ERASURE_MOVES,
    ERASURE_PROOFS,
    ERASURE_STATES,
    OBSTACLES,
)

TONES = {
    ErasureState.ASKED: "warn",
    ErasureState.DONE: "ok",
    ErasureState.REFUSED: "bad",
    ErasureState.WITHDRAWN: "",
    ErasureState.TOLD: "",
}
PAGES = {
    ObstacleKind.CONTACT: "web:contact",
    ObstacleKind.FOLLOW_UP: "web:contact",
    ObstacleKind.ORDER: "web:order",
    ObstacleKind.APPOINTMENT: "web:appointment",
    ObstacleKind.COMPLAINT: "web:case",
    ObstacleKind.LAW: "web:erasure",
}


@dataclass(frozen=True)
class ErasureRow:
    """A request in a list."""

    number: str
    address: str
    customer: str
    customer_address: str
    ground: str | Promise
    proof: str | Promise
    channel: str | Promise
    state: str | Promise
    tone: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    is_open: bool
    is_late: bool
    kept_until: date | None
    reference: str
    text: str


@dataclass(frozen=True)
class ObstacleFace:
    """One thing that stands in the way, and where it is seen to."""

    said: str | Promise
    reference: str
    address: str
    until: date | None


def erasure_row(row: Any, *, at: datetime, names: Any) -> ErasureRow:
    """Return the row of a request; its customer masked, its words empty once they were forgotten."""
    state = ErasureState(row.state)
    is_open = state is ErasureState.ASKED
    return ErasureRow(
        row.number,
        reverse("web:erasure", args=[row.number]),
        brief(masked(row.customer)),
        reverse("web:customer", args=[row.customer_id]),
        ERASURE_GROUNDS[row.ground],
        ERASURE_PROOFS[row.proof],
        CONSENT_CHANNELS[row.channel],
        ERASURE_STATES[state],
        TONES[state],
        names.get(row.asked_by, row.asked_by),
        row.asked_at,
        row.due_at,
        is_open,
        is_open and row.due_at < at,
        row.kept_until,
        row.reference,
        row.opened("text"),
    )


def obstacle_faces(found: Iterable[Obstacle], *, holdings: str) -> list[ObstacleFace]:
    """Return what stands in the way; what has no number stands among the customer's accounts and numbers."""
    return [ObstacleFace(OBSTACLES[one.kind], one.reference, _where(one, holdings), one.until) for one in found]


def erasure_story(steps: Sequence[Any]) -> list[Entry]:
    """Return the steps of a request, oldest first."""
    return [
        Entry("note" if (text := step.opened("text")) else "line", f"{_who(step)} · {_move(step)}", step.at, text)
        for step in steps
    ]


def _where(one: Obstacle, holdings: str) -> str:
    if one.kind is ObstacleKind.HOLD:
        return ""
    return reverse(PAGES[one.kind], args=[one.reference]) if one.reference else holdings


def _who(step: Any) -> str:
    return str(step.actor.full_name if step.actor else step.actor_name)


def _move(step: Any) -> str:
    return str(ERASURE_MOVES[ErasureMove(step.move)])

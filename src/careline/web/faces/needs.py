"""Needs of customers as rows, and one need with its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.queries.customers import masked
from careline.parties.rules.needs import NeedMove, NeedStatus
from careline.web.faces.customer import brief
from careline.web.faces.story import Entry
from careline.web.words.parties import NEED_CATEGORIES, NEED_MOVES, NEED_SOURCES, NEED_STATUSES

TONES = {
    NeedStatus.COLLECTED: "info",
    NeedStatus.ASSESSED: "warn",
    NeedStatus.ADOPTED: "ok",
    NeedStatus.DECLINED: "",
    NeedStatus.TOLD: "",
}


@dataclass(frozen=True)
class NeedRow:
    """A need in a list."""

    id: UUID
    address: str
    text: str
    category: str | Promise
    source: str | Promise
    status: str | Promise
    tone: str
    customer: str
    customer_address: str
    collected_at: datetime


def need_row(row: Any) -> NeedRow:
    """Return the row of a need; its customer masked, its words empty once they were forgotten."""
    status = NeedStatus(row.status)
    return NeedRow(
        row.id,
        reverse("web:need", args=[row.id]),
        row.opened("text"),
        NEED_CATEGORIES[row.category],
        NEED_SOURCES[row.source],
        NEED_STATUSES[status],
        TONES[status],
        brief(masked(row.customer)),
        reverse("web:customer-pane", args=[row.customer_id, "needs"]),
        row.collected_at,
    )


def need_story(steps: Sequence[Any]) -> list[Entry]:
    """Return the steps of a need, oldest first."""
    return [
        Entry("note" if (text := step.opened("text")) else "line", f"{_who(step)} · {_move(step)}", step.at, text)
        for step in steps
    ]


def _who(step: Any) -> str:
    return str(step.actor.full_name if step.actor else step.actor_name)


def _move(step: Any) -> str:
    return str(NEED_MOVES[NeedMove(step.move)])

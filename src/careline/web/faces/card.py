"""A complaint as a card of the roster and as a row of a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import ANSWERED, StageName
from careline.web.faces.clock import Face, face
from careline.web.faces.shapes import CategoryRow, ComplaintRow
from careline.web.words import CHANNEL_PICTURES, STAGES, URGENCIES, named

URGENCY_TONES = {Urgency.NORMAL: "", Urgency.URGENT: "warn", Urgency.CRITICAL: "bad"}
STAGE_TONES = {
    StageName.RECEIVED: "info",
    StageName.PENDING: "warn",
    StageName.RETURNED: "warn",
    StageName.REPLIED: "ok",
    StageName.FED_BACK: "ok",
}
"""Colour where somebody must look; the rest of the life of a complaint needs none."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a list shows of a complaint."""

    number: str
    address: str
    title: str
    picture: str
    category: str
    stage: str | Promise
    stage_tone: str
    urgency: str | Promise
    urgency_tone: str
    department: str
    handler: str
    customer: str
    customer_address: str
    received_at: datetime
    face: Face
    tier: str | Promise = ""
    changes: Mapping[str, str] = field(default_factory=dict)
    """Where each thing of the row is changed in its place."""
    changeable: frozenset[str] = frozenset()
    """What of it may be changed as things stand, by who looks at it."""
    repeats: int = 0
    """How many complaints of this customer came lately, where it is more than one."""


def card(row: ComplaintRow, *, at: datetime, customer: str = "") -> Card:
    """Return the card of a complaint.

    :param customer: the customer as this reader may see them, masked.
    """
    stage, urgency = StageName(row.stage), Urgency(row.urgency)
    return Card(
        number=row.number,
        address=reverse("web:case", args=[row.number]),
        title=row.title or _("Words erased"),
        received_at=row.received_at,
        picture=CHANNEL_PICTURES[Channel(row.channel)],
        category=path_of(row.category),
        stage=STAGES[stage],
        stage_tone=STAGE_TONES.get(stage, ""),
        urgency=URGENCIES[urgency],
        urgency_tone=URGENCY_TONES[urgency],
        department=named(row.department),
        handler=row.handler.full_name if row.handler else "",
        customer=customer,
        customer_address=reverse("web:customer", args=[row.customer_id]),
        face=face_of(row, at=at),
    )


def face_of(row: ComplaintRow, *, at: datetime) -> Face:
    """Return the nearest clock of a complaint; it stops when the customer has the answer."""
    is_running = StageName(row.stage) not in ANSWERED
    return face(started_at=row.received_at, due_at=row.due_at, at=at, is_running=is_running)


def path_of(category: CategoryRow | None) -> str:
    """Return a category with the one it belongs under, as one reads it."""
    if category is None:
        return ""
    return f"{named(category.parent)} · {named(category)}" if category.parent else named(category)

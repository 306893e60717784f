"""A contact as screens show it: a row, a head, its four steps and its story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as _in

from careline.contacts.queries.callers import masked_caller
from careline.contacts.queries.listing import ContactView
from careline.contacts.rules.facts import EscalatedTo, Outcome
from careline.contacts.rules.steps import GUIDED, ContactMove, StepName
from careline.files.queries.listing import ListedFile
from careline.parties.queries.customers import masked
from careline.web.faces.contact_verification import check_told
from careline.web.faces.customer import brief
from careline.web.faces.file import file_told
from careline.web.faces.stage_bar import StageStep
from careline.web.faces.story import Entry
from careline.web.words import TIERS, named
from careline.web.words.contacts import (
    CERTAINTIES,
    CHANNELS,
    ENDED_BY,
    ESCALATIONS,
    EXCLUDES,
    MEDIA,
    MOVES,
    OUTCOMES,
    PICTURES,
    SERVICE_TYPES,
    STEPS,
)

VIEWS = {
    ContactView.MINE: (_in("list", "Mine, open"), "user"),
    ContactView.WAITING: (_in("list", "Passed on, waiting"), "inbox"),
    ContactView.ASKED: (_in("list", "You are asked"), "message-square"),
    ContactView.UNWRITTEN: (_in("list", "Record to write"), "pencil"),
    ContactView.OPEN: (_in("list", "Open"), "phone"),
    ContactView.ALL: (_in("list", "All contacts"), "archive"),
}
TONES = {"access": "info", "need": "info", "solution": "brand", "close": "warn"}


@dataclass(frozen=True, kw_only=True)
class ContactCard:
    """What a list shows of a contact."""

    number: str
    address: str
    picture: str
    channel: str | Promise
    arrived_at: datetime
    customer: str
    customer_address: str
    """Empty while nobody knows who it is."""
    reason: str
    service_type: str | Promise
    step: str | Promise
    tone: str
    outcome: str | Promise
    agent: str
    score: int | None
    tier: str | Promise = ""
    medium: str | Promise = ""
    """In what it continues another; empty where it continues none."""


def contact_card(row: Any) -> ContactCard:
    """Return the card of a contact, its customer masked."""
    return _card(row, next((one.reason for one in sorted(row.reasons.all(), key=lambda one: one.rank)), None))


def _card(row: Any, first: Any) -> ContactCard:
    said = OUTCOMES[row.outcome] if row.outcome else EXCLUDES[row.exclude] if row.exclude else ""
    return ContactCard(
        number=row.number,
        address=reverse("web:contact", args=[row.number]),
        picture=PICTURES[row.channel],
        channel=CHANNELS[row.channel],
        arrived_at=row.arrived_at,
        customer=brief(masked(row.party)) if row.party else masked_caller(row) or _("unidentified customer"),
        customer_address=reverse("web:customer", args=[row.party_id]) if row.party_id else "",
        reason=named(first) if first else "",
        service_type=SERVICE_TYPES[row.service_type] if row.service_type else "",
        step=STEPS[row.step],
        tone=TONES.get(row.step, ""),
        outcome=said,
        agent=row.agent.full_name if row.agent else "",
        score=row.score,
        tier=TIERS[row.party.tier] if row.party and row.party.tier != "standard" else "",
        medium=MEDIA[row.continued_medium] if row.continued_medium else "",
    )


def contact_face(row: Any, need: Any) -> dict[str, Any]:
    """Return the head of a contact's page."""
    return {
        **vars(_card(row, next(iter(need.reasons), None))),
        "caller": masked_caller(row),
        "certainty": CERTAINTIES[row.certainty],
        "is_sure": row.certainty == "likely",
        "has_party": row.party_id is not None,
        "department": named(row.department),
        "access_number": row.access_number,
        "reasons": [named(one) for one in need.reasons],
        "summary": row.summary,
        "result": row.result,
        "is_closed": row.step == StepName.CLOSED,
        "words": row.words,
        "is_forgotten": bool(row.party and row.party.forgotten_at),
        "before": row.continued_from.number if row.continued_from else "",
        "questions_address": reverse("web:contact-questions", args=[row.number]),
        "registering_address": f"{reverse('web:customer-registration')}?{urlencode({'contact': row.number})}",
        "party_address": reverse("web:contact-act", args=[row.number, "party"]),
    }


def step_bar(rows: Sequence[Any], *, at: StepName) -> list[StageStep]:
    """Return the four steps with the time each was last reached."""
    reached = {StepName(row.step): row.at for row in rows}
    here = len(GUIDED) if at is StepName.CLOSED else GUIDED.index(at)
    return [
        StageStep(
            STEPS[name],
            "now" if place == here else "done" if place < here else "",
            is_now=place == here,
            is_known=name in reached,
            at=reached.get(name),
        )
        for place, name in enumerate(GUIDED)
    ]


def contact_story(
    row: Any, steps: Sequence[Any], progress: Sequence[Any], checks: Sequence[Any], files: Sequence[ListedFile]
) -> list[Entry]:
    """Return what happened, oldest first: moves as lines, what the customer was told and wrote as messages."""
    entries = [Entry("line", _told(step), step.at, step.text) for step in steps]
    entries += [Entry("ours", f"{_who(one)} · {MEDIA[one.medium]}", one.at, one.text, "send") for one in progress]
    entries += [Entry("line", f"{_who(one)} · {check_told(one)}", one.at) for one in checks]
    entries += [Entry("line", file_told(one), one.stored_at) for one in files]
    if row.words:
        entries.append(Entry("theirs", _("Customer"), row.arrived_at, row.words, PICTURES[row.channel]))
    return sorted(entries, key=lambda one: one.at or row.arrived_at)


def _told(step: Any) -> str:
    said = f"{_who(step)} · {MOVES[ContactMove(step.move)]}"
    detail = _detail(step)
    return f"{said} · {detail}" if detail else said


def _detail(step: Any) -> str:
    if step.outcome:
        return str(OUTCOMES[Outcome(step.outcome)])
    if step.exclude:
        return str(EXCLUDES[step.exclude])
    if step.reason in set(EscalatedTo):
        there = named(step.department) if step.department else ""
        return f"{ESCALATIONS[EscalatedTo(step.reason)]} {there}".strip()
    return str(ENDED_BY.get(step.reason, "")) if step.move == ContactMove.CONCLUDE else ""


def _who(row: Any) -> str:
    return str(row.actor.full_name if row.actor else row.actor_name)

"""Who served a contact, how long, and why it was passed on: the facts of its legs as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from careline.contacts.queries.legs import LegStanding
from careline.contacts.rules.facts import HandleRole, LeftBy, TransferReason
from careline.web.words import named
from careline.web.words.contacts import HANDLE_ROLES, LEFT_BY, TRANSFER_REASONS


@dataclass(frozen=True, kw_only=True)
class LegFace:
    """One leg in a line: whose, since when, in seconds, and how it ended."""

    agent: str
    role: str | Promise
    is_primary: bool
    centre: str
    started_at: datetime
    is_running: bool
    talk: str
    hold: str
    wrap: str
    at_once: int
    """The most contacts in hand at once; nothing where it was this one alone."""
    left_by: str | Promise
    reason: str | Promise


def legs_panel(found: Any, legs: Sequence[Any], standing: LegStanding, *, at: datetime) -> dict[str, Any]:
    """Return the legs, how often it was passed on, and since when the customer has waited on hold."""
    since = standing.held_since
    return {
        "rows": [leg_face(one) for one in legs],
        "transfers": found.transfers,
        "held_since": since,
        "held_for": spelled(int((at - since).total_seconds())) if since else "",
        "consulting": standing.consulting.agent.full_name if standing.consulting else "",
    }


def leg_face(row: Any) -> LegFace:
    """Return one leg as the page shows it; seconds stand there once it has ended."""
    return LegFace(
        agent=row.agent.full_name,
        role=HANDLE_ROLES[HandleRole(row.role)],
        is_primary=row.role == HandleRole.PRIMARY,
        centre=named(row.centre) if row.centre else "",
        started_at=row.started_at,
        is_running=row.ended_at is None,
        talk=spelled(row.talk_s),
        hold=spelled(row.hold_s) if row.hold_s else "",
        wrap=spelled(row.wrap_s) if row.wrap_s else "",
        at_once=row.concurrency if row.concurrency > 1 else 0,
        left_by=LEFT_BY[LeftBy(row.left_by)] if row.left_by else "",
        reason=TRANSFER_REASONS[TransferReason(row.transfer_reason)] if row.transfer_reason else "",
    )


def spelled(seconds: int) -> str:
    """Return seconds as a watch shows them: 4:05, 1:02:03."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, left = divmod(minutes, 60)
    return f"{hours}:{left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

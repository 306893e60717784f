"""What a screen can do with a promise: each act with its noun, its move, its form and its operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.contacts.operations.following_up import (
    drop_follow_up,
    hand_follow_up,
    keep_follow_up,
    postpone_follow_up,
)
from careline.contacts.rules.follow_ups import FollowUpMove, FollowUpState, moves_from
from careline.security.actor import Actor
from careline.web.agent import follow_up_forms as forms
from careline.web.faces.follow_up import FollowUpCard, follow_up_card

Data = Mapping[str, Any]


class Going(TypedDict):
    """What every operation is told besides what was asked."""

    id: UUID
    version: int | None
    by: Actor
    at: datetime


@dataclass(frozen=True)
class FollowUpPage:
    """How a screen makes one move."""

    label: str | Promise
    move: FollowUpMove
    form: type[forms.MoveForm]
    act: Callable[[Data, Going], object]
    done: str | Promise


ACTS: Mapping[str, FollowUpPage] = {
    "keeping": FollowUpPage(
        _("Done"),
        FollowUpMove.KEEP,
        forms.KeepForm,
        lambda data, going: keep_follow_up(text=data["text"], **going),
        _("Kept: it is off your list."),
    ),
    "due-time": FollowUpPage(
        _("Postpone"),
        FollowUpMove.POSTPONE,
        forms.PostponeForm,
        lambda data, going: postpone_follow_up(due_at=data["due_at"], text=data["text"], **going),
        _("Postponed, with the reason."),
    ),
    "owner": FollowUpPage(
        _("Hand to a colleague"),
        FollowUpMove.HAND,
        forms.HandForm,
        lambda data, going: hand_follow_up(owner=data["owner"], text=data["text"], **going),
        _("Handed on."),
    ),
    "withdrawal": FollowUpPage(
        _("Drop"),
        FollowUpMove.DROP,
        forms.DropForm,
        lambda data, going: drop_follow_up(text=data["text"], **going),
        _("Dropped, with the reason."),
    ),
}


def owed_card(row: Any) -> FollowUpCard:
    """Return the card of a promise with what its owner can do where it stands."""
    possible = moves_from(FollowUpState(row.state))
    acts = [
        (page.label, reverse("web:follow-up-act", args=[row.id, noun]))
        for noun, page in ACTS.items()
        if page.move in possible
    ]
    return follow_up_card(row, acts)

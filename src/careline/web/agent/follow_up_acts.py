"""What a screen can do with a promise: each act with its noun, its move, its form and its operation."""

from collections.abc import Callable, Iterable, Mapping
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
from careline.parties.queries.preferences import reaching_of
from careline.security.actor import Actor
from careline.web.agent import follow_up_forms as forms
from careline.web.arrivals import Arrived
from careline.web.faces.follow_up import Acts, FollowUpCard, follow_up_card
from careline.web.faces.reaching import warnings_of

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


def promise_cards(rows: Iterable[Any], *, request: Arrived, of_absent: bool = False) -> list[FollowUpCard]:
    """Return the cards of promises, each with what to mind before one rings; one's own with what one can do.

    :param of_absent: they are colleagues' who are away, shown to who leads them, who acts in their stead.
    """
    promises = list(rows)
    known = reaching_of({row.party_id for row in promises if row.party_id}, at=request.at)
    reach = {one: warnings_of(said) for one, said in known.items()}
    return [
        follow_up_card(
            row,
            _acts(row) if of_absent or row.owner_id == request.actor.id else (),
            reach=reach.get(row.party_id, ()),
        )
        for row in promises
    ]


def _acts(row: Any) -> Acts:
    """Return what the owner of a promise can do where it stands."""
    possible = moves_from(FollowUpState(row.state))
    return [
        (page.label, reverse("web:follow-up-act", args=[row.id, noun]))
        for noun, page in ACTS.items()
        if page.move in possible
    ]

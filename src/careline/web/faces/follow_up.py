"""A promise as screens show it: what, for whom, by when, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.contacts.rules.follow_ups import FollowUpKind, FollowUpState
from careline.parties.queries.customers import masked
from careline.web.faces.customer import brief
from careline.web.faces.reaching import ReachLine
from careline.web.words.contacts import FOLLOW_UP_KINDS, FOLLOW_UP_PICTURES, FOLLOW_UP_STATES

Acts = Sequence[tuple[str | Promise, str]]
OWED = {FollowUpState.OPEN, FollowUpState.MISSED}
TONES = {FollowUpState.MISSED: "bad", FollowUpState.KEPT: "ok"}


@dataclass(frozen=True, kw_only=True)
class FollowUpCard:
    """What a list shows of a promise."""

    id: UUID
    what: str
    kind: str | Promise
    picture: str
    due_at: datetime
    state: str | Promise
    tone: str
    customer: str
    customer_address: str
    owner: str
    contact: str
    address: str
    """The contact it was made in; empty where there is none."""
    acts: Acts
    reach: Sequence[ReachLine] = ()
    """What to mind before one rings; nothing once it is done."""


def follow_up_card(row: Any, acts: Acts = (), *, reach: Sequence[ReachLine] = ()) -> FollowUpCard:
    """Return the card of a promise, its customer masked.

    :param acts: what the reader can do with it, each with its address.
    :param reach: what to mind before the customer is rung up.
    """
    state, kind = FollowUpState(row.state), FollowUpKind(row.kind)
    return FollowUpCard(
        id=row.id,
        what=row.what,
        kind=FOLLOW_UP_KINDS[kind],
        picture=FOLLOW_UP_PICTURES[kind],
        due_at=row.due_at,
        state=FOLLOW_UP_STATES[state],
        tone=TONES.get(state, ""),
        customer=brief(masked(row.party)) if row.party else _("unidentified customer"),
        customer_address=reverse("web:customer", args=[row.party_id]) if row.party_id else "",
        owner=row.owner.full_name,
        contact=row.contact.number if row.contact else "",
        address=reverse("web:contact", args=[row.contact.number]) if row.contact else "",
        acts=acts,
        reach=reach if state in OWED else (),
    )

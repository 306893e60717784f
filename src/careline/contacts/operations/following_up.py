"""Following up (SR07): promising, keeping, moving with a reason, handing to another, dropping."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.events import FollowUpDropped, FollowUpHanded, FollowUpKept, FollowUpMade, FollowUpPostponed
from careline.contacts.models import Contact, FollowUp
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.takers import taker
from careline.contacts.rules.follow_ups import (
    WHAT,
    FollowUpKind,
    FollowUpMove,
    FollowUpStep,
    NothingToFollow,
    begin,
    check_due,
    check_what,
)
from careline.contacts.rules.intake import check_text
from careline.contacts.writing.following import claim_follow_up, move_follow_up, row_of
from careline.contacts.writing.moving import user_id
from careline.kernel.identity import new_id
from careline.parties.queries.customers import kept_customer
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@dataclass(frozen=True, kw_only=True)
class FollowUpTold:
    """What is owed, to whom, until when, and who sees to it."""

    kind: FollowUpKind
    what: str
    due_at: datetime
    owner: str = ""
    """A user name; empty means whoever makes it."""
    contact: str = ""
    """Number of the contact it was made in; its customer is meant."""
    customer: UUID | None = None


@operation()
def make_follow_up(*, told: FollowUpTold, by: Actor, at: datetime) -> FollowUp:
    """Promise something to a customer, or remember something about them.

    :raises WhatMissing: no words; likewise `TextTooLong`.
    :raises DueInThePast: due before now, or more than a year ahead.
    :raises NothingToFollow: neither a contact nor a customer is named.
    :raises NoSuchContact: none the actor may see; likewise `NoSuchCustomer`.
    :raises NoSuchTaker: the owner isn't somebody who can see to it.
    """
    policy.require(by, "contacts.make_follow_up")
    check_what(told.what, field="what")
    check_text("what", told.what, limit=WHAT)
    check_due(told.due_at, at=at)
    contact = find_contact(by=by, number=told.contact) if told.contact else None
    party = _party(told, contact, by=by)
    owner = taker(told.owner or by.name)
    one = FollowUp(
        id=new_id(),
        kind=told.kind,
        what=told.what.strip(),
        contact=contact,
        party_id=party,
        made_by_id=user_id(by),
        made_at=at,
        department_id=owner.department_id,
    )
    step = FollowUpStep(move=FollowUpMove.MAKE, due_at=told.due_at, owner=owner.id)
    one.index(begin(step))
    one.save(force_insert=True)
    event = FollowUpMade(
        subject=one.id,
        kind=told.kind,
        due_at=told.due_at,
        owner=owner.id,
        contact=contact.id if contact else None,
        party=party,
    )
    row_of(one, step, record(event, by=by, at=at), n=1, by=by, at=at).save()
    return one


@operation()
def keep_follow_up(*, id: UUID, by: Actor, at: datetime, text: str = "", version: int | None = None) -> FollowUp:  # noqa: A002  (every room names a row's id so)
    """Say that it was done, late or in time.

    :raises IllegalFollowUpMove: it is done or dropped already.
    """
    one = claim_follow_up(id=id, by=by, version=version)
    event = FollowUpKept(subject=one.id, is_late=at > one.due_at or one.missed > 0)
    return move_follow_up(one, FollowUpStep(move=FollowUpMove.KEEP), event, by=by, at=at, text=text)


@operation()
def postpone_follow_up(
    *,
    id: UUID,  # noqa: A002  (every room names a row's id so)
    due_at: datetime,
    text: str,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> FollowUp:
    """Move it to another time, with the reason; what was missed stays counted.

    :raises WhatMissing: nobody says why.
    :raises DueInThePast: due before now, or more than a year ahead.
    """
    one = claim_follow_up(id=id, by=by, version=version)
    check_what(text, field="text")
    check_due(due_at, at=at)
    step = FollowUpStep(move=FollowUpMove.POSTPONE, due_at=due_at)
    return move_follow_up(one, step, FollowUpPostponed(subject=one.id, due_at=due_at), by=by, at=at, text=text)


@operation()
def hand_follow_up(
    *,
    id: UUID,  # noqa: A002  (every room names a row's id so)
    owner: str,
    by: Actor,
    at: datetime,
    text: str = "",
    version: int | None = None,
) -> FollowUp:
    """Give it to a colleague, who sees to it from now on.

    :raises NoSuchTaker: no such colleague, or one who can't see to it.
    """
    one = claim_follow_up(id=id, by=by, version=version)
    to = taker(owner)
    step = FollowUpStep(move=FollowUpMove.HAND, owner=to.id)
    return move_follow_up(one, step, FollowUpHanded(subject=one.id, owner=to.id), by=by, at=at, text=text, to=to)


@operation()
def drop_follow_up(*, id: UUID, text: str, by: Actor, at: datetime, version: int | None = None) -> FollowUp:  # noqa: A002  (every room names a row's id so)
    """Say that nobody needs it any more, and why.

    :raises WhatMissing: nobody says why.
    """
    one = claim_follow_up(id=id, by=by, version=version)
    check_what(text, field="text")
    return move_follow_up(
        one, FollowUpStep(move=FollowUpMove.DROP), FollowUpDropped(subject=one.id), by=by, at=at, text=text
    )


def _party(told: FollowUpTold, contact: Contact | None, *, by: Actor) -> UUID | None:
    """Return whom it is about: the customer named, else the contact's, whom nobody may know yet."""
    if told.customer:
        return kept_customer(by=by, id=told.customer).id
    if contact is None:
        raise NothingToFollow(field="contact")
    return contact.party_id

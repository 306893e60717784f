"""Going home: whatever a customer waits for before one is back has another owner, or one doesn't go."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from careline.contacts.events import ShiftHanded
from careline.contacts.models import HandOver
from careline.contacts.operations.following_up import hand_follow_up
from careline.contacts.queries.follow_ups import owed_before
from careline.contacts.queries.takers import taker
from careline.contacts.rules.follow_ups import check_all_taken, check_due
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@operation()
def hand_over_shift(
    *, back_at: datetime, takers: Mapping[UUID, str], by: Actor, at: datetime, text: str = ""
) -> HandOver:
    """Hand over: each own promise due before `back_at` goes to the colleague named for it.

    :param takers: a user name for each promise; what else is named is given, too, if it is one's own.
    :raises PromisesUnowned: one of them has no taker but oneself.
    :raises NoSuchTaker: no such colleague, naming the promise as the field.
    :raises DueInThePast: one would be back before one has gone.
    """
    policy.require(by, "contacts.keep_follow_up")
    assert by.id is not None  # who has promises has an account
    check_due(back_at, at=at)
    people = {one: taker(username, field=str(one)) for one, username in takers.items()}
    due = list(owed_before(by=by, back_at=back_at).values_list("pk", flat=True))
    check_all_taken(due, {one: person.id for one, person in people.items()}, leaver=by.id)
    for one in due:
        hand_follow_up(id=one, owner=people[one].username, text=text, by=by, at=at)
    entry = record(ShiftHanded(subject=by.id, back_at=back_at, handed=len(due)), by=by, at=at)
    return HandOver.objects.create(agent_id=by.id, at=at, back_at=back_at, handed=len(due), entry=entry)

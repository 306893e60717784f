"""Whoever promised something is reminded of it, and told when it was missed; of somebody who is away, their lead is.

What was told is taken back once it is kept, dropped, moved or handed on.
"""

from datetime import datetime

from careline.contacts.events import (
    FollowUpDropped,
    FollowUpHanded,
    FollowUpKept,
    FollowUpMissed,
    FollowUpNeared,
    FollowUpPostponed,
)
from careline.contacts.models import FollowUp
from careline.contacts.queries.absence import away
from careline.contacts.reactions.telling import TELLER, who_did
from careline.contacts.rules.follow_ups import OWED, FollowUpState
from careline.contacts.rules.notices import (
    ABOUT_PROMISES,
    PROMISE_GIVEN,
    PROMISE_MISSED,
    PROMISE_MISSED_AWAY,
    PROMISE_NEAR,
)
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import tell_staff
from careline.notices.rules.facts import LapseReason
from careline.notices.rules.kinds import NoticeKind
from careline.security.models import LedgerEntry, User
from careline.security.queries.people import answering_for
from careline.security.reactions.registry import Reaction

OVER = {FollowUpDropped.name, FollowUpHanded.name, FollowUpKept.name, FollowUpPostponed.name}


def tell_of_promise(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell the owner what nears, was missed or was given; in one reader, so in the order of the ledger."""
    one = FollowUp.objects.select_related("owner", "department").get(pk=entry.subject_id)
    if entry.event in OVER:
        _take_back(one, *ABOUT_PROMISES, at=at)
    if entry.event == FollowUpHanded.name and entry.data["owner"] != str(entry.actor_id):
        _tell(PROMISE_GIVEN, User.objects.get(pk=entry.data["owner"]), entry, at=at, by_name=who_did(entry))
    if entry.event == FollowUpNeared.name and one.state == FollowUpState.OPEN:
        _tell(PROMISE_NEAR, one.owner, entry, at=at)
    if entry.event == FollowUpMissed.name and one.state == FollowUpState.MISSED:
        _take_back(one, PROMISE_NEAR, at=at)
        _tell(PROMISE_MISSED, one.owner, entry, at=at)
        _tell_lead(one, entry, at)


def _tell_lead(one: FollowUp, entry: LedgerEntry, at: datetime) -> None:
    """Tell who answers for the department, where a customer waits for somebody who isn't there."""
    if one.kind not in OWED or one.owner_id not in away([one.owner_id], at=at):
        return
    lead = answering_for(one.department, but=one.owner_id)
    if lead:
        _tell(PROMISE_MISSED_AWAY, lead, entry, at=at, by_name=one.owner.full_name)


def _tell(kind: NoticeKind, user: User, entry: LedgerEntry, *, at: datetime, by_name: str = "") -> None:
    about = {"kind": kind.code, "about": str(entry.subject_id), "by_name": by_name}
    tell_staff(user=user, values={}, cause=entry.id, by=TELLER, at=at, **about)


def _take_back(one: FollowUp, *kinds: NoticeKind, at: datetime) -> None:
    for kind in kinds:
        let_staff_notices_lapse(user=None, kind=kind.code, about=str(one.id), why=LapseReason.OVER, by=TELLER, at=at)


REACTIONS = (
    Reaction(
        "contacts.tell_of_promise",
        (FollowUpDropped, FollowUpHanded, FollowUpKept, FollowUpMissed, FollowUpNeared, FollowUpPostponed),
        tell_of_promise,
    ),
)

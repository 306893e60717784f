"""What follows from what happened in this room.

Worth an alarm is that somebody read, or took out, more than a day's work needs. Who may decide on a request to be
forgotten is told of it until it is decided, and who recorded it of the decision; an agent of stale profiles until they
are verified.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import tell_staff
from careline.notices.rules.facts import LapseReason
from careline.parties.events import (
    CustomersExported,
    ErasureMoved,
    FieldRevealed,
    LegalHoldReleased,
    LegalHoldReviewCalled,
    LegalHoldReviewed,
    RevealQuotaReached,
    VerificationTaskMoved,
    VerificationTasksGiven,
)
from careline.parties.models import EntryAuditItem, ErasureRequest, VerificationTask
from careline.parties.models.verification_task import OPEN
from careline.parties.queries.erasures import DECIDE, may_decide
from careline.parties.queries.legal_holds import KEEP, near_hold_reviews
from careline.parties.rules.erasure import DECISIONS, ErasureMove
from careline.parties.rules.notices import ERASURE_ASKED, ERASURE_DECIDED, HOLD_REVIEW, VERIFICATION_GIVEN
from careline.parties.rules.reveals import QUOTA
from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from careline.security.queries.users import actor_for, holding
from careline.security.reactions.alarms import Worth, alarm, day_of
from careline.security.reactions.registry import Reaction

TELLER = system("teller")

MANY = 500
"""Rows in one file: more than anybody works through by hand in a day."""


def quota_reached(entry: LedgerEntry) -> Worth:
    """Return that somebody read as much in clear as a day allows."""
    return Worth(day_of(entry), {"user": entry.actor_name, "count": QUOTA})


def sure_to_be_drawn(entry: LedgerEntry) -> Worth | None:
    """Return that somebody read a value of an audit of their own in which nothing was left to chance.

    Whoever draws so few that all are drawn can choose whose value it is, as with work made up for a look.
    """
    audited = entry.data.get("audited")
    item = EntryAuditItem.objects.select_related("audit").filter(pk=audited).first() if audited else None
    if item is None or item.audit.drawn_by_name != entry.actor_name or item.audit.population > item.audit.size:
        return None
    return Worth(day_of(entry), {"user": entry.actor_name})


def many_exported(entry: LedgerEntry) -> Worth | None:
    """Return that very many rows left the house in one file."""
    count = int(entry.data["count"])
    return Worth(str(entry.id), {"user": entry.actor_name, "count": count}) if count >= MANY else None


def tell_of_erasure(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell who may decide on a request; when it needs no decision any more, take that back and tell who recorded it."""
    request = ErasureRequest.objects.get(pk=entry.subject_id)
    if entry.data["move"] == ErasureMove.ASK:
        for user in _deciders(request):
            _tell(user, ERASURE_ASKED.code, request.number, entry, at)
        return
    for pk in User.objects.filter(holding(DECIDE)).values_list("pk", flat=True).distinct():
        _take_back(pk, request.number, at)
    asker = User.objects.filter(username=request.asked_by, deactivated_at=None).first()
    if asker and entry.data["move"] in DECISIONS:
        _tell(asker, ERASURE_DECIDED.code, request.number, entry, at)


def tell_of_verification(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell an agent of the profiles to verify by a day; take that back where none of them is left to do."""
    if entry.event == VerificationTasksGiven.name:
        _tell(User.objects.get(pk=entry.subject_id), VERIFICATION_GIVEN.code, entry.data["due_on"], entry, at)
        return
    task = VerificationTask.objects.get(pk=entry.subject_id)
    moved_to = [row.agent_id for row in task.moves.order_by("n") if row.agent_id]
    for agent in moved_to:
        if not VerificationTask.objects.filter(OPEN, agent=agent, due_on=task.due_on).exists():
            day, kind, why = task.due_on.isoformat(), VERIFICATION_GIVEN.code, LapseReason.OVER
            let_staff_notices_lapse(user=agent, kind=kind, about=day, why=why, by=TELLER, at=at)


def tell_of_hold(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever set a legal hold, else all who keep them, that it is to be looked at again; then take that back."""
    hold = entry.data["hold"]
    if entry.event != LegalHoldReviewCalled.name:
        about = {"kind": HOLD_REVIEW.code, "about": hold}
        let_staff_notices_lapse(user=None, why=LapseReason.OVER, by=TELLER, at=at, **about)
        return
    found = near_hold_reviews(today=at.astimezone(timezone.get_current_timezone()).date()).filter(pk=hold).first()
    if found is None or found.due_on.isoformat() != entry.data["review_on"]:
        return
    keepers = User.objects.filter(holding(KEEP), deactivated_at=None, is_integration=False).distinct()
    for user in keepers.filter(username=found.set_by) or keepers.order_by("username"):
        tell_staff(
            user=user, kind=HOLD_REVIEW.code, about=hold, values={}, cause=entry.id, by_name="", by=TELLER, at=at
        )


def _deciders(request: ErasureRequest) -> Iterator[User]:
    held = User.objects.filter(holding(DECIDE), deactivated_at=None, is_integration=False).distinct()
    return (user for user in held.order_by("username") if may_decide(request, by=actor_for(user)))


def _tell(user: User, kind: str, number: str, entry: LedgerEntry, at: datetime) -> None:
    who = User.objects.filter(pk=entry.actor_id).first()
    name = who.full_name if who else entry.actor_name
    tell_staff(user=user, kind=kind, about=number, values={}, cause=entry.id, by_name=name, by=TELLER, at=at)


def _take_back(user: UUID, number: str, at: datetime) -> None:
    why = LapseReason.OVER
    let_staff_notices_lapse(user=user, kind=ERASURE_ASKED.code, about=number, why=why, by=TELLER, at=at)


REACTIONS = (
    Reaction("parties.tell_of_erasure", (ErasureMoved,), tell_of_erasure),
    Reaction("parties.tell_of_verification", (VerificationTaskMoved, VerificationTasksGiven), tell_of_verification),
    Reaction("parties.tell_of_hold", (LegalHoldReviewCalled, LegalHoldReviewed, LegalHoldReleased), tell_of_hold),
    alarm("reveal_quota", (RevealQuotaReached,), quota_reached),
    alarm("sure_to_be_drawn", (FieldRevealed,), sure_to_be_drawn),
    alarm("mass_export_customers", (CustomersExported,), many_exported),
)

"""What somebody who leaves had with customers: open contacts and promises, each handed over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from careline.contacts.events import ContactHanded
from careline.contacts.models import Contact, FollowUp
from careline.contacts.operations.following_up import hand_follow_up
from careline.contacts.queries.follow_ups import STILL_OWED
from careline.contacts.queries.takers import owner_in
from careline.contacts.rules.facts import TransferReason
from careline.contacts.rules.replay import Step
from careline.contacts.rules.steps import ContactMove, StepName
from careline.contacts.writing.handling import pass_handle_on
from careline.contacts.writing.moving import move
from careline.kernel.sentences import Text
from careline.security.actor import OFF_BOARDING, Actor
from careline.security.models import User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, Untaken, WhyLeft


@operation(silent_when="nothing of the leaver's is open")
def hand_over_contacts(*, agent: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give every open contact of one agent to a taker, or to a department, where whoever goes on takes it."""
    require(by, "contacts.hand_over_work")
    person = User.objects.filter(pk=taker.user).first() if taker.user else None
    rows = list(_open(agent).select_for_update(of=("self",)))
    for contact in rows:
        department = person.department_id if person else taker.department or contact.department_id
        pass_handle_on(contact, reason=TransferReason.LEAVER, by=by, at=at)
        step = Step(move=ContactMove.HAND_OVER, department=department, agent=person.pk if person else None)
        event = ContactHanded(subject=contact.id, department=department, agent=step.agent)
        move(contact, step, event, by=by, at=at)
    return HandedOver(len(rows))


class OpenContactsHeld:
    """Contacts somebody has that aren't closed."""

    kind = "contacts.contacts"
    label: Text = _("Open contacts")
    untaken = Untaken.QUEUE
    needs = "contacts.work_contact"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their numbers."""
        return list(_open(user).values_list("number", flat=True))

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over."""
        return hand_over_contacts(agent=user, taker=taker, by=OFF_BOARDING, at=at)


def _open(agent: UUID) -> QuerySet[Contact]:
    return Contact.objects.filter(agent=agent).exclude(step=StepName.CLOSED).order_by("number")


class FollowUpsOwed:
    """What somebody promised a customer or was to remember; somebody always owns it."""

    kind = "contacts.follow_ups"
    label: Text = _("Promises and reminders")
    untaken = Untaken.ANSWERING
    needs = "contacts.keep_follow_up"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return when each is due."""
        return [_due(one) for one in _owed(user)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Give them to the taker, or to whoever answers for the department."""
        moved, left = 0, []
        for one in _owed(user).select_related("department"):
            owner = owner_in(taker, one.department)
            if owner is None:
                left.append(LeftBehind(_due(one), WhyLeft.NOBODY_TO_OWN_IT))
            else:
                hand_follow_up(id=one.pk, owner=owner.username, by=OFF_BOARDING, at=at)
                moved += 1
        return HandedOver(moved, left)


def _due(one: FollowUp) -> str:
    """Return when it is due on the wall clock of the house: it has no number, and its words may be personal."""
    return f"{localtime(one.due_at):%Y-%m-%d %H:%M}"


def _owed(owner: UUID) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(STILL_OWED, owner=owner).order_by("due_at", "pk")

"""What this room does about what happened in contacts and orders.

When somebody is forgotten, what was written of them goes, and what is written later too. Who is consulted is told at
the desk, and no longer than it lasts; who asked for an exception, what was decided.
"""

from datetime import datetime

from careline.contacts.events import (
    ColleagueConsulted,
    ContactClosed,
    ContactDismissed,
    ContactsExported,
    FollowUpDropped,
    FollowUpHanded,
    FollowUpKept,
    FollowUpMade,
    FollowUpPostponed,
    HandleEnded,
    ProgressTold,
    ReasonsNamed,
)
from careline.contacts.events.orders import (
    OrderCompleted,
    OrderFailed,
    OrderFilled,
    OrderHanded,
    OrdersExported,
    OrderWithdrawn,
    RuleTreated,
)
from careline.contacts.models import Handle, ServiceOrder
from careline.contacts.operations.forgetting import forget_words
from careline.contacts.queries.whose import forgotten_of
from careline.contacts.rules.compliance import RuleAct
from careline.contacts.rules.facts import HandleRole
from careline.contacts.rules.notices import CONSULTED, DECIDED, ORDER_GIVEN
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import tell_staff
from careline.notices.rules.facts import LapseReason
from careline.parties.events import CustomerForgotten
from careline.parties.reactions import many_exported
from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from careline.security.reactions.alarms import alarm
from careline.security.reactions.registry import Reaction

FORGETTER, TELLER = system("forgetter"), system("teller")
WRITTEN = (
    ContactClosed,
    ContactDismissed,
    FollowUpDropped,
    FollowUpHanded,
    FollowUpKept,
    FollowUpMade,
    FollowUpPostponed,
    OrderCompleted,
    OrderFailed,
    OrderFilled,
    OrderHanded,
    OrderWithdrawn,
    ProgressTold,
    ReasonsNamed,
    RuleTreated,
)
"""With these something may be written of a customer who was forgotten while the work on it still ran."""


def forget(*, entry: LedgerEntry, at: datetime) -> None:
    """Empty what was written of whoever this is about, if they were forgotten."""
    for customer in forgotten_of(entry):
        forget_words(customer=customer, by=FORGETTER, at=at)


def tell_consulted(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever is asked; when the talk is over, take the word back: in one reader, so in this order."""
    if entry.data.get("role", HandleRole.CONSULT) != HandleRole.CONSULT:
        return  # of legs that end most are those of who serves the customer
    leg = Handle.objects.select_related("contact", "agent").get(pk=entry.data["handle"])
    about = {"kind": CONSULTED.code, "about": leg.contact.number}
    if leg.ended_at is not None:
        let_staff_notices_lapse(user=leg.agent_id, why=LapseReason.OVER, by=TELLER, at=at, **about)
        return
    tell_staff(user=leg.agent, values={}, cause=entry.id, by_name=who_did(entry), by=TELLER, at=at, **about)


def tell_decided(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever does the business that a supervisor waived the rule or declined."""
    if entry.data["act"] not in {RuleAct.WAIVE, RuleAct.DECLINE}:
        return
    order = ServiceOrder.objects.select_related("agent").get(pk=entry.subject_id)
    about = {"kind": DECIDED.code, "about": order.number}
    tell_staff(user=order.agent, values={}, cause=entry.id, by_name=who_did(entry), by=TELLER, at=at, **about)


def tell_order_handed(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever was given an order, unless they took it themselves."""
    if entry.data["agent"] == str(entry.actor_id):
        return
    user, order = User.objects.get(pk=entry.data["agent"]), ServiceOrder.objects.get(pk=entry.subject_id)
    about = {"kind": ORDER_GIVEN.code, "about": order.number}
    tell_staff(user=user, values={}, cause=entry.id, by_name=who_did(entry), by=TELLER, at=at, **about)


def who_did(entry: LedgerEntry) -> str:
    """Return the name of whoever did it."""
    found = User.objects.filter(pk=entry.actor_id).first()
    return found.full_name if found else entry.actor_name


REACTIONS = (
    Reaction("contacts.forget_words", (CustomerForgotten, *WRITTEN), forget),
    Reaction("contacts.tell_consulted", (ColleagueConsulted, HandleEnded), tell_consulted),
    Reaction("contacts.tell_decided", (RuleTreated,), tell_decided),
    Reaction("contacts.tell_order_handed", (OrderHanded,), tell_order_handed),
    alarm("mass_export_contacts", (ContactsExported,), many_exported),
    alarm("mass_export_orders", (OrdersExported,), many_exported),
)

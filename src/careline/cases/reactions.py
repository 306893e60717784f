"""What follows from what happened: whoever was given a complaint is told; what looks wrong raises an alarm."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from careline.cases.events import (
    ClockAlarmRaised,
    ClockAlarmsAcknowledged,
    ComplaintAssigned,
    ComplaintHanded,
    ComplaintReceived,
    ComplaintsExported,
    ReplyGiven,
)
from careline.cases.models import Clock, ClockAlarm, Complaint, ComplaintNotice, ContactLink
from careline.cases.operations.features import compute_features
from careline.cases.operations.notifying import answer_otherwise
from careline.cases.queries.alarmed import alarmed
from careline.cases.queries.notice_values import written
from careline.cases.rules.notices import ABOUT_CLOCKS, ANSWER_HELD, ASSIGNED, NO_WAY_LEFT, UNDATED, kind_of_alarm
from careline.clocks.rules.moves import ClockState
from careline.contacts.events import ContactReceived
from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.contacts.queries.takers import takers
from careline.contacts.rules.verification import Level
from careline.notices.events import NoticeSuppressed
from careline.notices.models import Notice
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import tell_staff
from careline.notices.queries.staff import is_told
from careline.notices.queries.templates import kind_named
from careline.notices.rules.facts import LapseReason, NoticeState
from careline.parties.events import (
    ConsentRecorded,
    CustomerForgotten,
    CustomersMerged,
    CustomersUnmerged,
    FieldRevealed,
)
from careline.parties.models.sealed import clear_fields
from careline.parties.queries.customers import find_customers
from careline.parties.queries.identities import records_of
from careline.parties.queries.preferences import wishes_of
from careline.parties.reactions import many_exported
from careline.parties.rules.consent import ConsentPurpose
from careline.parties.rules.reaching import NOTHING_SAID
from careline.parties.rules.safe_contact import ways_left
from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from careline.security.queries.people import answering_for
from careline.security.reactions.alarms import Worth, alarm, day_of
from careline.security.reactions.registry import Reaction
from careline.security.rules.roles import Role

TELLER, FEATURES = system("teller"), system("features")
CHANGING = (ConsentRecorded, CustomersMerged, CustomersUnmerged, CustomerForgotten)
"""After what a customer's features may be others, or none."""
FRESH = timedelta(minutes=10)
"""Work that is no older when a field is read for it, and that nothing from outside led to, looks like a pretext."""
MADE = (ComplaintReceived.name, ContactReceived.name)


def tell_handler(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whoever was given a complaint, unless they took it themselves."""
    handler = entry.data.get("handler")
    if handler is None or handler == str(entry.actor_id):
        return
    user = User.objects.get(pk=handler)
    complaint = Complaint.objects.get(pk=entry.subject_id)
    giver = User.objects.filter(pk=entry.actor_id).first()
    name = giver.full_name if giver else entry.actor_name
    due = written(complaint.due_at) if complaint.due_at else UNDATED["en" if user.language.startswith("en") else "zh"]
    told = {"number": complaint.number, "due_at": due, "assigned_by": name}
    about: dict[str, Any] = {"kind": ASSIGNED.code, "about": complaint.number, "values": told, "by_name": name}
    tell_staff(user=user, **about, cause=entry.id, by=TELLER, at=at)


def see_to_held(*, entry: LedgerEntry, at: datetime) -> None:
    """See to what a customer's wish holds back: what they are owed goes another way, or somebody is told of it.

    What isn't owed, such as a receipt, need not go; but that nothing can reach them somebody has to know.
    """
    link = ComplaintNotice.objects.filter(notice=entry.subject_id).select_related("complaint__customer__key").first()
    if link is None or link.complaint.customer.forgotten_at:
        return
    if Notice.objects.get(pk=entry.subject_id).state != NoticeState.HELD_BACK:
        return
    is_owed = kind_named(entry.data["kind"]).is_owed
    if is_owed and answer_otherwise(notice=link.notice_id, by=TELLER, at=at):
        return
    if is_owed or not _is_reachable(link.complaint):
        kind = ANSWER_HELD.code if is_owed else NO_WAY_LEFT.code
        told: dict[str, Any] = {"kind": kind, "about": link.complaint.number, "values": {}, "by_name": ""}
        for user in _owners(link.complaint):
            tell_staff(user=user, **told, cause=entry.id, by=TELLER, at=at)


def _is_reachable(complaint: Complaint) -> bool:
    wish = wishes_of([complaint.customer_id]).get(complaint.customer_id, NOTHING_SAID)
    return bool(ways_left(wish, clear_fields(complaint.customer)))


def _owners(complaint: Complaint) -> list[User]:
    """Return who has it in hand, else who answers for its department, else every supervisor."""
    if complaint.handler_id and (here := takers().filter(pk=complaint.handler_id).first()):
        return [here]
    lead = answering_for(complaint.department)
    return [lead] if lead else list(takers().filter(role_grants__role=Role.SUPERVISOR))


def tell_alarmed(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell whom the step names that a clock alarms, unless that is over or they were told and haven't looked yet.

    A storm of alarms is one line under the bell for each colleague, complaint and kind of alarm; the mail is a digest.
    """
    told, due_at = entry.data, datetime.fromisoformat(entry.data["due_at"])
    if not Clock.objects.filter(pk=told["clock"], state=ClockState.RUNNING, due_at=due_at).exists():
        return
    complaint = Complaint.objects.select_related("department__parent").get(pk=entry.subject_id)
    kind = kind_of_alarm(after=told["after"], due_at=due_at, at=entry.at).code
    said: dict[str, Any] = {"kind": kind, "about": complaint.number, "values": {}, "by_name": ""}
    for user in alarmed(complaint, told["recipients"]):
        if not is_told(user=user.pk, kind=kind, about=complaint.number):
            tell_staff(user=user, **said, cause=entry.id, by=TELLER, at=at)


def let_alarms_lapse(*, entry: LedgerEntry, at: datetime) -> None:
    """Take alarms about a complaint from under the bell when nothing of it waits: it is answered, or in hand."""
    waits = {"clock__complaint": entry.subject_id, "clock__state": ClockState.RUNNING, "sighting": None}
    if entry.event == ClockAlarmsAcknowledged.name and ClockAlarm.objects.filter(**waits).exists():
        return
    number = Complaint.objects.values_list("number", flat=True).get(pk=entry.subject_id)
    for kind in ABOUT_CLOCKS:
        let_staff_notices_lapse(user=None, kind=kind.code, about=number, why=LapseReason.OVER, by=TELLER, at=at)


def recompute_features(*, entry: LedgerEntry, at: datetime) -> None:
    """Compute the features of who agreed, refused, was merged, parted or forgotten; who may have none loses them."""
    if entry.event == ConsentRecorded.name and entry.data["purpose"] != ConsentPurpose.PROFILING:
        return
    other = entry.data.get("merged")
    whose = [entry.subject_id, *([UUID(other)] if other else [])]
    compute_features(customers=whose, by=FEATURES, at=at)


def own_pretext(entry: LedgerEntry) -> Worth | None:
    """Return that somebody read a field for work he had just made himself, in which the customer wasn't heard."""
    work = entry.data.get("complaint") or entry.data.get("contact")
    if work is None or entry.actor_id is None or not _has_just_made(UUID(work), entry):
        return None
    return None if _was_heard(UUID(work), entry) else Worth(day_of(entry), {"user": entry.actor_name})


def _has_just_made(work: UUID, entry: LedgerEntry) -> bool:
    """Look into the ledger, for when something was received is what its maker says of it."""
    made = LedgerEntry.objects.filter(subject_id=work, actor_id=entry.actor_id, at__gte=entry.at - FRESH)
    return made.filter(event__in=MADE).exists()


def _was_heard(work: UUID, entry: LedgerEntry) -> bool:
    """Return whether a contact he serves, or nobody yet, shows this customer: one he is only asked about doesn't."""
    linked = ContactLink.objects.filter(complaint=work).values("contact")
    served = Q(agent=entry.actor_id) | Q(received_by=entry.actor_id) | Q(agent=None)
    said = Contact.objects.filter(Q(pk=work) | Q(pk__in=linked), served, party__in=records_of([entry.subject_id]))
    return any(_is_shown(one, entry) for one in said.select_related("caller_key"))


def _is_shown(contact: Contact, entry: LedgerEntry) -> bool:
    """Return whether more than its maker's word says that it is the customer's: papers, a proof, a number of theirs."""
    if not _has_just_made(contact.id, entry) or contact.level != Level.NONE:
        return True
    return bool(contact.external_id and contact.words) or _is_theirs(caller_of(contact), entry.subject_id)


def _is_theirs(caller: str, customer: UUID) -> bool:
    found = find_customers(by=TELLER, number=caller).customers if caller else ()
    return not {one.id for one in found}.isdisjoint(records_of([customer]))


REACTIONS = (
    Reaction("cases.tell_handler", (ComplaintAssigned, ComplaintHanded), tell_handler),
    Reaction("cases.tell_alarmed", (ClockAlarmRaised,), tell_alarmed),
    Reaction("cases.let_alarms_lapse", (ReplyGiven, ClockAlarmsAcknowledged), let_alarms_lapse),
    Reaction("cases.see_to_held", (NoticeSuppressed,), see_to_held),
    Reaction("cases.recompute_features", CHANGING, recompute_features),
    alarm("own_pretext", (FieldRevealed,), own_pretext),
    alarm("mass_export_complaints", (ComplaintsExported,), many_exported),
)

"""What follows from what happened: whoever was given a complaint is told; what looks wrong raises an alarm."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from careline.cases.events import ComplaintAssigned, ComplaintHanded, ComplaintsExported
from careline.cases.models import Complaint
from careline.cases.queries.notice_values import written
from careline.cases.rules.notices import ASSIGNED, UNDATED
from careline.contacts.models import Contact
from careline.contacts.rules.verification import Level
from careline.notices.operations.staff import tell_staff
from careline.parties.events import FieldRevealed
from careline.parties.reactions import many_exported
from careline.security.actor import system
from careline.security.models import LedgerEntry, User
from careline.security.reactions.alarms import Worth, alarm, day_of
from careline.security.reactions.registry import Reaction

TELLER = system("teller")
FRESH = timedelta(minutes=10)
"""Work that is no older when a field is read for it, and that nothing from outside led to, looks like a pretext."""


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


def own_pretext(entry: LedgerEntry) -> Worth | None:
    """Return that somebody read a field for work he had just made himself, in which no customer was heard."""
    work = entry.data.get("complaint") or entry.data.get("contact")
    if work is None or entry.actor_id is None:
        return None
    since = entry.at - FRESH
    if _is_made_up_complaint(work, entry.actor_id, since) or _is_made_up_contact(work, entry.actor_id, since):
        return Worth(day_of(entry), {"user": entry.actor_name})
    return None


def _is_made_up_complaint(work: str, who: UUID, since: datetime) -> bool:
    made = Complaint.objects.filter(pk=work, received_by=who, received_at__gte=since)
    return made.filter(contacts=None).exists()


def _is_made_up_contact(work: str, who: UUID, since: datetime) -> bool:
    made = Contact.objects.filter(pk=work, received_by=who, arrived_at__gte=since)
    return made.filter(caller_sealed=None, level=Level.NONE, external_id=None).exists()


REACTIONS = (
    Reaction("cases.tell_handler", (ComplaintAssigned, ComplaintHanded), tell_handler),
    alarm("own_pretext", (FieldRevealed,), own_pretext),
    alarm("mass_export_complaints", (ComplaintsExported,), many_exported),
)

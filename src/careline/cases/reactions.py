"""What of this room is worth an alarm: many complaints taken out at once, and reveals for work one made up oneself."""

from datetime import datetime, timedelta
from uuid import UUID

from careline.cases.events import ComplaintsExported
from careline.cases.models import Complaint
from careline.contacts.models import Contact
from careline.contacts.rules.verification import Level
from careline.parties.events import FieldRevealed
from careline.parties.reactions import many_exported
from careline.security.models import LedgerEntry
from careline.security.reactions.alarms import Worth, alarm, day_of

FRESH = timedelta(minutes=10)
"""Work that is no older when a field is read for it, and that nothing from outside led to, looks like a pretext."""


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
    alarm("own_pretext", (FieldRevealed,), own_pretext),
    alarm("mass_export_complaints", (ComplaintsExported,), many_exported),
)

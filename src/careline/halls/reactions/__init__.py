"""What this room does about what happened: in contacts, where visitors are served, and to a hall that is closed."""

from datetime import date, datetime
from uuid import UUID

from careline.contacts.events import ContactClosed, ContactDismissed, PartyNamed
from careline.halls.events import HallDaySet
from careline.halls.operations.arriving import end_visit, name_visitor
from careline.halls.operations.sweeping import tell_displaced
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.reactions.registry import Reaction

USHER = system("usher")


def serve(*, entry: LedgerEntry, at: datetime) -> None:
    """Say of the visitor who was served in a contact that this is over."""
    assert entry.subject_id is not None
    end_visit(contact=entry.subject_id, by=USHER, at=at)


def name(*, entry: LedgerEntry, at: datetime) -> None:
    """Put a stranger's appointment under the customer they turned out to be."""
    assert entry.subject_id is not None
    name_visitor(contact=entry.subject_id, by=USHER, at=at)


def displace(*, entry: LedgerEntry, at: datetime) -> None:
    """Tell those who were to come while the hall is closed, where whoever closed it wanted them told."""
    if entry.data["tells_visitors"]:
        assert entry.subject_id is not None
        tell_displaced(hall=UUID(str(entry.subject_id)), day=date.fromisoformat(entry.data["day"]), by=USHER, at=at)


REACTIONS = (
    Reaction("halls.end_visit", (ContactClosed, ContactDismissed), serve),
    Reaction("halls.name_visitor", (PartyNamed,), name),
    Reaction("halls.tell_displaced", (HallDaySet,), displace),
)

"""Complaints that come out of contacts."""

from dataclasses import replace
from datetime import datetime

from careline.cases.events import ContactLinked
from careline.cases.models import ContactLink
from careline.cases.operations.receiving import Received, receive_once
from careline.cases.queries.contacts import served_contact
from careline.cases.rules.intake import Intake
from careline.cases.writing.claiming import claim
from careline.cases.writing.clock_moves import stopping
from careline.clocks.rules.moves import Happening
from careline.contacts.rules.facts import Direction
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@operation(silent_when="the channel's own name for the complaint came in before")
def receive_from_contact(*, contact: str, intake: Intake, by: Actor, at: datetime) -> Received:
    """Take in a complaint that was made in a contact; it counts as received when the contact reached us.

    The first contact in which dissatisfaction was said starts the clocks (practice of complaint departments).

    :raises NoSuchContact: none the actor may see; and whatever `receive_complaint` refuses.
    :raises Forbidden: he may look and advise, but somebody else serves the customer.
    """
    found = served_contact(number=contact, by=by)
    first = min(intake.received_at or at, found.arrived_at)
    received = receive_once(intake=replace(intake, received_at=first), by=by, at=at)
    link_contact(number=received.complaint.number, contact=contact, by=by, at=at)
    return received


@operation(silent_when="the two are linked already")
def link_contact(*, number: str, contact: str, by: Actor, at: datetime) -> None:
    """Say that a contact was about this complaint.

    :raises NoSuchComplaint: none the actor may see; likewise `NoSuchContact`.
    :raises Forbidden: as `receive_from_contact`.
    """
    complaint = claim(number=number, right="cases.note_complaint", by=by)
    found = served_contact(number=contact, by=by)
    if ContactLink.objects.filter(complaint=complaint, contact=found).exists():
        return
    entry = record(ContactLinked(subject=complaint.id, contact=found.id), by=by, at=at)
    ContactLink.objects.create(id=new_id(), complaint=complaint, contact=found, linked_at=at, entry=entry)
    if found.direction == Direction.OUTBOUND and found.connected_at:
        stopping(complaint, Happening.CONTACTED, at=at).write(entry, by=by)  # we reached the customer about it

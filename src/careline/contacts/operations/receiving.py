"""A customer reaches us: the contact gets a number, and whoever answers has it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from careline.contacts.events import ContactReceived
from careline.contacts.models import Contact, Reconnection
from careline.contacts.queries.finding import READ, may
from careline.contacts.queries.finding import contact as find
from careline.contacts.rules.facts import CallerCertainty
from careline.contacts.rules.intake import ContactIntake, check_intake
from careline.contacts.rules.reconnecting import MEDIUM_OF, Reconnect
from careline.contacts.rules.replay import Step, begin
from careline.contacts.rules.steps import ContactMove
from careline.contacts.writing.handling import begin_handle
from careline.contacts.writing.moving import step_row, user_id
from careline.contacts.writing.numbers import take_number
from careline.contacts.writing.parties import guess, keep_caller, name_party, normal_caller
from careline.contacts.writing.reconnecting import dropped_before, rejoin
from careline.contacts.writing.speaking import hear
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Customer
from careline.parties.queries.customers import kept_customer
from careline.security import policy
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import Department
from careline.security.operation import operation

UNIQUE = ("one_contact_per_external_id", "one_reconnection_per_external_id")


class ExternalIdTaken(Refusal):
    """The channel's own name belongs to a contact the actor may not see."""

    code = "contacts.external_id_taken"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class Received:
    """A contact that was taken in, now or before."""

    contact: Contact
    is_new: bool


@operation(silent_when="the channel's own name for the contact came in before")
def receive_contact(*, intake: ContactIntake, by: Actor, at: datetime) -> Received:
    """Take in one contact; the same external id on the same channel returns the one already taken in.

    Who comes back within five minutes of a technical drop joins the contact it cut, unless its record is closed.

    :raises NotAnAccessNumber: and whatever else `check_intake` refuses, naming the field.
    :raises NotANumber: when the caller's number can't be one.
    :raises NoSuchCustomer: the customer named by id isn't one the actor may know of.
    :raises NoSuchContact: the contact this one continues isn't in sight.
    :raises ExternalIdTaken: it came in before, and the actor may not see it.
    """
    policy.require(by, "contacts.receive_contact")
    check_intake(intake, at=at)
    known = _known(intake, by=by)
    if known:
        return Received(known, is_new=False)
    try:
        with transaction.atomic():
            return _receive(intake, by=by, at=at)
    except IntegrityError as error:
        if not any(name in str(error) for name in UNIQUE):
            raise
        known = _known(intake, by=by)  # another process took the same one in meanwhile
        assert known is not None
        return Received(known, is_new=False)


def _known(intake: ContactIntake, *, by: Actor) -> Contact | None:
    if not intake.external_id:
        return None
    named = {"channel": intake.channel, "external_id": intake.external_id}
    found = Contact.objects.filter(
        Q(**named) | Q(pk__in=Reconnection.objects.filter(**named).values("contact"))
    ).first()
    if found and not (may(by=by, contact=found, right=READ) or _brought_by(by, found)):
        raise ExternalIdTaken(field="external_id", external_id=intake.external_id)
    return found


def _brought_by(by: Actor, contact: Contact) -> bool:
    """Return whether this program brought the contact in: no row names it, and it would ask for its number for ever."""
    is_program = by.kind is ActorKind.INTEGRATION
    return is_program and contact.steps.filter(move=ContactMove.RECEIVE, entry__actor_id=by.id).exists()


def _receive(intake: ContactIntake, *, by: Actor, at: datetime) -> Received:
    caller = normal_caller(intake.caller, country=intake.country)
    before, kind = dropped_before(intake, caller, at=at)
    if before and kind is Reconnect.JOINS:
        return Received(rejoin(before, intake, by=by, at=at), is_new=False)
    contact = _contact(intake, by=by, at=at)
    dropped = before if kind is Reconnect.CONTINUES else None
    if dropped:
        contact.continued_from, contact.continued_medium = dropped, MEDIUM_OF[intake.channel]
    party, certainty = _party(intake, caller, dropped, by=by, at=at)
    name_party(contact, party, certainty)
    keep_caller(contact, caller, at=at)
    step = Step(move=ContactMove.RECEIVE, department=contact.department_id, agent=user_id(by))
    state = begin(step)
    contact.index(state)
    contact.save(force_insert=True)
    entry = record(_received(contact), by=by, at=at)
    step_row(contact, step, state, entry, by=by, at=contact.arrived_at).save()
    if contact.party_id:
        hear(contact, by=by, at=at)
    begin_handle(contact, agent=contact.agent_id, started_at=contact.connected_at or at)
    return Received(contact, is_new=True)


def _party(
    intake: ContactIntake, caller: str, dropped: Contact | None, *, by: Actor, at: datetime
) -> tuple[Customer | None, CallerCertainty]:
    """Return whom the agent chose, or else whom the line dropped with a moment ago, or else whom the number tells."""
    spoken_with = dropped.party if dropped else None
    named = intake.customer or (spoken_with.id if spoken_with and not spoken_with.forgotten_at else None)
    if named:
        return kept_customer(by=by, id=named), CallerCertainty.LIKELY
    return guess(caller, on=localdate(intake.arrived_at or at), by=by)


def _contact(intake: ContactIntake, *, by: Actor, at: datetime) -> Contact:
    before = find(by=by, number=intake.continued_from) if intake.continued_from else None
    reached = by.department_id or Department.objects.get(parent=None).id
    return Contact(
        id=new_id(),
        number=take_number(at=at),
        channel=intake.channel,
        direction=intake.direction,
        external_id=intake.external_id or None,
        access_number=intake.access_number,
        caller_type=intake.caller_type or "",
        language=intake.language,
        brand=intake.brand,
        region=intake.region,
        segment=intake.segment,
        words=intake.words,
        arrived_at=intake.arrived_at or at,
        connected_at=intake.connected_at or at,
        continued_from=before,
        continued_medium=intake.continued_medium or (MEDIUM_OF[intake.channel] if before else ""),
        department_id=reached,
        received_by_id=user_id(by),
        received_in_id=reached,
    )


def _received(contact: Contact) -> ContactReceived:
    return ContactReceived(
        subject=contact.id,
        number=contact.number,
        channel=contact.channel,
        direction=contact.direction,
        party=contact.party_id,
        certainty=contact.certainty,
        caller_type=contact.caller_type or None,
        access_number=contact.access_number or None,
        arrived_at=contact.arrived_at,
        continued_from=contact.continued_from_id,
    )

"""What comes in by the public page: a form that becomes a contact or a complaint, and a look at how far it is."""

from dataclasses import dataclass
from datetime import datetime

from careline.cases.events import ProgressRevealed, PublicFormTaken
from careline.cases.models import Complaint, PublicIntake
from careline.cases.operations.linking import receive_from_contact
from careline.cases.queries.public import forms_from, nearby, progress
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.cases.rules.public import Progress, PublicForm, Wish, check_forms
from careline.cases.writing.secrets import grouped, new_secret
from careline.cases.writing.tries import begin_try, keep_try
from careline.cases.writing.turns import wait_for_turn
from careline.contacts.models import Contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.rules.secrets import hash_of


@dataclass(frozen=True)
class Taken:
    """What the sender is told, once."""

    number: str
    secret: str
    """Empty when the form came in before: the secret was told then."""


@operation(silent_when="the same form came in before")
def take_public_form(*, told: PublicForm, by: Actor, at: datetime, address: str | None = None) -> Taken:
    """Take in what somebody wrote on the public page, as a contact whose caller has proved nothing.

    :raises TooManyForms: the address has sent enough for this hour.
    :raises NotANumber: it can't be a telephone number; and whatever a contact or a complaint refuses.
    """
    intake = ContactIntake(
        channel=ContactChannel.WEB_FORM, caller=told.number, words=told.words, external_id=f"public:{told.token}"
    )
    wait_for_turn(nearby(address))
    before = Contact.objects.filter(channel=intake.channel, external_id=intake.external_id).first()
    if before:
        return Taken(_number_of(before), "")
    check_forms(forms_from(address, at=at))
    contact = receive_contact(intake=intake, by=by, at=at).contact
    complaint = _complain(told, contact, by=by, at=at) if told.wish is Wish.COMPLAINT else None
    secret = new_secret()
    event = PublicFormTaken(subject=contact.id, complaint=complaint.id if complaint else None)
    PublicIntake(
        contact=contact,
        complaint=complaint,
        secret_hash=hash_of(secret),
        address=address,
        at=at,
        entry=record(event, by=by, at=at),
    ).save()
    return Taken((complaint or contact).number, grouped(secret))


@operation(silent_when="nothing was found, and only the attempt is kept")
def look_up_progress(
    *, number: str, proof: str, by: Actor, at: datetime, address: str | None = None
) -> Progress | None:
    """Say how far a matter is to who knows its number and the end of its telephone number, or its secret.

    :raises LookUpLocked: too many proofs were wrong.
    """
    asked = begin_try(number, at=at, address=address)
    found = progress(asked, proof.strip()) if asked else None
    looked = keep_try(asked, is_hit=found is not None, at=at, address=address)
    if found:
        record(ProgressRevealed(subject=looked.id, number=found.number), by=by, at=at)
    return found


def _complain(told: PublicForm, contact: Contact, *, by: Actor, at: datetime) -> Complaint:
    who = contact.party_id or CustomerDetails(name=told.name, number=told.number)
    intake = Intake(title=told.title, description=told.words, channel=Channel.WEB, customer=who)
    return receive_from_contact(contact=contact.number, intake=intake, by=by, at=at).complaint


def _number_of(contact: Contact) -> str:
    intake = PublicIntake.objects.select_related("complaint").get(contact=contact)
    return intake.complaint.number if intake.complaint else contact.number

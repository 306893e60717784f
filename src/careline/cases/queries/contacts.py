"""The contacts of a complaint and the complaints of a contact, within what the actor may see of both."""

from collections.abc import Mapping

from careline.cases.models import Complaint, ContactLink
from careline.cases.queries.finding import visible
from careline.cases.rules.facts import Channel
from careline.contacts.models import Contact
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.finding import may
from careline.contacts.queries.finding import visible as visible_contacts
from careline.contacts.rules.facts import ContactChannel
from careline.security.actor import Actor
from careline.security.policy import Forbidden

CAME_BY: Mapping[ContactChannel, Channel] = {
    ContactChannel.PHONE: Channel.PHONE,
    ContactChannel.COUNTER: Channel.HALL,
    ContactChannel.WEB_FORM: Channel.WEB,
    ContactChannel.LETTER: Channel.LETTER,
    ContactChannel.SMS: Channel.SMS,
    ContactChannel.EMAIL: Channel.EMAIL,
    ContactChannel.WEBCHAT: Channel.WEBCHAT,
    ContactChannel.APP: Channel.APP,
    ContactChannel.SOCIAL: Channel.SOCIAL,
    ContactChannel.VIDEO: Channel.VIDEO,
}
"""Where a complaint came from when it was made in a contact."""


SERVE = "contacts.work_contact"


def served_contact(*, by: Actor, number: str) -> Contact:
    """Return a contact the actor may make complaints out of: whoever serves it, not who is only asked about it.

    :raises NoSuchContact: none the actor may see.
    :raises Forbidden: he may look and advise; the first owner takes the complaint in.
    """
    found = find_contact(by=by, number=number)
    if not may(by=by, contact=found, right=SERVE):
        raise Forbidden(policy=SERVE)
    return found


def contacts_of(*, by: Actor, complaint: Complaint) -> list[Contact]:
    """Return the contacts of a complaint the caller has found, the first one first."""
    linked = ContactLink.objects.filter(complaint=complaint).values("contact")
    rows = visible_contacts(by=by).filter(pk__in=linked).select_related("party__key", "caller_key", "agent")
    return list(rows.prefetch_related("reasons__reason").order_by("arrived_at"))


def complaints_of(*, by: Actor, contact: Contact) -> list[Complaint]:
    """Return the complaints that came out of a contact the caller has found."""
    linked = ContactLink.objects.filter(contact=contact).values("complaint")
    rows = visible(by=by).filter(pk__in=linked)
    return list(rows.select_related("category", "category__parent", "department", "handler").order_by("received_at"))

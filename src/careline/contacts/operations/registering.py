"""A caller nobody knew becomes a customer, and is who the contact is with, in one go."""

from dataclasses import replace
from datetime import datetime

from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.contacts.operations.serving import set_party
from careline.contacts.rules.steps import ContactMove, check_open
from careline.contacts.writing.claiming import claim
from careline.parties.operations.registering import register_by_hand
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.operation import operation


@operation()
def register_caller(
    *,
    number: str,
    details: CustomerDetails,
    has_callers_number: bool = False,
    is_another: bool = False,
    by: Actor,
    at: datetime,
) -> Contact:
    """Register the customer of a contact, who came by its channel, and name them as its party.

    :param has_callers_number: whether their number is the one the call came from, which nobody needs to see for that.
    :param is_another: whether whoever is known under the number was looked at, and is somebody else.
    :raises IllegalContactMove: the contact is closed.
    :raises NumberIsKnown: and whatever else `register_by_hand` refuses, naming the field.
    """
    contact = claim(number=number, by=by)
    check_open(contact.state.step, ContactMove.RECOGNISE)
    told = replace(details, source_channel=details.source_channel or contact.channel)
    if has_callers_number:
        told = replace(told, number=caller_of(contact))
    customer = register_by_hand(details=told, is_another=is_another, by=by, at=at)
    return set_party(number=number, customer=customer.id, by=by, at=at)

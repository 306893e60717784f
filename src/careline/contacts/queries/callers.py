"""The caller's own number as it may be shown."""

from careline.contacts.models import Contact
from careline.contacts.models.caller import caller_of
from careline.security.rules.masking import mask_number


def masked_caller(contact: Contact) -> str:
    """Return the caller's number, masked. Where there are many, select the `caller_key` along: each is opened."""
    number = caller_of(contact)
    return mask_number(number) if number else ""

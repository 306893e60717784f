"""The caller's own number on a contact's row: sealed, found by a blind index. The one place that knows the columns."""

from careline.contacts.models.contact import Contact
from careline.security.rules.sealing import Place
from careline.security.vault import Vault, index_of, vault_of

TABLE = Contact._meta.db_table  # noqa: SLF001  (Django's documented model _meta API)
PURPOSE = f"{TABLE}.caller"


def seal_caller(contact: Contact, number: str, vault: Vault) -> None:
    """Put a normalised number into the row, sealed and indexed. The row isn't saved."""
    contact.caller_sealed = vault.seal(number, _place(contact))
    contact.caller_index = index_of(number, PURPOSE)


def caller_of(contact: Contact) -> str:
    """Return the caller's number in clear; empty when none is known or its key was shredded."""
    if contact.caller_key is None or contact.caller_key.shredded_at or contact.caller_sealed is None:
        return ""
    return vault_of(contact.caller_key).open(bytes(contact.caller_sealed), _place(contact))


def caller_index(number: str) -> bytes:
    """Return what stands in the index for a normalised number."""
    return index_of(number, PURPOSE)


def _place(contact: Contact) -> Place:
    return Place(TABLE, "caller_sealed", contact.id)

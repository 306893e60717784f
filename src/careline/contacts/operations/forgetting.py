"""Forgetting what was written of somebody: words go, rows stay (PIPL art. 47, decision 0012)."""

from datetime import datetime
from uuid import UUID

from careline.contacts.events.forgetting import WordsForgotten
from careline.contacts.writing.forgetting import empty_words
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="nothing was written of the customer, or nobody forgot them")
def forget_words(*, customer: UUID, by: Actor, at: datetime) -> int:
    """Empty the free text of a forgotten customer's contacts, follow-ups and orders; return how many rows had some."""
    require(by, "contacts.forget_words")
    rows = empty_words(customer)
    if rows:
        record(WordsForgotten(subject=customer, rows=rows), by=by, at=at)
    return rows

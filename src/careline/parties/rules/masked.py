"""A customer as screens and the API show him: nothing here needs a reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.parties.rules.details import CustomerKind, DocumentKind, Tier


@dataclass(frozen=True, kw_only=True)
class MaskedCustomer:
    """What may be seen of a customer by whoever works for him."""

    id: UUID
    kind: CustomerKind
    name: str
    """王*; empty where no name is known."""
    number: str
    email: str
    address: str
    document: str
    document_kind: DocumentKind | None
    is_identified: bool
    is_forgotten: bool
    """True once the customer's key was shredded: the fields are empty, and there is nothing to reveal."""
    brand: str
    region: str
    segment: str
    tier: Tier
    language: str
    place: str
    source_channel: str
    checked_at: datetime
    """When anything of him was written down or made sure of last."""
    merged_into: UUID | None
    """The record that is kept in this one's stead."""
    version: int
    """To be sent back with a change, so that nobody overwrites what he hasn't seen."""

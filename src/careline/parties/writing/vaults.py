"""The vault of whoever a row is about."""

from datetime import datetime

from careline.parties.models import Customer
from careline.security.vault import Vault, new_person, vault_of


def vault_for(customer: Customer, *, at: datetime) -> Vault:
    """Return the customer's vault; who was unknown so far gets his key now. The customer isn't saved."""
    if customer.key is not None:
        return vault_of(customer.key)
    customer.key, vault = new_person(at=at)
    customer.key.save(force_insert=True)
    return vault

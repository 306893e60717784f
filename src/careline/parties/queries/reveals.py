"""What somebody needs before a field is shown to him in clear."""

from uuid import UUID

from careline.parties.policies import WITHOUT_COMPLAINT
from careline.parties.ports.open_work import Work, open_work
from careline.security.actor import Actor
from careline.security.policy import allows


def needs_work(by: Actor) -> bool:
    """Return whether the actor must have open work of the customer's; the auditor and the house itself need none."""
    return not by.is_system and WITHOUT_COMPLAINT.isdisjoint(by.roles)


def serving(*, by: Actor, customer: UUID) -> Work:
    """Return the open work in which the actor serves a customer just now, as a reveal asks for it; else nothing."""
    return open_work().serving(by=by, customer=customer)


def is_shown_to(*, by: Actor, customer: UUID) -> bool:
    """Return whether the actor may ask to see a field of this customer in clear just now."""
    return allows(by, "parties.reveal_field") and (not needs_work(by) or bool(serving(by=by, customer=customer)))

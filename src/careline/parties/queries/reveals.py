"""What somebody needs before a field is shown to him in clear."""

from uuid import UUID

from careline.parties.policies import WITHOUT_COMPLAINT
from careline.parties.ports.open_work import Work, open_work
from careline.security.actor import Actor


def needs_work(by: Actor) -> bool:
    """Return whether the actor must have open work of the customer's; the auditor and the house itself need none."""
    return not by.is_system and WITHOUT_COMPLAINT.isdisjoint(by.roles)


def serving(*, by: Actor, customer: UUID) -> Work:
    """Return the open work in which the actor serves a customer just now, as a reveal asks for it; else nothing."""
    return open_work().serving(by=by, customer=customer)

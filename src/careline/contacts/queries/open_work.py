"""Tells parties whether somebody serves a customer just now, which is what a reveal needs."""

from uuid import UUID

from careline.contacts.models import Contact
from careline.contacts.rules.steps import StepName
from careline.security import policy
from careline.security.actor import Actor

READ = "contacts.read_contact"


class OpenContacts:
    """Answers `parties.ports.open_work` from the contacts."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this contact of this customer isn't closed yet and within the actor's sight."""
        seen = Contact.objects.filter(policy.scope(by, READ), pk=work, party=customer)
        return seen.exclude(step=StepName.CLOSED).exists()

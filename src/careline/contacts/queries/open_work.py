"""Tells parties whether somebody serves a customer just now, which is what a reveal needs."""

from uuid import UUID

from django.db.models import Q, QuerySet

from careline.contacts.models import Contact
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import StepName
from careline.parties.ports.open_work import Work
from careline.parties.queries.identities import records_of
from careline.parties.rules.representation import MOST, Topic
from careline.security import policy
from careline.security.actor import Actor

READ = "contacts.read_contact"
CLOSED = Q(step=StepName.CLOSED)
PERSONAL = [kind.value for kind, most in MOST.items() if Topic.PERSONAL in most]
DISCLOSING = Q(speaker__in=["", Speaker.CUSTOMER]) | Q(
    representative__kind__in=PERSONAL, representative__scope__contains=[Topic.PERSONAL.value]
)
"""Contacts in which personal data may be read out: an advocate, or somebody within a smaller scope, is no reason to."""


class OpenContacts:
    """Answers `parties.ports.open_work` from the contacts."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this contact of this customer isn't closed yet and within the actor's sight."""
        return _open(by, customer).filter(pk=work).exists()

    def serving(self, *, by: Actor, customer: UUID) -> Work:
        """Return the latest of them."""
        found = _open(by, customer).order_by("-arrived_at").values_list("pk", flat=True).first()
        return {"contact": found} if found else {}


def _open(by: Actor, customer: UUID) -> QuerySet[Contact]:
    return Contact.objects.filter(policy.scope(by, READ), DISCLOSING, ~CLOSED, party__in=records_of([customer]))

"""Tells contacts which of them complaints came out of."""

from django.db.models import Exists, OuterRef, Q

from careline.cases.models import Complaint, ContactLink
from careline.security import policy
from careline.security.actor import Actor

READ, SUPERVISE = "cases.read_complaint", "cases.read_board"
NONE = Q(pk__in=())


class ContactsOfComplaints:
    """Answers `contacts.ports.binding` from the complaints."""

    def bound(self, *, by: Actor) -> Q:
        """Return the contacts of the complaints an actor supervises; who only works on one sees what they took."""
        if not policy.allows(by, SUPERVISE):
            return NONE
        seen = Complaint.objects.filter(policy.scope(by, READ), pk=OuterRef("complaint"))
        return Q(Exists(ContactLink.objects.filter(Exists(seen), contact=OuterRef("pk"))))

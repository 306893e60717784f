"""Tells parties whether somebody works for a customer just now, which is what a reveal needs."""

from uuid import UUID

from django.db.models import QuerySet

from careline.cases.models import Complaint
from careline.cases.rules.stages import ANSWERED, StageName
from careline.parties.ports.open_work import Work
from careline.parties.queries.identities import records_of
from careline.security import policy
from careline.security.actor import Actor

ATTEND = "cases.reply_complaint"


class OpenComplaints:
    """Answers `parties.ports.open_work` from the complaints."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this complaint of this customer isn't archived yet and the actor attends to it."""
        return _attended(by, customer).filter(pk=work).exists()

    def serving(self, *, by: Actor, customer: UUID) -> Work:
        """Return the nearest due of those that aren't answered."""
        unanswered = _attended(by, customer).exclude(stage__in=sorted(ANSWERED))
        found = unanswered.order_by("due_at").values_list("pk", flat=True).first()
        return {"complaint": found} if found else {}


def _attended(by: Actor, customer: UUID) -> QuerySet[Complaint]:
    rows = Complaint.objects.filter(policy.scope(by, ATTEND), customer__in=records_of([customer]))
    return rows.exclude(stage=StageName.ARCHIVED)

"""Tells parties whether somebody works for a customer just now, which is what a reveal needs."""

from uuid import UUID

from careline.cases.models import Complaint
from careline.cases.rules.stages import StageName
from careline.security import policy
from careline.security.actor import Actor

ATTEND = "cases.reply_complaint"


class OpenComplaints:
    """Answers `parties.ports.open_work` from the complaints."""

    def is_working_for(self, *, by: Actor, customer: UUID, work: UUID) -> bool:
        """Return whether this complaint of this customer isn't archived yet and the actor attends to it."""
        attended = Complaint.objects.filter(policy.scope(by, ATTEND), pk=work, customer=customer)
        return attended.exclude(stage=StageName.ARCHIVED).exists()

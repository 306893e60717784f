"""Emptying what was written in complaints of forgotten customers, once their term is over (decision 0012)."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from careline.cases.events import ComplaintWordsForgotten
from careline.cases.models import Complaint, Stage
from careline.cases.rules.retention import KEPT
from careline.cases.rules.stages import StageName
from careline.cases.writing.forgetting import empty_words
from careline.parties.queries.legal_holds import held_records
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

FEW = 200
"""So many in one transaction."""


@operation(silent_when="no complaint's term is over")
def forget_complaint_words(*, by: Actor, at: datetime) -> int:
    """Empty the free text of a few complaints that are due; return how many had some.

    What is archived and of a forgotten customer is due `KEPT` after its last move; the rows stay, and still replay.
    While a legal hold stands on somebody, what was written of them is left alone.
    """
    require(by, "cases.forget_words")
    until = at - KEPT
    later = Stage.objects.filter(complaint=OuterRef("pk"), recorded_at__gt=until)
    due = Complaint.objects.filter(~Exists(later), stage=StageName.ARCHIVED, customer__forgotten_at__isnull=False)
    due = due.exclude(customer__in=held_records(today=at.astimezone(timezone.get_current_timezone()).date()))
    done = 0
    for complaint in due.exclude(title="").order_by("pk").values_list("pk", flat=True)[:FEW]:
        if rows := empty_words(complaint, until=until):
            record(ComplaintWordsForgotten(subject=complaint, rows=rows), by=by, at=at)
            done += 1
    return done

"""Noticing that a due time passed without an answer: once, in the ledger, for whoever reads it."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from careline.cases.events import DueTimePassed
from careline.cases.models import Complaint, OverdueNotice
from careline.cases.queries.worklist import OPEN
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation


@operation(silent_when="no due time passed since the last look")
def notice_overdue(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """Record each due time that has passed and was not noticed yet; return how many, at most `limit`.

    Two sweepers at once don't notice twice: each takes rows the other doesn't hold.
    """
    noticed = OverdueNotice.objects.filter(complaint=OuterRef("pk"), due_at=OuterRef("due_at"))
    late = Complaint.objects.filter(OPEN, ~Exists(noticed), due_at__lt=at).order_by("due_at")
    rows = list(late.select_for_update(skip_locked=True)[:limit])
    passed = [(row, row.due_at) for row in rows if row.due_at]
    entries = record_all([DueTimePassed(subject=row.id, due_at=due_at) for row, due_at in passed], by=by, at=at)
    OverdueNotice.objects.bulk_create(
        OverdueNotice(id=new_id(), complaint=row, due_at=due_at, at=at, entry=entry)
        for (row, due_at), entry in zip(passed, entries, strict=True)
    )
    return len(rows)

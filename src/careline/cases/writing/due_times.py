"""Dating a complaint: every rule that fits gives a due time, and the earliest binds."""

from collections.abc import Sequence
from datetime import datetime

from careline.cases.models import Category, Complaint, DueDate
from careline.cases.rules.facts import Urgency
from careline.clocks.queries.due import DueBook, DueTime
from careline.clocks.rules.facts import ClockFacts
from careline.kernel.identity import new_id


def due_times_of(complaint: Complaint, *, category: str, urgency: Urgency, book: DueBook) -> Sequence[DueTime]:
    """Return the due times that the rules give a complaint with these facts."""
    facts = ClockFacts(
        jurisdiction=complaint.jurisdiction, urgency=urgency, category=category, channel=complaint.channel
    )
    return book.due_for(facts, started_at=complaint.received_at)


def binding(times: Sequence[DueTime]) -> datetime | None:
    """Return the due time that binds; None when no rule gives one."""
    return next((time.due_at for time in times if time.is_binding), None)


def due_rows(complaint: Complaint, times: Sequence[DueTime], *, cause: str, at: datetime) -> list[DueDate]:
    """Return the rows, not yet written, that record these due times."""
    return [
        DueDate(
            id=new_id(),
            complaint_id=complaint.id,  # a thousand of these are drawn at once, and names are set faster than rows
            rule=time.rule_id,
            rule_code=time.rule_code,
            certainty=time.certainty,
            started_at=complaint.received_at,
            due_at=time.due_at,
            steps=time.steps,
            is_binding=time.is_binding,
            computed_at=at,
            cause=cause,
        )
        for time in times
        if time.due_at is not None
    ]


def date_again(
    complaint: Complaint, *, category: Category | None, urgency: Urgency, cause: str, at: datetime
) -> datetime | None:
    """Compute the due times anew, from the receipt, because what the rules look at changed; return the binding one."""
    if urgency == complaint.urgency and (category.id if category else None) == complaint.category_id:
        return complaint.due_at
    times = due_times_of(
        complaint, category=category.code if category else "", urgency=urgency, book=DueBook.load(at=at)
    )
    DueDate.objects.bulk_create(due_rows(complaint, times, cause=cause, at=at))
    complaint.due_at = binding(times)
    complaint.save(update_fields=["due_at"])
    return complaint.due_at

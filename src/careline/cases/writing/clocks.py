"""The clocks of a complaint as it is received: every rule that fits gives one, and the earliest binds."""

from collections.abc import Sequence
from datetime import datetime

from careline.cases.models import Clock, Complaint
from careline.cases.rules.facts import Urgency
from careline.clocks.queries.due import DueBook, DueTime
from careline.clocks.rules.facts import ClockFacts
from careline.clocks.rules.ladder import Ladder
from careline.clocks.rules.moves import ClockState
from careline.clocks.rules.terms import ClockKind
from careline.kernel.identity import new_id


def due_times_of(
    complaint: Complaint, *, category: str, urgency: Urgency, book: DueBook, started_at: datetime | None = None
) -> Sequence[DueTime]:
    """Return the due times that the rules give a complaint with these facts.

    :param started_at: when what is timed began; the receipt, where it isn't told.
    """
    facts = ClockFacts(
        jurisdiction=complaint.jurisdiction, urgency=urgency, category=category, channel=complaint.channel
    )
    return book.due_for(facts, started_at=started_at or complaint.received_at)


def binding(times: Sequence[DueTime]) -> datetime | None:
    """Return the due time that binds; None when no rule gives one."""
    return next((time.due_at for time in times if time.is_binding), None)


def clock_rows(
    complaint: Complaint,
    times: Sequence[DueTime],
    *,
    ladder: Ladder,
    cause: str,
    at: datetime,
    started_at: datetime | None = None,
) -> list[Clock]:
    """Return the clocks, not yet written, that these due times are the beginning of.

    What is to be acknowledged at the very instant it is said, face to face, is acknowledged by its receipt: a clock
    without any time would be late before anybody could act.
    """
    start = started_at or complaint.received_at
    return [
        Clock(
            id=new_id(),
            complaint_id=complaint.id,  # a thousand of these are drawn at once, and names are set faster than rows
            rule=time.rule_id,
            rule_code=time.rule_code,
            certainty=time.certainty.value,  # the driver is quicker with plain words
            kind=time.kind.value,
            standing=time.standing.value,
            started_at=start,
            due_at=time.due_at,
            alarm_at=ladder.first_alarm(time.kind, time.standing, start=start, due=time.due_at),
            steps=time.steps,
            recorded_at=at,
            cause=cause,
        )
        for time in times
        if time.due_at is not None and not (time.kind is ClockKind.ACKNOWLEDGE and time.due_at <= start)
    ]


def carry_over(clocks: Sequence[Clock]) -> None:
    """Mark clocks as over since nobody knows when: the complaint was answered in the system it comes from."""
    for clock in clocks:
        clock.state, clock.alarm_at = ClockState.CARRIED.value, None

"""Saying that one has a clock's alarms in hand, so that steps that wait for that alarm nobody."""

from datetime import datetime
from uuid import UUID

from careline.cases.events import ClockAlarmsAcknowledged
from careline.cases.models import Clock, ClockAlarm, ClockAlarmSighting, Complaint
from careline.cases.queries.climbs import STANDS_SINCE
from careline.cases.queries.clocks import NoSuchClock
from careline.cases.writing.claiming import claim
from careline.cases.writing.clock_alarms import next_alarm, plan_alarms
from careline.clocks.queries.library import library
from careline.clocks.rules.moves import GOING
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "cases.acknowledge_alarm"


class NothingToAcknowledge(Refusal):
    """The clock hasn't alarmed, somebody has it in hand already, or it has ended."""

    code = "cases.nothing_to_acknowledge"
    kind = Kind.CONFLICT


@operation()
def acknowledge_alarms(*, number: str, clock: UUID, by: Actor, at: datetime) -> Complaint:
    """Record that the actor has in hand what a clock has alarmed about so far.

    :raises NoSuchClock: the complaint has none of that id.
    :raises NothingToAcknowledge: no alarm of it waits for anybody.
    """
    complaint = claim(number=number, right=RIGHT, by=by)
    rows = Clock.objects.filter(complaint=complaint, pk=clock).annotate(since=STANDS_SINCE)
    row = rows.select_for_update(of=("self",), no_key=True).first()  # a sweep of it comes before or after
    if row is None:
        raise NoSuchClock(field="clock")
    waiting = list(ClockAlarm.objects.filter(clock=row, sighting=None))
    if not waiting or row.state not in GOING:
        raise NothingToAcknowledge(field="clock")
    steps = tuple(one.step for one in waiting)
    event = ClockAlarmsAcknowledged(subject=complaint.id, clock=row.id, rule=row.rule_code, kind=row.kind, steps=steps)
    entry = record(event, by=by, at=at)
    told = {"user_id": by.id if by.kind is ActorKind.USER else None, "actor_name": by.name, "at": at, "entry": entry}
    ClockAlarmSighting.objects.bulk_create(ClockAlarmSighting(id=new_id(), alarm=one, **told) for one in waiting)
    plan_alarms([(row.id, next_alarm(row, ladder=library().ladder, at=row.since))])
    return complaint

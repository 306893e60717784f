"""Saying that one has a clock's alarms in hand: who may, what it spares, and what waits for somebody."""

from datetime import datetime, timedelta

import pytest

from careline.cases.models import ClockAlarmSighting, Complaint
from careline.cases.operations.acknowledging import NothingToAcknowledge, acknowledge_alarms
from careline.cases.queries.clock_alarms import waiting_alarms
from careline.cases.queries.clocks import ClockTold, NoSuchClock, clocks_of
from careline.cases.queries.finding import NoSuchComplaint, complaint
from careline.cases.queries.timeline import timeline
from careline.kernel.identity import new_id
from careline.security.policy import Forbidden
from tests.cases.conftest import House
from tests.cases.planning import alarms_are_planned
from tests.cases.test_alarmed import alarm, reacted, row, told
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import clock, pause, received
from tests.cases.test_sweeping import EVERY, only, raised, swept

__all__ = ["dated", "row"]

HOUR = timedelta(hours=1)


def shown(row: Complaint, at: datetime) -> ClockTold:
    return next(one for one in clocks_of(complaint=row, at=at) if one.terms.code == "own.hours")


def test_it_spares_the_steps_that_wait_for_that_and_no_other(row: Complaint, dated: House, at: datetime) -> None:
    own = clock(row, "own.hours")
    swept(at + 48 * HOUR)
    assert shown(row, at + 48 * HOUR).can_be_acknowledged
    acknowledge_alarms(number=row.number, clock=own.pk, by=dated.chen, at=at + 49 * HOUR)
    one = shown(row, at + 49 * HOUR)
    assert (one.can_be_acknowledged, one.next_alarm_at) == (False, at + 120 * HOUR), "a day later nobody is alarmed"
    assert [seen.sighting.user.username for seen in one.alarms] == ["chen"] * 3
    alarms_are_planned([own])
    swept(at + 500 * HOUR)
    assert raised(row, "own.hours") == [*EVERY[:3], "late-3d"]
    assert shown(row, at + 500 * HOUR).can_be_acknowledged, "the last one is new"
    acknowledge_alarms(number=row.number, clock=own.pk, by=dated.zhao_min, at=at + 501 * HOUR)
    assert ClockAlarmSighting.objects.count() == 4
    last = timeline(complaint=complaint(by=dated.chen, number=row.number))[-1]
    assert last.event is not None
    assert (last.event.event, last.event.data["steps"]) == ("cases.clock_alarms_acknowledged", ["late-3d"])


def test_what_waits_for_nobody_cant_be_acknowledged(row: Complaint, dated: House, at: datetime) -> None:
    own = clock(row, "own.hours").pk
    with pytest.raises(NothingToAcknowledge):
        acknowledge_alarms(number=row.number, clock=own, by=dated.chen, at=at)
    swept(at + 36 * HOUR)
    acknowledge_alarms(number=row.number, clock=own, by=dated.chen, at=at + 36 * HOUR)
    with pytest.raises(NothingToAcknowledge):
        acknowledge_alarms(number=row.number, clock=own, by=dated.chen, at=at + 36 * HOUR)
    with pytest.raises(NoSuchClock):
        acknowledge_alarms(number=row.number, clock=new_id(), by=dated.chen, at=at)


def test_who_neither_handles_nor_supervises_it_has_nothing_in_hand(row: Complaint, dated: House, at: datetime) -> None:
    own = clock(row, "own.hours").pk
    swept(at + 36 * HOUR)
    with pytest.raises(Forbidden):
        acknowledge_alarms(number=row.number, clock=own, by=dated.li_wei, at=at + 36 * HOUR)  # he only received it
    with pytest.raises(NoSuchComplaint):
        acknowledge_alarms(number=row.number, clock=own, by=dated.sun, at=at + 36 * HOUR)


def test_it_is_taken_from_under_the_bell_once_all_of_it_is_in_hand(row: Complaint, dated: House, at: datetime) -> None:
    alarm(at + 44 * HOUR)
    assert told(dated.chen) == told(dated.zhao_min) == [("clock_near", row.number)]
    acknowledge_alarms(number=row.number, clock=clock(row, "own.hours").pk, by=dated.chen, at=at + 45 * HOUR)
    reacted(at + 45 * HOUR)
    assert told(dated.chen) == told(dated.zhao_min) == []


def test_supervisors_see_what_nobody_has_in_hand_the_longest_due_first(
    row: Complaint, dated: House, at: datetime
) -> None:
    second = received(dated, at + HOUR)
    first_clock, second_clock = clock(row, "own.hours"), clock(second, "own.hours")
    only(row, "own.hours")
    second_clock.alarm_at = at
    second_clock.save(update_fields=["alarm_at"])
    swept(at + 48 * HOUR)
    page = waiting_alarms(by=dated.zhao_min, limit=1)
    (one,) = page.rows
    assert (one.complaint, one.clock, one.step, one.can_be_acknowledged) == (row, first_clock.pk, "due", True)
    assert page.next
    (other,) = waiting_alarms(by=dated.zhao_min, after=page.next.encode()).rows
    assert (other.complaint, other.step) == (second, "very-near")
    acknowledge_alarms(number=row.number, clock=first_clock.pk, by=dated.chen, at=at + 48 * HOUR)
    assert [each.complaint for each in waiting_alarms(by=dated.zhao_min).rows] == [second]
    pause(second, dated, at + 48 * HOUR, "own.hours")
    assert waiting_alarms(by=dated.zhao_min).rows == []
    with pytest.raises(Forbidden):
        waiting_alarms(by=dated.chen)

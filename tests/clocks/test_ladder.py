"""The ladder of escalation: when each step alarms, what is never raised twice, and that more time alarms no sooner."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from careline.clocks.models import LadderStep
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.queries.library import library
from careline.clocks.rules.default_ladder import DEFAULT_LADDER
from careline.clocks.rules.ladder import (
    BadStepAfter,
    BadStepCode,
    BadStepFraction,
    BadStepRecipients,
    Climb,
    Ladder,
    Raised,
    Recipient,
    Rung,
    Stood,
    check_rung,
)
from careline.clocks.rules.steps import goes_on, says_the_same, tidied
from careline.clocks.rules.terms import ClockKind, Standing
from careline.clocks.rules.weeks import read_week
from careline.kernel.calendar import REST, Offset, Unit, WorkingCalendar, due
from careline.kernel.sentences import say
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.clocks.conftest import SEED, user

LADDER = Ladder.of(DEFAULT_LADDER)
ANSWER = {"kind": ClockKind.ANSWER, "standing": Standing.LAW}
START = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
DUE = START + timedelta(hours=48)
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
EVERY_DAY = read_week([["09:00-12:00", "13:30-18:00"]] * 7)


def codes(climb: Climb, *, due_at: datetime = DUE, ladder: Ladder = LADDER) -> list[str]:
    return [rung.code for _, rung in ladder.to_come(**ANSWER, start=START, due=due_at, climb=climb)]


def test_steps_stand_at_fractions_of_the_time_and_at_minutes_past_it() -> None:
    told = LADDER.to_come(**ANSWER, start=START, due=DUE)
    assert [(rung.code, instant - START) for instant, rung in told] == [
        ("near", 36 * HOUR),
        ("very-near", 43 * HOUR + 12 * MINUTE),
        ("due", 48 * HOUR),
        ("late-1d", 72 * HOUR),
        ("late-3d", 120 * HOUR),
    ]
    assert LADDER.first_alarm(**ANSWER, start=START, due=DUE) == START + 36 * HOUR
    # in whole seconds from the start, rounded down; at the due time itself to the microsecond
    odd = DUE + timedelta(microseconds=999_999)
    assert [rung.instant(START, odd) for rung in LADDER.rungs[:3]] == [START + 36 * HOUR, told[1][0], odd]


def test_a_due_time_at_or_before_the_start_alarms_at_once() -> None:
    for due_at in (START, START - DAY):
        assert {rung.instant(START, due_at) for rung in LADDER.rungs[:3]} == {due_at}


def test_steps_for_some_clocks_leave_the_others_alone() -> None:
    law = Rung(code="law", fraction=50, recipients=(Recipient.REGULATORY,), standings=(Standing.LAW,))
    contact = replace(law, code="contact", standings=(), kinds=(ClockKind.CONTACT,))
    ladder = Ladder.of([law, contact])
    assert [one.code for one in ladder.part(ClockKind.ANSWER, Standing.LAW)] == ["law"]
    assert [one.code for one in ladder.part(ClockKind.CONTACT, Standing.PROMISE)] == ["contact"]
    assert ladder.first_alarm(ClockKind.ANSWER, Standing.PROMISE, start=START, due=DUE) is None


def test_what_was_raised_for_a_due_time_is_never_raised_again_for_it() -> None:
    assert codes(Climb(raised=(Raised("near", DUE),))) == ["very-near", "due", "late-1d", "late-3d"]
    again = Climb(raised=tuple(Raised(rung.code, DUE) for rung in LADDER.rungs), since=START - DAY)
    assert codes(again) == []


def test_a_warning_is_not_repeated_when_the_due_time_moves_and_what_was_late_may_be_late_anew() -> None:
    told = Climb(raised=tuple(Raised(code, DUE) for code in ("near", "very-near", "due")), since=DUE + HOUR)
    assert codes(told, due_at=DUE + 9 * HOUR) == ["due", "late-1d", "late-3d"], "it lies ahead again"
    # moved, and over before it moved: that it is late was said
    assert codes(told, due_at=DUE + HOUR / 2) == ["late-1d", "late-3d"]
    assert codes(told, due_at=DUE - 9 * HOUR) == ["late-1d", "late-3d"]


def test_who_acknowledged_spares_the_steps_that_wait_for_that() -> None:
    assert codes(Climb(raised=(Raised("due", DUE),), is_acknowledged=True)) == ["near", "very-near", "late-3d"]


HALF = Rung(code="half", fraction=50, recipients=(Recipient.LEAD,))
OLD = Climb(recorded_at=START)


def half(since: datetime, *, due_at: datetime = DUE, climb: Climb = OLD) -> bool:
    """Return whether half of the time, set just then, still alarms."""
    return codes(climb, due_at=due_at, ladder=Ladder.of([replace(HALF, since=since)])) == ["half"]


def test_a_step_set_while_a_clock_runs_alarms_for_what_is_to_come_only() -> None:
    middle = START + 24 * HOUR
    assert half(middle - MINUTE), "it is ahead"
    assert half(middle), "it is now"
    assert not half(middle + MINUTE), "a thousand clocks are past it"
    assert half(middle + MINUTE, climb=replace(OLD, recorded_at=middle + MINUTE)), "who imports late clocks is told"
    assert half(middle + MINUTE, climb=Climb()), "and so is who begins one"


def test_what_had_passed_a_step_when_it_was_set_is_judged_by_how_it_stood_then() -> None:
    since, moved = START + 30 * HOUR, START + 40 * HOUR
    earlier = replace(OLD, since=moved, stood=(Stood(moved, START + 80 * HOUR),))
    assert half(since, climb=earlier), "it wasn't half over then, and is since it was drawn to an earlier time"
    later = replace(OLD, since=moved, stood=(Stood(moved, DUE - HOUR),))
    assert not half(since, climb=later), "half was over then, and a little more time doesn't change that"
    assert half(since, due_at=DUE + 48 * HOUR, climb=later), "half lies ahead again, and was never said"
    assert not half(since, climb=replace(OLD, since=moved, stood=(Stood(moved, None),))), "it was paused then"
    before = replace(OLD, since=since - HOUR, stood=(Stood(since - HOUR, START + 80 * HOUR),))
    assert not half(since, climb=before), "how it stood before doesn't matter"


def test_a_step_said_in_another_order_is_the_same_and_one_for_fewer_clocks_goes_on() -> None:
    told = Rung(code="x", fraction=50, recipients=(Recipient.HEAD, Recipient.HANDLER, Recipient.HEAD))
    assert tidied(told).recipients == (Recipient.HANDLER, Recipient.HEAD)
    assert says_the_same(tidied(told), replace(tidied(told), since=START))
    law, both = replace(HALF, standings=(Standing.LAW,)), replace(HALF, standings=(Standing.LAW, Standing.PROMISE))
    answers = replace(HALF, kinds=(ClockKind.ANSWER,))
    assert goes_on(replace(HALF, recipients=(Recipient.HEAD,)), HALF)
    assert [goes_on(law, HALF), goes_on(answers, HALF), goes_on(law, both)] == [True] * 3
    assert [goes_on(HALF, law), goes_on(HALF, answers), goes_on(both, law)] == [False] * 3
    sparing = replace(HALF, unless_acknowledged=True)
    assert (goes_on(sparing, HALF), goes_on(HALF, sparing)) == (True, False), "who was spared isn't told in a heap"
    assert not goes_on(replace(HALF, fraction=60), HALF)
    assert not goes_on(replace(HALF, fraction=100, after=1), replace(HALF, fraction=100))


PLACES = [
    WorkingCalendar(zone="Asia/Shanghai", weekly=EVERY_DAY),
    WorkingCalendar(zone="America/New_York", weekly=EVERY_DAY),
]
IN_WORK = (Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.WORKING_MINUTE)
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001  (the zone is drawn beside)
RUNGS = st.builds(
    Rung,
    code=st.just("own"),
    fraction=st.integers(1, 100),
    recipients=st.just((Recipient.LEAD,)),
)


@given(
    place=st.sampled_from(PLACES),
    start=STARTS,
    rung=RUNGS,
    offset=st.builds(Offset, amount=st.integers(0, 30), unit=st.sampled_from(IN_WORK)),
    day=st.integers(0, 40),
)
def test_an_excluded_day_never_makes_an_escalation_earlier(
    place: WorkingCalendar, start: datetime, rung: Rung, offset: Offset, day: int
) -> None:
    """django-helpdesk, `escalate_tickets`: it counted the days of its window that aren't excluded and went back only so
    many, so that each excluded day let a ticket escalate a day sooner.

    Here an alarm stands at a fraction of the time up to the due time, which a holiday only makes later.
    """
    closed = date.fromordinal(start.astimezone(ZoneInfo(place.zone)).date().toordinal() + day)
    kept = replace(place, exceptions={closed: REST})
    assert rung.instant(start, due(kept, start, offset).at) >= rung.instant(start, due(place, start, offset).at)


@given(start=STARTS, allowed=st.integers(0, 400 * 86400), more=st.integers(0, 90 * 86400), rung=RUNGS)
def test_more_time_never_makes_an_alarm_earlier(start: datetime, allowed: int, more: int, rung: Rung) -> None:
    due_at = start + timedelta(seconds=allowed)
    assert rung.instant(start, due_at) <= rung.instant(start, due_at + timedelta(seconds=more))
    assert start <= rung.instant(start, due_at) <= due_at


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 10_000)), min_size=1, max_size=6), STARTS)
def test_the_order_of_the_ladder_is_the_order_of_its_instants(told: list[tuple[int, int]], start: datetime) -> None:
    rungs = [
        Rung(code=f"s{n}", fraction=fraction, after=after if fraction == 100 else 0, recipients=(Recipient.LEAD,))
        for n, (fraction, after) in enumerate(told)
    ]
    instants = [instant for instant, _ in Ladder.of(rungs).to_come(**ANSWER, start=start, due=start + 9 * DAY)]
    assert instants == sorted(instants)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "Über"),
        ("code", "x" * 33),
        ("code", "new"),
        ("fraction", 0),
        ("fraction", 101),
        ("after", -1),
        ("after", 60),
        ("recipients", ()),
    ],
)
def test_a_step_that_cannot_be_meant_is_refused(field: str, value: object) -> None:
    good = Rung(code="own", fraction=50, recipients=(Recipient.HANDLER,))
    check_rung(good)
    with pytest.raises((BadStepCode, BadStepFraction, BadStepAfter, BadStepRecipients)) as refused:
        check_rung(replace(good, **{field: value}))  # type: ignore[arg-type]  # that is what is tried
    assert refused.value.field == field
    with override("en"):
        said = say(refused.value)
    allowed = {"code": "late-2d", "fraction": "from 1 to 100", "after": "366 days", "recipients": "Regulatory affairs"}
    assert allowed[field] in said.remedy, said


def test_a_new_house_begins_with_a_ladder_and_a_second_time_changes_nothing(installed: None, at: datetime) -> None:  # noqa: ARG001  (a fixture asks for another one by naming it)
    before = library()
    assert before.ladder.rungs == ()
    assert install_default_ladder(by=SEED, at=at) == len(DEFAULT_LADDER)
    rungs = tuple(replace(rung, since=at) for rung in DEFAULT_LADDER)
    assert library().ladder.rungs == rungs, "whoever has read the library reads it anew"
    assert install_default_ladder(by=SEED, at=at) == 0
    LadderStep.objects.update(retired_at=at)
    assert install_default_ladder(by=SEED, at=at) == 0, "a ladder taken down stays down"


def test_who_manages_no_rules_sets_no_ladder(db: None, at: datetime) -> None:  # noqa: ARG001  (likewise)
    with pytest.raises(Forbidden):
        install_default_ladder(by=user(Role.SUPERVISOR), at=at)

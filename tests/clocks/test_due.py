"""Due times from what is stored: installed calendars and rules, and what an administrator changes in them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.clocks.operations.calendars import clear_calendar_day, set_calendar, set_calendar_day
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.queries.due import DueBook, DueTime, due_for
from careline.clocks.rules.days import DayKind
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.ladder import Ladder
from tests.clocks.conftest import SEED, beijing
from tests.clocks.rules import FACTS

pytestmark = pytest.mark.usefixtures("all_installed", "db")


def answer(started: str, at: datetime, code: str = "cn.answer") -> DueTime:
    times = due_for(FACTS, started_at=beijing(started), at=at)
    return next(time for time in times if time.rule_code == code)


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        ("2026-03-02T09:00", "2026-03-18"),
        ("2026-02-02T10:00", "2026-02-25"),  # Spring Festival: 17 February rolls to the 24th
        ("2026-01-30T10:00", "2026-02-15"),  # the Saturday worked for it stays the last day
        ("2026-09-18T10:00", "2026-10-09"),  # 3 October rolls over Golden Week to the 8th
        ("2026-09-25T10:00", "2026-10-11"),  # 10 October is worked for National Day
        ("2026-04-24T10:00", "2026-05-10"),  # 9 May is worked for Labour Day
        ("2026-12-20T10:00", "2027-01-05"),
    ],
)
def test_fifteen_days_to_answer_in_china(started: str, expected: str, at: datetime) -> None:
    assert answer(started, at).due_at == beijing(expected)


def test_before_the_order_came_into_force_only_the_promise_holds(at: datetime) -> None:
    times = due_for(FACTS, started_at=beijing("2016-07-29T23:00"), at=at)
    assert [time.rule_code for time in times] == ["cn.promise.contact.normal", "cn.promise.answer.normal"]


def test_the_promise_leads_and_the_law_runs_on(at: datetime) -> None:
    times = due_for(FACTS, started_at=beijing("2026-03-02T09:00"), at=at)
    assert [(time.rule_code, time.due_at, time.is_binding) for time in times] == [
        ("cn.promise.contact.normal", beijing("2026-03-03T09:00"), False),
        ("cn.promise.answer.normal", beijing("2026-03-04T09:00"), True),
        ("cn.answer", beijing("2026-03-18"), False),
    ]


def test_a_complaint_made_to_an_american_carrier_has_its_promise_only(at: datetime) -> None:
    facts = replace(FACTS, jurisdiction="us", urgency="urgent")
    codes = [time.rule_code for time in due_for(facts, started_at=at, at=at)]
    assert codes == ["us.promise.contact.urgent", "us.promise.answer.urgent"]


def test_a_complaint_served_by_the_fcc_has_thirty_days(at: datetime) -> None:
    served = replace(FACTS, jurisdiction="us", event="regulator_complaint_served")
    started = datetime(2026, 6, 3, 14, tzinfo=UTC)
    (time,) = due_for(served, started_at=started, at=at)
    assert time.due_at == datetime(2026, 7, 7, 4, tzinfo=UTC)  # 3 July is observed, then comes a weekend


def test_a_year_not_yet_published_is_provisional(at: datetime) -> None:
    assert "provisional" not in [step["code"] for step in answer("2026-12-10T10:00", at).steps]
    assert "provisional" in [step["code"] for step in answer("2026-12-20T10:00", at).steps]


def test_a_rule_changed_today_moves_nothing_of_yesterday(at: datetime) -> None:
    yesterday, today = "2026-03-10T10:00", "2026-03-11T10:00"
    before = answer(yesterday, at)
    set_due_rule(terms=replace(CN_ANSWER, amount=5), valid_from=date(2026, 3, 11), by=SEED, at=at)
    later = at + timedelta(days=30)
    assert answer(yesterday, later) == before
    assert answer(today, later).due_at == beijing("2026-03-17")


def test_a_rule_is_known_from_when_it_was_written(at: datetime) -> None:
    written = at + timedelta(days=1)
    set_due_rule(terms=replace(CN_ANSWER, amount=5), valid_from=date(2026, 3, 1), by=SEED, at=written)
    assert answer("2026-03-02T09:00", at).due_at == beijing("2026-03-18")
    assert answer("2026-03-02T09:00", written).due_at == beijing("2026-03-10")


def test_a_retired_rule_holds_what_began_before(at: datetime) -> None:
    ours = "cn.promise.answer.normal"
    retire_due_rule(code=ours, valid_from=date(2026, 3, 11), by=SEED, at=at)
    assert answer("2026-03-10T10:00", at, ours)
    with pytest.raises(StopIteration):
        answer("2026-03-11T10:00", at, ours)


def test_an_edited_day_is_counted_at_once(at: datetime) -> None:
    assert answer("2026-03-02T09:00", at).due_at == beijing("2026-03-18")
    set_calendar_day(code="cn", day=date(2026, 3, 17), kind=DayKind.HOLIDAY, by=SEED, at=at)
    assert answer("2026-03-02T09:00", at).due_at == beijing("2026-03-19")
    clear_calendar_day(code="cn", day=date(2026, 3, 17), by=SEED, at=at)
    assert answer("2026-03-02T09:00", at).due_at == beijing("2026-03-18")


def test_a_worked_day_has_its_own_hours_or_the_usual_ones(at: datetime) -> None:
    quick = replace(CN_ANSWER, code="cn.quick", amount=4, unit="working_hour")
    set_due_rule(terms=quick, valid_from=date(2026, 1, 1), by=SEED, at=at)
    assert answer("2026-02-28T08:30", at, "cn.quick").due_at == beijing("2026-02-28T14:00")
    saturday = {"code": "cn", "day": date(2026, 2, 28), "kind": DayKind.WORKED}
    set_calendar_day(**saturday, periods=["10:00-11:00", "15:00-18:00"], by=SEED, at=at)
    assert answer("2026-02-28T08:30", at, "cn.quick").due_at == beijing("2026-02-28T18:00")


def test_a_centre_that_never_closes(at: datetime) -> None:
    names = {"name_zh": "全天候", "name_en": "Round the clock"}
    set_calendar(code="24h", zone="Asia/Shanghai", weekly=[["00:00-24:00"]] * 7, **names, by=SEED, at=at)
    quick = replace(CN_ANSWER, code="cn.quick", amount=30, unit="working_hour", calendar="24h")
    set_due_rule(terms=quick, valid_from=date(2026, 1, 1), by=SEED, at=at)
    assert answer("2026-02-14T20:00", at, "cn.quick").due_at == beijing("2026-02-16T02:00")


def test_thousands_are_dated_from_one_reading(at: datetime) -> None:
    book = DueBook.load(at=at)
    with CaptureQueriesContext(connection) as asked:
        for n in range(2000):
            assert book.due_for(FACTS, started_at=at + timedelta(minutes=n))
    assert len(asked) == 0


def test_live_intake_asks_once_when_nothing_changed(at: datetime) -> None:
    due_for(FACTS, started_at=at, at=at)
    with CaptureQueriesContext(connection) as asked:
        due_for(FACTS, started_at=at, at=at)
    assert len(asked) == 1


def test_one_by_one_and_as_a_set_the_times_are_the_same(at: datetime) -> None:
    book = DueBook.load(at=at)
    starts = [beijing("2026-02-01") + timedelta(hours=7 * n) for n in range(60)]
    assert [book.due_for(FACTS, started_at=start) for start in starts] == [
        due_for(FACTS, started_at=start, at=at) for start in starts
    ]


def test_an_empty_house_has_no_due_times(at: datetime) -> None:
    assert DueBook((), {}, Ladder()).due_for(FACTS, started_at=at) == ()


def test_countries_nobody_knows_dont_fill_the_memory(at: datetime) -> None:
    book = DueBook((), {}, Ladder())
    for n in range(100):
        book.due_for(replace(FACTS, jurisdiction=f"xx{n}"), started_at=at)
    assert len(book._chapters) == 1

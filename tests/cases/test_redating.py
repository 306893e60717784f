"""A changed calendar dates open clocks anew, with its cause: seen before it is saved, moved once, never half."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.queries.clocks import ClockTold, clocks_of
from careline.cases.queries.finding import complaint
from careline.cases.rules.facts import Urgency
from careline.cases.writing.clocks import due_times_of
from careline.clocks.models import Calendar
from careline.clocks.operations.calendars import change_calendar_days, set_calendar, set_calendar_day
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar, renew_calendars
from careline.clocks.operations.redating import redate_next
from careline.clocks.queries.calendars import CalendarMoved
from careline.clocks.queries.due import DueBook
from careline.clocks.queries.preview import Preview, preview_days, preview_week, redatings_under_way
from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.redating import Cause
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.clocks.writing import redating
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED, House
from tests.cases.test_due_times import dated, received

__all__ = ["dated"]

LAST = date(2026, 3, 26)
"""The fifteenth day after Wednesday 11 March, a Thursday."""
HOLIDAY = DayChange(day=LAST, kind=DayKind.HOLIDAY)
NEXT_DAY = datetime(2026, 3, 27, 16, tzinfo=UTC)
HOURS = Terms(
    code="own.desk",
    name_zh="工作时间",
    name_en="Working time",
    kind=ClockKind.ANSWER,
    standing=Standing.PROMISE,
    jurisdiction="cn",
    amount=9,
    unit="working_hour",
    calendar="cn",
    source_zh="本公司",
    source_en="Ourselves",
    certainty=Certainty.OWN,
)


def clocks(row: Complaint) -> list[ClockTold]:
    row.refresh_from_db()
    return clocks_of(complaint=row, at=row.received_at)


def law(row: Complaint) -> ClockTold:
    return next(one for one in clocks(row) if one.terms.code == "cn.answer")


def cause(row: Complaint) -> str:
    """Return what the law's clock was moved by last, or what began it."""
    clock = law(row)
    return clock.moves[-1].reason if clock.moves else clock.cause


def seen(change: Sequence[DayChange] = (HOLIDAY,)) -> Preview:
    return preview_days(code="cn", changes=change, by=SEED)


def batches() -> list[dict[str, Any]]:
    return list(
        LedgerEntry.objects.filter(event="clocks.calendar_redated").order_by("id").values_list("data", flat=True)
    )


def test_what_would_move_is_seen_before_it_is_saved_and_then_moves(dated: House, at: datetime) -> None:
    row = received(dated, at)
    told = seen()
    (clock,) = told.first
    assert (told.moved, told.earlier, [one.moved for one in told.days]) == (1, 0, [1])
    assert (told.postponed, [one.postponed for one in told.days]) == (1, [1]), "the law's is postponed"
    assert (clock.number, clock.before, clock.after) == (row.number, law(row).due_at, NEXT_DAY)
    assert not ClockMove.objects.exists(), "looking writes nothing"
    change_calendar_days(code="cn", changes=[HOLIDAY], seen=told.edition, by=SEED, at=at + timedelta(hours=1))
    assert (law(row).due_at, cause(row)) == (NEXT_DAY, Cause.CHANGED)
    assert [step["code"] for step in law(row).steps][:2] == ["started", "first_day_left_out"]
    (move,) = ClockMove.objects.select_related("redating")
    assert (move.kind, move.n, move.due_before, move.due_after) == ("recompute", 1, clock.before, NEXT_DAY)
    assert (move.entry, move.actor_name, move.redating.moved) == (None, SEED.name, 1)  # type: ignore[union-attr]  # it has one
    assert [one.is_binding for one in clocks(row)] == [True, False, False]
    (batch,) = batches()
    assert (batch["moved"], batch["earlier"], batch["looked"]) == (1, 0, 1)
    assert seen().moved == 0


def test_a_date_that_becomes_earlier_comes_first_and_is_counted(dated: House, at: datetime) -> None:
    weekend = DayChange(day=date(2026, 3, 29), kind=DayKind.WORKED)
    late = received(dated, at + timedelta(days=3))  # the 29th is a Sunday, so its clock has rolled to Monday
    soon = received(dated, at)
    told = seen([HOLIDAY, weekend])
    assert (told.moved, told.earlier) == (2, 1)
    assert [(one.number, one.after < one.before) for one in told.first] == [(late.number, True), (soon.number, False)]
    assert [(one.change.day, one.moved, one.earlier) for one in told.days] == [(LAST, 1, 0), (weekend.day, 1, 1)]


def test_what_binds_follows_and_the_complaint_with_it(dated: House, at: datetime) -> None:
    set_due_rule(terms=HOURS, valid_from=date(2026, 1, 1), by=SEED, at=at)
    row = received(dated, at)
    assert next(one for one in clocks(row) if one.is_binding).terms.code == "own.desk"
    days = [DayChange(day=(at + timedelta(days=n)).date(), kind=DayKind.HOLIDAY) for n in range(5)]
    change_calendar_days(code="cn", changes=days, by=SEED, at=at + timedelta(minutes=1))
    times = clocks(row)
    assert (times[0].terms.code, times[0].is_binding) == ("cn.promise.answer.normal", True)
    assert sum(one.is_binding for one in times) == 1
    assert row.due_at == times[0].due_at == at + timedelta(hours=48)


def test_an_answered_complaint_stays_where_it_is(dated: House, at: datetime) -> None:
    row = received(dated, at)
    Complaint.objects.filter(pk=row.pk).update(stage="replied")
    assert seen().moved == 0
    change_calendar_days(code="cn", changes=[HOLIDAY], by=SEED, at=at)
    assert cause(row) == "receive"
    assert batches() == []


def test_after_a_reclassification_the_rule_that_holds_now_moves(dated: House, at: datetime) -> None:
    row = received(dated, at)
    change_calendar_days(code="cn", changes=[HOLIDAY], by=SEED, at=at + timedelta(hours=1))
    urgent = {"category": "network.fault", "urgency": Urgency.URGENT, "by": dated.li_wei}
    classify_complaint(number=row.number, **urgent, at=at + timedelta(hours=2))
    row = complaint(by=dated.li_wei, number=row.number)
    codes = {one.terms.code for one in clocks(row)}
    assert codes == {"cn.answer", "cn.promise.contact.urgent", "cn.promise.answer.urgent"}
    assert law(row).due_at == NEXT_DAY
    back = DayChange(day=LAST, kind=None)
    change_calendar_days(code="cn", changes=[back], by=SEED, at=at + timedelta(hours=3))
    assert law(row).due_at == NEXT_DAY - timedelta(days=1)
    assert {one.terms.code for one in clocks(row)} == codes
    assert [batch["earlier"] for batch in batches()] == [0, 1]


def test_many_are_dated_by_the_worker_who_may_be_killed_between(
    dated: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redating, "AT_ONCE", 0)
    rows = [received(dated, at + timedelta(minutes=n)) for n in range(5)]
    begun = change_calendar_days(code="cn", changes=[HOLIDAY], by=SEED, at=at)
    assert begun is not None
    assert {cause(row) for row in rows} == {"receive"}
    assert redate_next(by=SEED, at=at + timedelta(hours=1), limit=2) == 1
    assert [cause(row) for row in rows] == [Cause.CHANGED] * 2 + ["receive"] * 3
    (under_way,) = redatings_under_way(code="cn", by=SEED)
    assert (under_way.looked, under_way.total, batches()) == (2, 5, [])
    while redate_next(by=SEED, at=at + timedelta(hours=1), limit=2):
        pass
    assert {law(row).due_at for row in rows} == {NEXT_DAY}
    (batch,) = batches()
    assert (batch["looked"], batch["moved"]) == (5, 5)
    assert redate_next(by=SEED, at=at) == 0
    assert redatings_under_way(code="cn", by=SEED) == []


def test_a_published_year_dates_what_was_provisional_and_says_so(dated: House, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = datetime(2026, 12, 20, 2, tzinfo=UTC)
    moves, stays = received(dated, begun), received(dated, begun + timedelta(days=2))
    assert "provisional" in [step["code"] for step in law(moves).steps]
    days = replace(ALMANACS["cn"].years(2026)[-2], is_provisional=False)
    days = replace(days, days=(*days.days, replace(days.days[0], date=date(2027, 1, 4))))
    assert days.year == 2027
    monkeypatch.setitem(ALMANACS, "cn", replace(ALMANACS["cn"], years=lambda _present: (days,)))  # type: ignore[misc]
    assert renew_calendars(by=SEED, at=begun + timedelta(days=3)) == 1
    assert law(moves).due_at == datetime(2027, 1, 5, 16, tzinfo=UTC)
    assert {cause(row) for row in (moves, stays)} == {Cause.PUBLISHED}
    assert law(stays).due_at == datetime(2027, 1, 6, 16, tzinfo=UTC)
    assert not [step for row in (moves, stays) for step in law(row).steps if step["code"] == "provisional"]
    (batch,) = batches()
    assert (batch["cause"], batch["looked"], batch["moved"]) == (Cause.PUBLISHED, 2, 1)


def test_another_week_moves_what_is_counted_in_working_time(dated: House, at: datetime) -> None:
    set_due_rule(terms=HOURS, valid_from=date(2026, 1, 1), by=SEED, at=at)
    row = received(dated, at)
    calendar = Calendar.objects.get(code="cn")
    week = [["00:00-24:00"]] * 7
    told = preview_week(code="cn", zone=calendar.zone, weekly=week, by=SEED)
    assert "own.desk" in {Clock.objects.get(rule=one.rule, complaint=row).rule_code for one in told.first}
    assert told.earlier >= 1
    assert told.postponed == 0, "nothing becomes later"
    names = {"name_zh": calendar.name_zh, "name_en": calendar.name_en, "zone": calendar.zone}
    set_calendar(code="cn", **names, weekly=week, seen=told.edition, by=SEED, at=at + timedelta(minutes=1))
    row.refresh_from_db()
    assert row.due_at == at + timedelta(hours=9)


def test_a_state_is_moved_by_its_own_calendar_and_its_country_by_the_countrys(dated: House, at: datetime) -> None:
    for code in ("au", "au-vic"):
        install_calendar(code=code, by=SEED, at=at)
    days = replace(CN_ANSWER, code="au.propose", jurisdiction="au", unit="working_day", amount=10, calendar="au")
    set_due_rule(terms=replace(days, kind=ClockKind.PROPOSE), valid_from=date(2026, 1, 1), by=SEED, at=at)
    in_victoria, nowhere_known = (received(dated, at, jurisdiction=place) for place in ("au-vic", "au"))
    holiday = DayChange(day=date(2026, 3, 13), kind=DayKind.HOLIDAY)

    def moved(code: str) -> list[str]:
        told = preview_days(code=code, changes=[holiday], by=SEED)
        change_calendar_days(code=code, changes=[holiday], by=SEED, at=at + timedelta(hours=1))
        return [one.number for one in told.first]

    before = {row.number: row.due_at for row in (in_victoria, nowhere_known)}
    for code, row, other in (("au", nowhere_known, in_victoria), ("au-vic", in_victoria, nowhere_known)):
        other.refresh_from_db()
        stays = other.due_at
        assert moved(code) == [row.number]
        for one in (row, other):
            one.refresh_from_db()
        assert (row.due_at, other.due_at) == (before[row.number] + timedelta(days=1), stays)


@pytest.mark.usefixtures("dated")
def test_who_saw_another_edition_is_asked_to_look_again(at: datetime) -> None:
    told = seen()
    set_calendar_day(code="cn", day=date(2026, 3, 14), kind=DayKind.WORKED, by=SEED, at=at)
    with pytest.raises(CalendarMoved):
        change_calendar_days(code="cn", changes=[HOLIDAY], seen=told.edition, by=SEED, at=at)


def test_a_complaint_about_oneself_is_counted_and_not_named(dated: House, at: datetime) -> None:
    row = received(dated, at)
    Complaint.objects.filter(pk=row.pk).update(complained_about=dated.zhao_min.id)
    holder = replace(SEED, id=dated.zhao_min.id)
    told = preview_days(code="cn", changes=[HOLIDAY], by=holder)
    assert (told.moved, told.first) == (1, [])


def test_only_who_keeps_calendars_sees_what_a_change_would_move(dated: House) -> None:
    with pytest.raises(Forbidden):
        preview_days(code="cn", changes=[HOLIDAY], by=dated.li_wei)


KINDS = st.sampled_from([DayKind.HOLIDAY, DayKind.WORKED, None])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.dates(date(2026, 3, 11), date(2026, 3, 31)), KINDS, min_size=1, max_size=8))
def test_dated_twice_is_dated_once_and_as_if_it_came_in_now(dated: House, days: dict[date, DayKind | None]) -> None:
    at = datetime(2026, 3, 11, 12, tzinfo=UTC)
    if not Clock.objects.exists():
        set_due_rule(terms=HOURS, valid_from=date(2026, 1, 1), by=SEED, at=at)
        set_due_rule(
            terms=replace(CN_ANSWER, code="own.days", unit="working_day", amount=5, certainty=Certainty.OWN),
            valid_from=date(2026, 1, 1),
            by=SEED,
            at=at,
        )
        for n in range(4):
            received(dated, at + timedelta(hours=17 * n))
    later = at + timedelta(days=10, seconds=LedgerEntry.objects.count())
    changes = [DayChange(day=day, kind=kind) for day, kind in days.items()]
    worked = DayChange(day=date(2026, 3, 11), kind=DayKind.WORKED) if date(2026, 3, 11) not in days else None
    change_calendar_days(code="cn", changes=[*changes, *([worked] if worked else [])], by=SEED, at=later)
    book, moves = DueBook.load(at=later), ClockMove.objects.count()
    for row in Complaint.objects.select_related("category"):
        fresh = due_times_of(row, category=row.category.code, urgency=Urgency(row.urgency), book=book)  # type: ignore[union-attr]
        held = clocks(row)
        assert {(one.terms.code, one.due_at) for one in held} == {(one.rule_code, one.due_at) for one in fresh}
        assert row.due_at == next(one.due_at for one in fresh if one.is_binding)
    repeat = [DayChange(day=one.day, kind=one.kind) for one in changes if one.kind]
    if repeat:
        change_calendar_days(code="cn", changes=repeat, by=SEED, at=later + timedelta(seconds=1))
    assert ClockMove.objects.count() == moves

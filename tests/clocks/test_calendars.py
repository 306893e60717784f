"""Keeping calendars: what an administrator may change, what an almanac fills in, and what the ledger remembers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careline.clocks.models import Calendar, CalendarDay, CalendarYear, DayKind, DueRule, Origin
from careline.clocks.operations.calendars import NoSuchDay, clear_calendar_day, set_calendar, set_calendar_day
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.operations.installing import (
    NoSuchAlmanac,
    install_calendar,
    renew_calendars,
)
from careline.clocks.operations.packs import install_default_rules
from careline.clocks.queries.calendars import NoSuchCalendar, calendars, day_names, days_of_year, years_of
from careline.clocks.queries.library import library
from careline.clocks.queries.rules import NoSuchRule, rule_history, rules_by_id, rules_in_force
from careline.clocks.rules.almanacs import ALMANACS, AlmanacDay, AlmanacYear
from careline.clocks.rules.days import BadDay
from careline.clocks.rules.default_rules import CN_ANSWER, default_rules
from careline.clocks.rules.terms import Certainty
from careline.clocks.rules.versions import BadValidity, RuleHasEnded
from careline.clocks.rules.weeks import BadWeek
from careline.kernel.calendar import BadPeriod, UnknownZone
from careline.kernel.horizon import FIVE_YEARS, TooFarAhead
from careline.kernel.refusals import Refusal
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.clocks.conftest import SEED, user

DESK: dict[str, Any] = {"code": "desk", "zone": "Asia/Shanghai", "name_zh": "坐席", "name_en": "Desk"}
WEEK = [["09:00-12:00", "13:30-18:00"]] * 5 + [[], []]
SATURDAY = date(2026, 3, 14)


@pytest.fixture
def desk(db: None, at: datetime) -> Calendar:  # noqa: ARG001  (a fixture asks for another one by naming it)
    return set_calendar(**DESK, weekly=WEEK, by=SEED, at=at)


def last_entry() -> LedgerEntry:
    return LedgerEntry.objects.latest("id")


@pytest.mark.usefixtures("desk")
def test_a_calendar_is_made_and_changed(at: datetime) -> None:
    set_calendar(**{**DESK, "zone": "Europe/London"}, weekly=[["00:00-24:00"]] * 7, by=SEED, at=at)
    (calendar,) = calendars(by=user(Role.AGENT))
    assert (calendar.zone, calendar.weekly[6]) == ("Europe/London", ["00:00-24:00"])
    assert last_entry().data == {"code": "desk", "zone": "Europe/London", "weekly": [["00:00-24:00"]] * 7}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"zone": "Asia/Peking"}, UnknownZone),
        ({"weekly": WEEK[:5]}, BadWeek),
        ({"weekly": [[]] * 7}, BadWeek),
        ({"weekly": [["9-17"]] * 7}, BadPeriod),
        ({"weekly": [["09:00-12:00", "11:00-13:00"]] * 7}, BadPeriod),
    ],
)
def test_a_calendar_that_cant_be_is_refused(change: dict[str, Any], refusal: type[Refusal], at: datetime) -> None:
    with pytest.raises(refusal):
        set_calendar(**{**DESK, "weekly": WEEK, **change}, by=SEED, at=at)
    assert not Calendar.objects.exists()


@pytest.mark.usefixtures("desk")
def test_a_day_is_set_and_cleared(at: datetime) -> None:
    day: dict[str, Any] = {"code": "desk", "day": SATURDAY, "by": SEED, "at": at}
    set_calendar_day(**day, kind=DayKind.WORKED, periods=["10:00-12:00"], name_zh="盘点", name_en="Stock-taking")
    assert last_entry().data == {"code": "desk", "day": "2026-03-14", "kind": "worked", "periods": ["10:00-12:00"]}
    (stored,) = days_of_year(by=user(Role.AGENT), code="desk", year=2026)
    assert (stored.date, stored.origin, stored.periods) == (SATURDAY, Origin.OPERATOR, ["10:00-12:00"])
    names = day_names(by=SEED, code="desk", first=SATURDAY, last=SATURDAY)
    assert names[SATURDAY].name_zh == "盘点"
    clear_calendar_day(**day)
    assert last_entry().event == "clocks.calendar_day_cleared"
    with pytest.raises(NoSuchDay):
        clear_calendar_day(**day)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("kind", "periods", "refusal"),
    [
        (DayKind.HOLIDAY, ["09:00-12:00"], BadDay),
        (DayKind.WORKED, [], BadDay),
        (DayKind.WORKED, ["12:00-09:00"], BadPeriod),
    ],
)
def test_a_day_that_cant_be_is_refused(kind: DayKind, periods: list[str], refusal: type[Refusal], at: datetime) -> None:
    with pytest.raises(refusal):
        set_calendar_day(code="desk", day=SATURDAY, kind=kind, periods=periods, by=SEED, at=at)


@pytest.mark.django_db
def test_what_isnt_there_is_refused(at: datetime) -> None:
    with pytest.raises(NoSuchCalendar):
        set_calendar_day(code="desk", day=SATURDAY, kind=DayKind.HOLIDAY, by=SEED, at=at)
    with pytest.raises(NoSuchCalendar):
        years_of(by=SEED, code="desk")
    with pytest.raises(NoSuchCalendar):
        install_default_rules(by=SEED, at=at)
    with pytest.raises(NoSuchAlmanac):
        install_calendar(code="mars", by=SEED, at=at)
    with pytest.raises(NoSuchRule):
        retire_due_rule(code="cn.answer", valid_from=SATURDAY, by=SEED, at=at)
    with pytest.raises(NoSuchRule):
        rule_history(by=SEED, code="cn.answer")


OURS = next(terms for terms, _ in default_rules() if terms.code == "cn.promise.answer.normal")
WRITES: dict[str, Callable[..., object]] = {
    "set_calendar": lambda **who: set_calendar(**DESK, weekly=WEEK, **who),
    "set_day": lambda **who: set_calendar_day(code="desk", day=SATURDAY, kind=DayKind.HOLIDAY, **who),
    "clear_day": lambda **who: clear_calendar_day(code="desk", day=SATURDAY, **who),
    "install": lambda **who: install_calendar(code="cn", **who),
    "rules": install_default_rules,
    "set_rule": lambda **who: set_due_rule(terms=CN_ANSWER, valid_from=SATURDAY, **who),
    "retire": lambda **who: retire_due_rule(code="cn.answer", valid_from=SATURDAY, **who),
}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("name", WRITES)
def test_only_an_administrator_may_change_time(name: str, role: Role, at: datetime) -> None:
    with pytest.raises(Forbidden):
        WRITES[name](by=user(role), at=at)


@pytest.mark.usefixtures("installed")
def test_an_administrator_may(at: datetime) -> None:
    set_calendar_day(code="cn", day=SATURDAY, kind=DayKind.HOLIDAY, by=user(Role.ADMINISTRATOR), at=at)
    set_due_rule(terms=CN_ANSWER, valid_from=SATURDAY, by=user(Role.ADMINISTRATOR), at=at)


@pytest.mark.usefixtures("installed")
def test_installing_again_changes_nothing(at: datetime) -> None:
    entries = LedgerEntry.objects.count()
    again = [install_calendar(code="cn", by=SEED, at=at), install_default_rules(by=SEED, at=at)]
    assert again == [0, 0]
    assert LedgerEntry.objects.count() == entries


@pytest.mark.usefixtures("installed")
def test_an_edited_default_rule_stays_edited(at: datetime) -> None:
    set_due_rule(terms=replace(CN_ANSWER, amount=10), valid_from=SATURDAY, by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    assert [row.amount for row in rule_history(by=SEED, code="cn.answer")] == [15, 10]


@pytest.mark.usefixtures("installed")
def test_a_published_year_takes_the_provisional_ones_place(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = date(2027, 2, 9), date(2027, 2, 10)
    set_calendar_day(code="cn", day=mine, kind=DayKind.WORKED, by=SEED, at=at)
    days = tuple(AlmanacDay(day, "春节", "Spring Festival") for day in (mine, theirs))
    published = replace(ALMANACS["cn"], years=lambda _present: (AlmanacYear(2027, "国务院办公厅", days),))
    monkeypatch.setitem(ALMANACS, "cn", published)  # type: ignore[misc]
    later = at + timedelta(days=300)
    assert install_calendar(code="cn", by=SEED, at=later) == 1
    assert [(day.date, day.kind) for day in days_of_year(by=SEED, code="cn", year=2027)] == [
        (mine, DayKind.WORKED),
        (theirs, DayKind.HOLIDAY),
    ]
    assert [year.year for year in years_of(by=SEED, code="cn") if year.is_provisional] == [2028]
    settled = library().calendars["cn"].settled_years
    assert settled is not None
    assert 2027 in settled
    assert last_entry().data["holidays"] == ["2027-02-10"]


@pytest.mark.usefixtures("installed")
def test_the_ledger_could_rebuild_a_year() -> None:
    entry = LedgerEntry.objects.get(event="clocks.calendar_year_filled", data__code="cn", data__year=2026)
    stored = CalendarDay.objects.filter(calendar__code="cn", date__year=2026)
    assert len(entry.data["holidays"]) == stored.filter(kind=DayKind.HOLIDAY).count() == 33
    assert entry.data["worked"][0] == "2026-01-04"


@pytest.mark.usefixtures("installed")
def test_a_rules_history_says_who_wrote_it(at: datetime) -> None:
    set_due_rule(terms=replace(OURS, amount=10), valid_from=SATURDAY, by=user(Role.ADMINISTRATOR), at=at)
    retire_due_rule(code=OURS.code, valid_from=date(2026, 6, 1), by=SEED, at=at)
    first, second, third = rule_history(by=user(Role.AUDITOR), code=OURS.code)
    assert [first.entry.actor_name, second.entry.actor_name] == ["seed", "administrator"]
    assert [row.number for row in (first, second, third)] == [1, 2, 3]
    assert third.valid_to == third.valid_from == date(2026, 6, 1)
    assert second.entry.subject_id == second.id
    version = rules_by_id(by=SEED, ids=[second.id])[second.id]
    assert (version.terms.amount, version.terms.calendar, version.retires) == (10, "cn", False)


@pytest.mark.usefixtures("installed")
def test_the_rules_in_force_are_those_of_the_day(at: datetime) -> None:
    retire_due_rule(code=OURS.code, valid_from=SATURDAY, by=SEED, at=at)
    set_due_rule(terms=replace(CN_ANSWER, amount=10), valid_from=SATURDAY, by=SEED, at=at)
    today = {one.terms.code: one.terms.amount for one in rules_in_force(by=SEED, at=at)}
    later = {one.terms.code: one.terms.amount for one in rules_in_force(by=SEED, at=at + timedelta(days=7))}
    assert (today["cn.answer"], later["cn.answer"]) == (15, 10)
    assert OURS.code in today
    assert OURS.code not in later


@pytest.mark.usefixtures("installed")
def test_a_rule_is_retired_once(at: datetime) -> None:
    retire_due_rule(code=OURS.code, valid_from=SATURDAY, by=SEED, at=at)
    for day in (SATURDAY, SATURDAY + timedelta(days=1)):
        with pytest.raises(RuleHasEnded):
            retire_due_rule(code=OURS.code, valid_from=day, by=SEED, at=at)
    assert len(rule_history(by=user(Role.AUDITOR), code=OURS.code)) == 2
    retire_due_rule(code=OURS.code, valid_from=SATURDAY - timedelta(days=1), by=SEED, at=at)
    assert OURS.code not in {one.terms.code for one in rules_in_force(by=SEED, at=at + timedelta(days=7))}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("write", ["set", "retire"])
def test_a_rule_begins_and_ends_while_somebody_remembers_it(write: str, at: datetime) -> None:
    last = at.date() + FIVE_YEARS
    acts = {
        "set": lambda day: set_due_rule(terms=CN_ANSWER, valid_from=day, by=SEED, at=at),
        "retire": lambda day: retire_due_rule(code=OURS.code, valid_from=day, by=SEED, at=at),
    }
    for day in (last + timedelta(days=1), date.max):
        with pytest.raises(TooFarAhead):
            acts[write](day)
    acts[write](last)


@pytest.mark.usefixtures("installed")
def test_a_rule_that_holds_on_no_day_is_refused(at: datetime) -> None:
    with pytest.raises(BadValidity):
        set_due_rule(terms=CN_ANSWER, valid_from=SATURDAY, valid_to=SATURDAY, by=SEED, at=at)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "change",
    [
        {"amount": None},
        {"certainty": Certainty.NO_NUMBER},
        {"unit": "fortnight"},
        {"kind": "wish"},
        {"valid_to": date(2000, 1, 1)},
        {"number": 1},
    ],
)
def test_the_database_keeps_what_the_rules_promise(change: dict[str, Any]) -> None:
    row = DueRule.objects.get(code="cn.answer")
    values = {field.attname: getattr(row, field.attname) for field in DueRule._meta.concrete_fields}
    copy = DueRule(**{**values, "id": row.entry_id, "number": 2, **change})
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.usefixtures("installed")
def test_a_holiday_has_no_periods_in_the_database() -> None:
    day = CalendarDay.objects.filter(kind=DayKind.HOLIDAY).first()
    assert day
    day.periods = ["09:00-12:00"]
    with pytest.raises(IntegrityError), transaction.atomic():
        day.save()


@pytest.mark.usefixtures("desk")
def test_a_calendar_of_ones_own_waits_for_no_publication() -> None:
    assert not CalendarYear.objects.exists()
    assert library().calendars["desk"].settled_years is None


@pytest.mark.usefixtures("desk")
def test_renewing_touches_only_calendars_that_came_from_an_almanac(at: datetime) -> None:
    install_calendar(code="us", by=SEED, at=at)
    years = CalendarYear.objects.count()
    assert renew_calendars(by=SEED, at=at) == 0
    assert renew_calendars(by=SEED, at=at + timedelta(days=731)) == 2
    assert CalendarYear.objects.count() == years + 2

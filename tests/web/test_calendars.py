"""The calendar's screens: what would move is seen first, a week and a year are edited, calendars are installed."""

from datetime import date, datetime
from html import unescape

import pytest
from django.test import Client

from careline.cases.models import Clock, ClockMove, Complaint
from careline.clocks.models import Calendar, CalendarDay, Redating
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.queries.calendars import calendar_coded
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.writing import redating
from careline.security.models import LedgerEntry
from tests.web.conftest import SEED, Desk, Take

HOLIDAYS = {"day": "2026-03-26", "until": "2026-03-27", "kind": "holiday", "name_zh": "司庆", "name_en": "Founding day"}
WEEK = {"name_zh": "坐席", "name_en": "Desk", "zone": "Europe/London", "mon": "09:00-12:00, 13:30-18:00"}
DAYS = "/admin/calendar/cn/2026/days"


@pytest.fixture
def law(desk: Desk, take: Take, at: datetime) -> Client:
    """One open complaint, whose fifteen days are over on 26 March."""
    set_due_rule(terms=CN_ANSWER, valid_from=date(2026, 1, 1), by=SEED, at=at)
    take(hours_ago=0)
    return desk("administrator")


def page(client: Client, path: str, told: dict[str, str] | None = None) -> str:
    answer = client.get(path) if told is None else client.post(path, told)
    assert answer.status_code in {200, 422}, answer.content.decode()
    return unescape(answer.content.decode())


def edition() -> str:
    return str(calendar_coded("cn").edition)


def test_several_days_are_weighed_and_saved_when_that_was_seen(law: Client) -> None:
    shown = page(law, DAYS, HOLIDAYS)
    number = Complaint.objects.get().number
    assert "1 open clock would move." in shown
    assert number in shown
    assert shown.count("2026-03-27") >= 2, "each day has a line of its own"
    assert "1 time limit of the law becomes due later." in shown, "what a made-up holiday would do"
    assert "Only days off that the authorities published" in shown
    assert "the law’s, later" in shown
    assert not CalendarDay.objects.filter(date=HOLIDAYS["day"]).exists()
    assert law.post(DAYS, HOLIDAYS | {"seen": edition()}).status_code == 302
    assert CalendarDay.objects.filter(date__in=("2026-03-26", "2026-03-27"), kind="holiday").count() == 2
    assert ClockMove.objects.filter(clock__rule_code="cn.answer", reason="calendar_changed").count() == 1
    assert LedgerEntry.objects.filter(event="clocks.calendar_redated").count() == 1


def test_a_date_that_becomes_earlier_is_called_a_risk(law: Client) -> None:
    law.post(DAYS, HOLIDAYS | {"seen": edition()})
    back = page(law, "/admin/calendar/cn/2026/days/2026-03-26")
    assert "Make it an ordinary day" in back
    shown = page(law, "/admin/calendar/cn/2026/days/2026-03-26", {})
    assert "1 of them becomes due earlier than people were told." in shown
    assert "of the law" not in shown
    assert law.post("/admin/calendar/cn/2026/days/2026-03-26", {"seen": edition()}).status_code == 302
    due_at = Clock.objects.get(rule_code="cn.answer").due_at
    assert due_at is not None
    assert due_at.day == 26


def test_who_saw_an_older_edition_sees_again_what_would_move(law: Client) -> None:
    seen = edition()
    law.post(DAYS, {"day": "2026-05-09", "kind": "worked"})
    assert edition() != seen
    shown = page(law, DAYS, HOLIDAYS | {"seen": seen})
    assert "Somebody has changed the calendar" in shown
    assert not CalendarDay.objects.filter(date="2026-03-26").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"until": "2026-03-01"}, "at most a year apart"), ({"periods": "9-17"}, "fault"), ({"kind": "moon"}, "fault")],
)
def test_days_that_cant_be_are_refused_at_their_field(law: Client, wrong: dict[str, str], said: str) -> None:
    assert said in page(law, DAYS, HOLIDAYS | wrong)
    assert not CalendarDay.objects.filter(date="2026-03-26").exists()


@pytest.mark.parametrize("wrong", ["25:00-26:00", "9-17", "09:00-12:00, 11:00-13:00"])
def test_hours_that_cant_be_are_refused_at_their_field_and_what_was_typed_stays(law: Client, wrong: str) -> None:
    shown = page(law, DAYS, HOLIDAYS | {"kind": "worked", "periods": wrong})
    assert f'value="{wrong}"' in shown
    assert 'value="司庆"' in shown
    assert "aria-describedby" in shown.split('name="periods"')[1].split(">")[0]
    week = page(law, "/admin/calendar/cn/week", WEEK | {"tue": wrong})
    assert f'value="{wrong}"' in week
    assert 'aria-invalid="true"' in week.split('name="tue"')[1].split(">")[0], "the day that is wrong, not the first"
    assert 'aria-invalid="true"' not in week.split('name="mon"')[1].split(">")[0]


def test_a_week_with_lunch_is_weighed_and_saved(law: Client) -> None:
    assert 'value="09:00' in page(law, "/admin/calendar/cn/week") or "00:00" in page(law, "/admin/calendar/cn/week")
    week = WEEK | {"zone": "America/New_York"}
    assert "open clock" in page(law, "/admin/calendar/cn/week", week)
    assert law.post("/admin/calendar/cn/week", week | {"seen": edition()}).status_code == 302
    assert Calendar.objects.get(code="cn").weekly == [["09:00-12:00", "13:30-18:00"], *[[]] * 6]
    for wrong in ({"mon": ""}, {"mon": "9-17"}, {"zone": "Asia/Peking"}, {"mon": "09:00-12:00, 11:00-13:00"}):
        assert "fault" in page(law, "/admin/calendar/cn/week", week | wrong)


def test_a_centre_that_never_closes_is_made_in_the_screen(desk: Desk) -> None:
    client = desk("administrator")
    week = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "00:00-24:00")
    assert client.post("/admin/calendar/new", WEEK | week | {"code": "night"}).status_code == 302
    assert Calendar.objects.get(code="night").weekly == [["00:00-24:00"]] * 7
    shown = page(client, "/admin/calendar/night/2026")
    assert "00:00-24:00" in shown
    assert "provisional" not in shown, "a calendar of one's own waits for no publication"


def test_a_make_up_day_gets_its_own_hours_in_the_screen(desk: Desk) -> None:
    client = desk("administrator")
    told = {"day": "2026-05-09", "kind": "worked", "periods": "09:00-11:00，14:00-16:00"}
    assert client.post(DAYS, told).status_code == 302
    assert CalendarDay.objects.get(date="2026-05-09").periods == ["09:00-11:00", "14:00-16:00"]
    assert "09:00-11:00, 14:00-16:00" in page(client, "/admin/calendar/cn/2026")


def test_a_calendar_careline_brings_along_is_installed_in_the_screen(desk: Desk) -> None:
    client = desk("administrator")
    assert "Scotland" in page(client, "/admin/calendar/installation")
    assert client.post("/admin/calendar/installation", {"code": "uk-sct"}).status_code == 302
    shown = page(client, "/admin/calendar/uk-sct/2026")
    assert "Saint Andrew" in shown
    assert "gov.uk" in shown
    assert "provisional" in page(client, "/admin/calendar/uk-sct/2028")
    assert "Scotland" not in page(client, "/admin/calendar/installation").split("<select")[1].split("</select>")[0]


def test_how_far_many_clocks_have_come_is_shown(law: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redating, "AT_ONCE", 0)
    law.post(DAYS, HOLIDAYS | {"seen": edition()})
    assert Redating.objects.filter(done_at=None).count() == 1
    assert "0 of 1 complaints" in page(law, "/admin/calendar/cn/2026")


def test_a_new_calendar_never_becomes_another_ones_week(desk: Desk) -> None:
    client = desk("administrator")
    before = Calendar.objects.get(code="cn").weekly
    assert "There is a calendar" in page(client, "/admin/calendar/new", WEEK | {"code": "cn"})
    assert Calendar.objects.get(code="cn").weekly == before
    assert client.post("/admin/calendar/new", WEEK | {"code": "Desk_1"}).status_code == 422, "no API could name it"


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-02", "9999-12-31"])
def test_a_day_beyond_all_calendars_is_refused(law: Client, day: str) -> None:
    for span in ({"day": day}, {"day": day, "until": day}, {"day": "2026-05-09", "until": day}):
        assert "fault" in page(law, DAYS, {"kind": "holiday", "until": "", **span})
    assert law.post(f"{DAYS}/{day}").status_code in {404, 422}


@pytest.mark.parametrize("rest", ["0", "1999", "2201", "9999", "99999999999999999999", "2026/days/2026-02-30"])
def test_a_year_or_day_there_is_not_isnt_found(desk: Desk, rest: str) -> None:
    assert desk("administrator").get(f"/admin/calendar/cn/{rest}").status_code == 404

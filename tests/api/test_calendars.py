"""Calendars by the API: installed, read, weighed, changed."""

from datetime import datetime

import pytest

from careline.clocks.models import CalendarDay
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.default_rules import CN_ANSWER
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House

LAST = "2026-03-26"
HOLIDAY = {"days": [{"day": LAST, "kind": "holiday", "name_zh": "司庆", "name_en": "Founding day"}]}
WEEK = {
    "name_zh": "坐席",
    "name_en": "Desk",
    "zone": "Europe/London",
    "weekly": [["09:00-12:00", "13:30-18:00"]] * 5 + [[], []],
}


@pytest.fixture
def administrator(house: House, calling: Calling) -> Caller:
    return calling(house.administrator)


@pytest.fixture
def installed(administrator: Caller, at: datetime) -> Caller:
    assert administrator.post("calendars/cn/installation").body["years"] > 10
    set_due_rule(terms=CN_ANSWER, valid_from=at.date(), by=SEED, at=at)
    return administrator


def test_a_calendar_of_ones_own_is_made_and_listed(administrator: Caller) -> None:
    made = administrator.put("calendars/desk", WEEK)
    assert (made.status, made.body["weekly"][0]) == (200, ["09:00-12:00", "13:30-18:00"]), made.body
    assert [one["code"] for one in administrator.get("calendars").body["items"]] == ["desk"]
    assert administrator.put("calendars/desk", {**WEEK, "zone": "Europe/Londinium"}).status == 422
    assert administrator.put("calendars/desk", {**WEEK, "weekly": [[]] * 7}).status == 422


def test_a_year_says_whether_it_is_published(installed: Caller) -> None:
    known = installed.get("calendars/cn/years/2026").body
    assert (known["year"]["is_provisional"], len(known["days"])) == (False, 39)
    assert installed.get("calendars/cn/years/2028").body["year"]["is_provisional"]
    assert installed.get("calendars/cn/years/2100").body == {"year": None, "days": []}
    assert installed.post("calendars/moon/installation").status == 404


def test_a_change_is_weighed_and_then_moves_what_it_said(
    installed: Caller, house: House, calling: Calling, at: datetime
) -> None:
    taken = calling(house.li_wei).post("complaints", {"title": "断网", "channel": "phone"}).body
    told = installed.post("calendars/cn/days/preview", HOLIDAY)
    assert (told.status, told.body["moved"], told.body["earlier"]) == (200, 1, 0), told.body
    assert [one["number"] for one in told.body["first"]] == [taken["number"]]
    assert told.body["days"] == [{"day": LAST, "moved": 1, "earlier": 0, "postponed": 1}]
    assert not CalendarDay.objects.filter(date=LAST).exists()
    saved = installed.put("calendars/cn/days", {**HOLIDAY, "seen": told.body["edition"]})
    assert (saved.status, saved.body["redating"]["moved"]) == (200, 1), saved.body
    stale = installed.put("calendars/cn/days", {**HOLIDAY, "seen": told.body["edition"]})
    assert (stale.status, stale.body["type"]) == (409, "urn:careline:problem:clocks.calendar_moved")
    due = calling(house.li_wei).get(f"complaints/{taken['number']}").body["due_at"]
    assert due.startswith("2026-03-27T16:00:00")
    assert at.date().isoformat() == "2026-03-11"


def test_another_week_is_weighed(installed: Caller, house: House, calling: Calling) -> None:
    calling(house.li_wei).post("complaints", {"title": "断网", "channel": "phone"})
    there = installed.post("calendars/cn/preview", {**WEEK, "zone": "America/New_York"})
    assert (there.status, there.body["moved"]) == (200, 1), there.body
    assert installed.post("calendars/moon/preview", WEEK).status == 404

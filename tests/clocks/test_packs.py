"""The packs Careline brings along: each row of the regulation table, and what holds for all of them."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.cases.rules.facts import Channel, Urgency
from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.packs import ALIASES, SHIPPED, Pack, pack_named
from careline.clocks.rules.packs.asking import Answer, NotInPack, admitted_until, almanac_calendar, ask
from careline.clocks.rules.packs.reading import CHANNELS, URGENCIES
from careline.clocks.rules.terms import NUMBERLESS, check_terms
from careline.kernel.calendar import Roll, due
from careline.kernel.calendar.zones import DAY
from tests.clocks.pack_table import ROWS, Row

PACKS = {code: pack_named(code)[0] for code in SHIPPED}
EVERY_RULE = [(pack, rule) for pack in PACKS.values() for rule in pack.rules]


def asked(pack: str, event: str, at: str, region: str = "", told: tuple[tuple[str, str], ...] = ()) -> list[Answer]:
    found, meant = pack_named(pack)
    return list(ask(found, event=event, at=datetime.fromisoformat(at), region=region or meant, told=told))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule} {row.at[:10]} {row.region}".strip())
def test_a_row_of_the_regulation_table(row: Row) -> None:
    if row.needs and row.needs not in ALMANACS:
        pytest.skip(f"the calendar {row.needs} isn't there yet")
    answers = asked(row.pack, row.event, row.at, row.region, row.told)
    (one,) = [one for one in answers if one.time.rule_code == row.rule]
    expected = datetime.fromisoformat(row.due).isoformat() if row.due else None  # the offset is told, too
    assert (one.time.kind, one.due, one.time.certainty) == (row.kind, expected, row.certainty)
    assert bool(one.time.due_at) is (one.time.certainty not in NUMBERLESS)


def test_every_rule_is_a_row() -> None:
    assert {rule.terms.code for _, rule in EVERY_RULE} == {row.rule for row in ROWS}


@pytest.mark.parametrize(
    ("pack", "event", "at", "told"),
    [
        ("cn", "complaint_received", "2016-07-29T23:59+08:00", ()),  # a day before the order
        ("cn", "fault_reported", "2026-03-02T10:00+08:00", (("fault_on", "terminal"),)),
        ("us", "complaint_received", "2026-03-02T10:00-05:00", ()),  # no statutory clock, only a promise
        ("eu", "complaint_received", "2026-03-02T10:00+01:00", ()),
        ("au", "service_outage_reported", "2026-03-02T10:00+11:00", ()),  # not yet a complaint
        ("au", "outage_complaint_received", "2025-06-29T23:59+10:00", ()),
        ("au", "outage_complaint_received", "2026-03-02T10:00+11:00", (("natural_disaster", "yes"),)),
        ("au", "complaint_received", "2026-03-02T10:00+11:00", (("in_court", "yes"),)),
    ],
)
def test_where_no_rule_holds_there_is_no_clock(
    pack: str, event: str, at: str, told: tuple[tuple[str, str], ...]
) -> None:
    assert asked(pack, event, at, told=told) == []


@pytest.mark.parametrize(
    ("pack", "event", "at", "codes", "binds"),
    [
        ("cn", "complaint_received", "2026-02-10T09:00+08:00", "cn.answer", "cn.answer"),
        ("cn-chongqing", "complaint_received", "2026-02-10T09:00+08:00", "cn.answer cn-cq.answer", "cn.answer"),
        ("cn-henan", "complaint_received", "2026-03-02T09:00+08:00", "cn-ha.answer cn.answer", "cn-ha.answer"),
        # nothing that settles fits: the earliest of what there is
        ("cn", "arrears_paid", "2026-02-10T09:00+08:00", "cn.arrears.restore", "cn.arrears.restore"),
        ("cn", "restriction_objected", "2026-02-10T09:00+08:00", "cn.antifraud.check", None),
        ("uk", "complaint_received", "2026-04-08T09:00+01:00", "uk.resolve uk.acknowledge", "uk.resolve"),
        ("au", "complaint_received", "2026-03-02T09:00+11:00", "au.acknowledge au.propose", "au.propose"),
        # urgent is no standard complaint, and the acknowledgement due together doesn't bind
        (
            "au",
            "urgent_complaint_received",
            "2026-03-02T09:00+11:00",
            "au.acknowledge au.urgent.resolve",
            "au.urgent.resolve",
        ),
        (
            "in",
            "billing_complaint_received",
            "2026-03-02T10:00+05:30",
            "in.docket in.billing.resolve",
            "in.billing.resolve",
        ),
        ("cn", "samr_complaint_received", "2026-04-15T00:00+08:00", "cn.samr.accept", None),
        # the year before Henan's text held (art. 63)
        ("cn-henan", "complaint_received", "2020-12-31T23:59+08:00", "cn.answer", "cn.answer"),
        ("cn", "appeal_forwarded", "2026-03-02T10:00+08:00", "cn.appeal.reply", "cn.appeal.reply"),
    ],
)
def test_all_that_fit_run_and_one_binds(pack: str, event: str, at: str, codes: str, binds: str | None) -> None:
    answers = asked(pack, event, at)
    assert [one.time.rule_code for one in answers] == codes.split()
    assert [one.time.rule_code for one in answers if one.time.is_binding] == ([binds] if binds else [])


def test_an_alias_is_a_region() -> None:
    told = {region.alias: (pack.id, code) for pack in PACKS.values() for code, region in pack.regions.items()}
    told.pop("")
    assert told == dict(ALIASES)
    for alias, (pack, region) in ALIASES.items():
        at = "2026-02-10T09:00+08:00"
        assert [one.as_json() for one in asked(alias, "complaint_received", at)] == [
            one.as_json() for one in asked(pack, "complaint_received", at, region)
        ]


def test_a_year_without_a_published_calendar_is_provisional() -> None:
    # 15 days after 10 February 2027 is the 25th; China publishes 2027 in November 2026
    (one,) = asked("cn", "complaint_received", "2027-02-10T09:00+08:00")
    assert one.due == "2027-02-26T00:00:00+08:00"
    assert "provisional" in [step["code"] for step in one.time.steps]


@pytest.mark.parametrize(
    ("pack", "since", "at", "told", "expected"),
    [
        # 30 September + 5 months: February has no 30th, so its last day
        ("cn", "dispute", "2025-09-30T10:00+08:00", (("category", "billing"),), ("cn.appeal.billing", "2026-03-01")),
        # 29 February + 2 years: 2026 has none
        ("cn", "dispute", "2024-02-29T10:00+08:00", (("category", "network"),), ("cn.appeal.other", "2026-03-01")),
        ("cn", "dispute", "2025-01-15T10:00+08:00", (), ("cn.appeal.other", "2027-01-16")),
        ("in", "answer_or_expiry", "2026-01-31T10:00+05:30", (), ("in.appeal", "2026-03-03")),
        ("us", "answer", "2025-08-31T10:00-04:00", (), ("us.formal", "2026-03-01")),
    ],
)
def test_a_window_of_admission(
    pack: str, since: str, at: str, told: tuple[tuple[str, str], ...], expected: tuple[str, str]
) -> None:
    found = PACKS[pack]
    ((window, until),) = admitted_until(found, since=since, at=datetime.fromisoformat(at), told=told)
    zone = almanac_calendar(found.calendar, found.zone, 2026).tz
    assert (window.code, until.at.astimezone(zone).isoformat()[:16]) == (expected[0], f"{expected[1]}T00:00")


@pytest.mark.parametrize(
    ("asking", "field"),
    [
        ({"event": "sunrise"}, "event"),
        ({"region": "XX"}, "region"),
        ({"region": "AU-CQ"}, "region"),
        ({"told": (("moon", "full"),)}, "set"),
        ({"told": (("area", "lunar"),)}, "set"),
        ({"told": (("urgency", "very"),)}, "set"),
        ({"at": "2026-02-10T09:00"}, "at"),
        ({"at": "0001-01-01T00:00+08:00"}, "at"),
    ],
)
def test_what_a_pack_doesnt_know_is_refused_with_what_it_does(asking: dict[str, str], field: str) -> None:
    with pytest.raises(NotInPack) as refused:
        asked(**{"pack": "cn", "event": "complaint_received", "at": "2026-02-10T09:00+08:00", **asking})
    assert refused.value.field == field
    assert refused.value.params["known"]


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", "2026-06-20T17:00", "20260620T1700Z+"])
def test_a_notices_date_must_be_one(date: str) -> None:
    with pytest.raises(NotInPack):
        asked("us", "regulator_complaint_served", "2026-06-03T10:00-04:00", told=(("due_in_notice", date),))


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_every_pack_takes_a_complaint_and_says_where_each_number_is_from(pack: Pack) -> None:
    assert {"complaint_received", "urgent_complaint_received", "billing_complaint_received"} <= set(pack.events)
    for rule in pack.rules:
        check_terms(rule.terms)
        assert "未见" not in rule.terms.source_zh or rule.terms.amount is None


def test_the_house_and_the_packs_use_one_vocabulary() -> None:
    assert tuple(CHANNELS) == tuple(Channel)
    assert tuple(URGENCIES) == tuple(Urgency)


MINUTES = st.integers(0, 3 * 365 * 24 * 60)
FIRST = datetime.fromisoformat("2025-01-01T00:00+00:00").timestamp()


@given(st.sampled_from(EVERY_RULE), st.lists(MINUTES, min_size=2, max_size=4))
def test_who_comes_later_is_never_due_earlier(one: tuple[Pack, object], minutes: list[int]) -> None:
    pack, rule = one
    offset = rule.terms.offset  # type: ignore[attr-defined]
    if offset is None:
        return
    calendar = almanac_calendar(rule.terms.calendar, pack.zone, 2026)  # type: ignore[attr-defined]
    starts = [datetime.fromtimestamp(FIRST + 60 * minute, tz=calendar.tz) for minute in sorted(minutes)]
    dues = [due(calendar, start, offset).at for start in starts]
    assert all(earlier <= later for earlier, later in pairwise(dues))
    assert all(start <= at for start, at in zip(starts, dues, strict=True))
    if offset.roll is Roll.NEXT_WORKING:
        assert all(calendar.is_working_day(at.astimezone(calendar.tz).date() - DAY) for at in dues)

"""A complaint is due under stored rules and calendars, explained step by step, and dated again with cause."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.board import board
from careline.cases.queries.clocks import ClockTold, clocks_of
from careline.cases.queries.finding import complaint
from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules, install_pack
from careline.clocks.rules.packs.shelf import shipped_text
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import SEED, House


@pytest.fixture
def dated(house: House, at: datetime) -> House:
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    return house


def received(house: House, at: datetime, urgency: Urgency = Urgency.NORMAL, *, jurisdiction: str = "cn") -> Complaint:
    intake = Intake(
        title="宽带掉线",
        channel=Channel.PHONE,
        customer=CustomerDetails(),
        category="network.fault",
        urgency=urgency,
        jurisdiction=jurisdiction,
    )
    return receive_complaint(intake=intake, by=house.li_wei, at=at)


def test_every_rule_dates_it_and_the_earliest_answer_binds(dated: House, at: datetime) -> None:
    row = received(dated, at)
    times = clocks_of(complaint=row, at=at)
    assert [time.is_binding for time in times] == [True, *(False,) * (len(times) - 1)]
    assert row.due_at == times[0].due_at == at + timedelta(hours=48)
    law = next(time for time in times if time.terms.code == "cn.answer")
    # fifteen days after Wednesday 11 March, the first left out: the end of Thursday 26 March in Beijing
    assert law.due_at is not None
    assert law.due_at.isoformat() == "2026-03-26T16:00:00+00:00"
    assert "第十条" in law.terms.source("zh-hans")
    assert "art. 10(4)" in law.terms.source("en")
    assert law.steps


def test_what_is_to_be_done_at_the_very_instant_of_the_receipt_has_no_clock(dated: House, at: datetime) -> None:
    install_pack(text=shipped_text("au"), by=SEED, at=at)
    told = {one.terms.code for one in clocks_of(complaint=received(dated, at, jurisdiction="au"), at=at)}
    assert "au.propose" in told
    assert "au.acknowledge.live" not in told, "it would be late before anybody could act"


def test_more_urgency_dates_it_again_from_the_receipt_and_keeps_what_was_said_before(
    dated: House, at: datetime
) -> None:
    row = received(dated, at)
    later = at + timedelta(hours=1)
    classify_complaint(number=row.number, category="network.fault", urgency=Urgency.CRITICAL, by=dated.li_wei, at=later)
    row = complaint(by=dated.li_wei, number=row.number)
    assert row.due_at == at + timedelta(hours=12)
    moves = ClockMove.objects.filter(clock__complaint=row)
    assert {(move.kind, move.reason) for move in moves} == {("recompute", "classify")}
    assert sorted(move.due_before - at for move in moves if move.due_before) == [timedelta(hours=n) for n in (24, 48)]
    assert sorted(move.due_after - at for move in moves if move.due_after) == [timedelta(hours=n) for n in (1, 12)]
    law, promise = (clock_named(row, code, later) for code in ("cn.answer", "cn.promise.answer.critical"))
    assert (law.moves, promise.started_at, promise.is_binding) == ([], at, True)


def test_an_intake_writes_one_clock_for_each_rule_and_asks_no_more_than_it_did(dated: House, at: datetime) -> None:
    received(dated, at)
    with CaptureQueriesContext(connection) as asked:
        row = received(dated, at)
    assert len(asked) <= 16, "prepared ones and what they are framed by included; clocks are one of them"
    clocks = Clock.objects.filter(complaint=row)
    assert len({one.rule_code for one in clocks}) == clocks.count() == 3
    assert not ClockMove.objects.filter(clock__in=clocks).exists()


def clock_named(row: Complaint, code: str, at: datetime) -> ClockTold:
    return next(one for one in clocks_of(complaint=row, at=at) if one.terms.code == code)


def test_the_worklist_has_the_nearest_first_and_pages_without_gap_or_repeat(dated: House, at: datetime) -> None:
    urgencies = [Urgency.NORMAL, Urgency.CRITICAL, Urgency.URGENT, Urgency.NORMAL, Urgency.CRITICAL]
    made = [received(dated, at + timedelta(minutes=n), urgency) for n, urgency in enumerate(urgencies)]
    Complaint.objects.filter(pk=made[0].pk).update(due_at=None)
    seen: list[str] = []
    after = ""
    while True:
        page = worklist(by=dated.li_wei, bounds=Bounds.of_day(at), filters=Filters(), after=after, limit=2)
        seen += [row.number for row in page.rows]
        if page.next is None:
            break
        after = page.next.encode()
    assert seen == [made[n].number for n in (1, 4, 2, 3, 0)]


def test_the_board_counts_what_its_lists_show(dated: House, at: datetime) -> None:
    for urgency in (Urgency.NORMAL, Urgency.URGENT, Urgency.CRITICAL):
        received(dated, at, urgency)
    bounds = Bounds.of_day(at + timedelta(hours=13))
    seen = board(by=dated.zhao_min, bounds=bounds)
    assert (seen.total.overdue, seen.total.next_24h, seen.total.open) == (1, 1, 3)
    for view, count in ((View.OVERDUE, seen.total.overdue), (View.DUE_TODAY, seen.total.due_today)):
        page = worklist(by=dated.zhao_min, bounds=bounds, filters=Filters(view=view))
        assert len(page.rows) == count
    assert sum(line.open for line in seen.by_department) == sum(line.open for line in seen.by_stage) == 3

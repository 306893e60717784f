"""The ledger of time on the page of a complaint: why it is due then, what happened to each clock, pausing one."""

import html
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.pausing import pause_clock
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.terms import ClockKind, PauseReason
from careline.kernel.calendar import Unit
from careline.security.models import LedgerEntry
from tests.web.conftest import SEED, TWO_DAYS, Desk, Take, by

BILLED = {"category": "product.billing"}


def shown(desk: Desk, who: str, number: str, language: str = "en") -> str:
    client = desk(who)
    client.cookies["django_language"] = language
    page = html.unescape(client.get(f"/complaints/{number}").content.decode())
    return page[page.index('id="clock"') :].split("</section>")[0]


def test_a_clock_is_paused_with_a_reason_and_goes_on(desk: Desk, take: Take) -> None:
    number, chen = take(**BILLED), desk("chen")
    address = f"/complaints/{number}/clocks/{Clock.objects.get().pk}"
    assert "binding" in shown(desk, "chen", number)
    assert f"{address}/pause" in shown(desk, "chen", number)
    asked = html.unescape(chen.get(f"{address}/pause").content.decode())
    assert "Pause “Answer within two days”" in asked
    assert "The customer asked us to wait" in asked
    assert chen.post(f"{address}/pause").status_code == 422
    assert chen.post(f"{address}/pause", {"reason": "customer_asked"}).status_code == 302
    told = shown(desk, "chen", number)
    assert "2 days left when it was paused" in told
    assert "Pause: The customer asked us to wait" in told
    assert f"{address}/resumption" in told
    assert "陈工 paused a clock: The customer asked us to wait" in html.unescape(
        chen.get(f"/complaints/{number}").content.decode()
    )
    assert Complaint.objects.get(number=number).due_at is None
    assert "计时经过" in shown(desk, "chen", number, "zh-hans")
    assert chen.post(f"{address}/resumption").status_code == 302
    assert "Days added: 0" in shown(desk, "chen", number)
    assert "let a clock go on" in chen.get(f"/complaints/{number}").content.decode()
    assert Complaint.objects.get(number=number).due_at == Clock.objects.get().due_at is not None


def head(desk: Desk, number: str) -> str:
    page = html.unescape(desk("zhao-min").get(f"/complaints/{number}").content.decode())
    return page[page.index('class="case-head"') :].split("</h1>")[0]


def test_the_head_tells_of_the_open_clock_and_of_a_late_first_contact(desk: Desk, take: Take, at: datetime) -> None:
    contact = replace(
        TWO_DAYS, code="cn.contact", kind=ClockKind.CONTACT, name_en="First contact", unit=Unit.HOUR, amount=4
    )
    set_due_rule(terms=contact, valid_from=date(2026, 1, 1), by=SEED, at=at - timedelta(days=20))
    early, number = take(), take(hours_ago=7)
    assert ("First contact" in head(desk, early), "left" in head(desk, early)) == (False, True)
    told = head(desk, number)
    assert ("First contact: 3 h late" in told, " left" in told) == (True, True), "the answer isn't due yet"
    clock = Clock.objects.get(complaint__number=number, rule_code="cn.contact")
    customer = Complaint.objects.get(number=number)
    ended(clock, customer, at)
    told, ledger = head(desk, number), shown(desk, "zhao-min", number)
    assert ("First contact: stopped 3 h late" in told, "stopped 3 h late" in ledger) == (True, True)
    assert " left" in told, "the binding clock that is open"


def test_the_head_says_that_an_answer_was_late(desk: Desk, take: Take, at: datetime) -> None:
    in_time, late = take(), take(hours_ago=30 * 24)
    for number in (in_time, late):
        complaint = Complaint.objects.get(number=number)
        ended(Clock.objects.get(complaint=complaint), complaint, at)
        Complaint.objects.filter(number=number).update(stage="replied")
    assert "answered late" in head(desk, late)
    assert ("answered" in head(desk, in_time), "late" in head(desk, in_time)) == (True, False)
    number = take(**BILLED)
    clock = Clock.objects.get(complaint__number=number)
    pause_clock(number=number, clock=clock.pk, reason=PauseReason.COURT, by=by("chen"), at=at)
    assert "paused for" in head(desk, number), "as the ledger of time says"


def ended(clock: Clock, complaint: Complaint, at: datetime) -> None:
    """Let what a clock waits for have happened."""
    entry = LedgerEntry.objects.filter(subject_id=complaint.pk).first() or LedgerEntry.objects.last()
    said = {"kind": ClockMoveKind.STOP.value, "reason": "", "due_before": clock.due_at, "due_after": clock.due_at}
    who = {"actor_kind": "system", "actor_name": "seed", "entry": entry}
    ClockMove.objects.create(clock=clock, n=1, at=at, steps=[], **said, **who)
    Clock.objects.filter(pk=clock.pk).update(state=ClockState.STOPPED)


def test_who_may_not_pause_is_offered_nothing(desk: Desk, take: Take) -> None:
    number = take(**BILLED)
    told = shown(desk, "li-wei", number)
    assert "Answer within two days" in told
    assert "/pause" not in told
    address = f"/complaints/{number}/clocks/{Clock.objects.get().pk}/pause"
    assert desk("li-wei").post(address, {"reason": "court"}).status_code == 403


def test_a_clock_of_the_law_offers_no_pause_and_names_its_article(desk: Desk, take: Take, at: datetime) -> None:
    set_due_rule(terms=CN_ANSWER, valid_from=at.date() - timedelta(days=9), by=SEED, at=at - timedelta(days=1))
    number = take(**BILLED)
    law = Clock.objects.get(rule_code="cn.answer")
    assert f"{law.pk}/pause" not in shown(desk, "chen", number)
    assert "art. 10(4)" in shown(desk, "chen", number)
    refused = desk("chen").post(f"/complaints/{number}/clocks/{law.pk}/pause", {"reason": "court"})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Compute anew: The calendar has changed"), ("zh-hans", "重新计算：日历已变更")]
)
def test_a_calendar_that_changed_is_told_as_the_cause(
    desk: Desk, take: Take, at: datetime, language: str, says: str
) -> None:
    set_due_rule(terms=CN_ANSWER, valid_from=date(2026, 1, 1), by=SEED, at=at)
    number = take(**BILLED, hours_ago=0)
    days = [DayChange(day=date(2026, 3, 26), kind=DayKind.HOLIDAY)]
    assert says not in shown(desk, "chen", number, language)
    change_calendar_days(code="cn", changes=days, by=SEED, at=at)
    assert says in shown(desk, "chen", number, language)


def test_what_was_paused_meanwhile_by_another_is_said(desk: Desk, take: Take, at: datetime) -> None:
    number = take(**BILLED)
    clock = Clock.objects.get().pk
    pause_clock(number=number, clock=clock, reason=PauseReason.COURT, by=by("zhao-min"), at=at)
    again = desk("chen").post(f"/complaints/{number}/clocks/{clock}/resumption")
    assert again.status_code == 302
    twice = desk("chen").post(f"/complaints/{number}/clocks/{clock}/resumption")
    assert twice.status_code == 409
    assert "while it is Running" in html.unescape(twice.content.decode())

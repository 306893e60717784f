"""Clocks of a complaint under rules that name their own reasons to pause and their own stops."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from careline.cases.models import Complaint
from careline.cases.operations.closing import reply_to_customer
from careline.cases.operations.pausing import pause_clock
from careline.cases.rules.facts import Channel
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE
from careline.clocks.rules.moves import ClockState, PauseNotAllowed
from careline.clocks.rules.terms import ClockKind, PauseReason, Terms
from tests.cases.conftest import SEED, House
from tests.cases.test_clocks import HOUR, is_as_recorded, reached, resolved, told
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import received

__all__ = ["dated"]

LAW = replace(CN_ANSWER, code="zz.answer", pausable_by=("special_circumstances",))
CONTACT = replace(PROMISE, code="zz.contact", name_zh="一", name_en="1", jurisdiction="cn", calendar="cn")


def under(house: House, at: datetime, terms: Terms) -> Complaint:
    set_due_rule(terms=terms, valid_from=date(2026, 1, 1), by=SEED, at=at)
    return received(house, at)


def test_law_that_names_a_reason_is_paused_for_it_and_for_no_other(dated: House, at: datetime) -> None:
    row = under(dated, at, LAW)
    law = told(row, "zz.answer", at)
    assert law.reasons == (PauseReason.SPECIAL,)
    with pytest.raises(PauseNotAllowed):
        pause_clock(number=row.number, clock=law.id, reason=PauseReason.CUSTOMER_ASKED, by=dated.chen, at=at + HOUR)
    pause_clock(number=row.number, clock=law.id, reason=PauseReason.SPECIAL, by=dated.chen, at=at + HOUR)
    assert told(row, "zz.answer", at + HOUR).state is ClockState.PAUSED


def test_a_first_contact_that_stops_on_the_answer_only_goes_on_when_we_call(dated: House, at: datetime) -> None:
    row = under(dated, at, replace(CONTACT, kind=ClockKind.CONTACT, stops_on=("customer_answered",)))
    reached(row, dated, at + HOUR)
    assert told(row, "cn.promise.contact", at).state is ClockState.STOPPED
    assert told(row, "zz.contact", at).state is ClockState.RUNNING


def test_an_answer_that_stops_on_the_repair_stops_with_the_result(dated: House, at: datetime) -> None:
    row = under(dated, at, replace(CONTACT, kind=ClockKind.ANSWER, stops_on=("fault_repaired",)))
    resolved(row, dated, at + HOUR)
    assert told(row, "zz.contact", at).state is ClockState.STOPPED
    assert told(row, "cn.promise.answer", at).state is ClockState.RUNNING
    reply_to_customer(number=row.number, channel=Channel.PHONE, text="已修复", by=dated.li_wei, at=at + 2 * HOUR)
    assert told(row, "zz.contact", at).stopped_at == at + HOUR
    is_as_recorded(row, at + 3 * HOUR)

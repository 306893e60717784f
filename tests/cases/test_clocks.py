"""Clocks of a complaint: what pauses, answers and new terms leave as rows, and what binds meanwhile."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import record_feedback, reply_to_customer, resolve_complaint
from careline.cases.operations.linking import link_contact
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.sweeping import sweep_clocks
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.clocks import ClockTold, NoSuchClock, clocks_of
from careline.cases.rules.facts import Answer, Channel, Result, Urgency
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import StageName
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.operations.packs import install_default_rules
from careline.clocks.queries.running import ClockBook
from careline.clocks.rules.default_rules import PROMISE
from careline.clocks.rules.moves import ClockState, DueTimeHasPassed, IllegalClockMove, PauseNotAllowed
from careline.clocks.rules.reading import Measure, binding_at
from careline.clocks.rules.terms import ClockKind, PauseReason, Standing
from careline.contacts.models import Contact
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel, Direction
from careline.contacts.rules.intake import ContactIntake
from careline.kernel.identity import new_id
from careline.parties.rules.details import CustomerDetails
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED, House
from tests.cases.planning import alarms_are_planned

HOUR = timedelta(hours=1)
ASKED = PauseReason.CUSTOMER_ASKED
S = ClockState


@pytest.fixture
def row(house: House, at: datetime) -> Complaint:
    """A complaint in the billing department, with the law's clock and both promises."""
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    intake = Intake(title="多收费", channel=Channel.PHONE, customer=CustomerDetails(), category="product.billing")
    return receive_complaint(intake=intake, by=house.li_wei, at=at)


def told(row: Complaint, code: str, at: datetime) -> ClockTold:
    row.refresh_from_db()
    return next(one for one in clocks_of(complaint=row, at=at) if one.terms.code.startswith(code))


def pause(row: Complaint, house: House, at: datetime, code: str = "cn.promise.answer") -> ClockTold:
    one = told(row, code, at)
    pause_clock(number=row.number, clock=one.id, reason=ASKED, by=house.chen, at=at)
    return told(row, code, at)


def resume(row: Complaint, house: House, at: datetime, code: str = "cn.promise.answer") -> ClockTold:
    resume_clock(number=row.number, clock=told(row, code, at).id, by=house.chen, at=at)
    return told(row, code, at)


def resolved(row: Complaint, house: House, at: datetime) -> None:
    accept_assignment(number=row.number, by=house.chen, at=at)
    start_work(number=row.number, by=house.chen, at=at)
    resolve_complaint(number=row.number, result=Result.UPHELD, text="退费", by=house.chen, at=at)


def answered(row: Complaint, house: House, at: datetime) -> None:
    resolved(row, house, at)
    reply_to_customer(number=row.number, channel=Channel.PHONE, text="已退费", by=house.li_wei, at=at)


def is_as_recorded(row: Complaint, at: datetime) -> None:
    """Each clock is what its moves add up to, and the complaint's due time is the earliest of those that run.

    When each is alarmed next is what its due time and its alarms add up to, whoever reckoned it: we, or the database.
    """
    row.refresh_from_db()
    book, clocks = ClockBook.load(), list(Clock.objects.filter(complaint=row))
    for clock in clocks:
        moves = [one.moved for one in clock.moves.all()]
        found = book.read(clock.rule_now, place=row.jurisdiction, started_at=clock.started_at, moves=moves, at=at)
        assert (found.state, found.due_at) == (clock.state, clock.due_at)
        assert [one.n for one in clock.moves.all()] == list(range(1, len(moves) + 1))
    alarms_are_planned(clocks)
    running = binding_at((one.waits_for, S(one.state), one.due_at) for one in clocks)
    assert running is None or running == row.due_at


def test_a_pause_stops_one_clock_and_the_earliest_of_the_others_binds(
    row: Complaint, house: House, at: datetime
) -> None:
    law = told(row, "cn.answer", at)
    paused = pause(row, house, at + 24 * HOUR)
    assert (paused.state, paused.due_at, paused.left) == (S.PAUSED, None, Measure(seconds=24 * 3600))
    assert row.due_at == law.due_at
    assert told(row, "cn.answer", at).is_binding
    assert told(row, "cn.promise.contact", at).state is S.RUNNING
    again = resume(row, house, at + 30 * HOUR)
    assert (again.state, again.is_binding, row.due_at) == (S.RUNNING, True, at + 54 * HOUR)
    is_as_recorded(row, at + 30 * HOUR)


def test_each_pause_moves_it_and_leaves_who_why_and_both_due_times(row: Complaint, house: House, at: datetime) -> None:
    for start in (2, 10, 20):
        pause(row, house, at + start * HOUR)
        resume(row, house, at + (start + 3) * HOUR)
    assert row.due_at == at + 57 * HOUR
    moves = list(ClockMove.objects.filter(clock__complaint=row).select_related("entry", "actor"))
    assert [(one.kind, one.n) for one in moves] == list(zip(("pause", "resume") * 3, range(1, 7), strict=True))
    first, second = moves[:2]
    assert (first.reason, first.actor_name, first.due_before, first.due_after) == (ASKED, "chen", at + 48 * HOUR, None)
    assert (second.due_before, second.due_after) == (None, at + 51 * HOUR)
    assert (first.entry.event, second.entry.event) == ("cases.clock_paused", "cases.clock_resumed")
    assert first.entry.subject_id == row.id
    is_as_recorded(row, at + 30 * HOUR)


def test_a_clock_of_the_law_pauses_for_nothing_its_rule_names_not(row: Complaint, house: House, at: datetime) -> None:
    law = told(row, "cn.answer", at)
    assert law.reasons == ()
    with pytest.raises(PauseNotAllowed):
        pause_clock(number=row.number, clock=law.id, reason=ASKED, by=house.chen, at=at)
    assert not ClockMove.objects.exists()


def test_a_clock_is_paused_once_resumed_once_and_never_when_late(row: Complaint, house: House, at: datetime) -> None:
    clock = told(row, "cn.promise.answer", at).id
    with pytest.raises(IllegalClockMove):
        resume_clock(number=row.number, clock=clock, by=house.chen, at=at)
    pause(row, house, at)
    with pytest.raises(IllegalClockMove):
        pause_clock(number=row.number, clock=clock, reason=ASKED, by=house.chen, at=at)
    resume(row, house, at)
    with pytest.raises(DueTimeHasPassed):
        pause_clock(number=row.number, clock=clock, reason=ASKED, by=house.chen, at=at + 48 * HOUR)
    with pytest.raises(NoSuchClock):
        pause_clock(number=row.number, clock=new_id(), reason=ASKED, by=house.chen, at=at)


def test_who_only_received_it_pauses_nothing(row: Complaint, house: House, at: datetime) -> None:
    clock = told(row, "cn.promise.answer", at).id
    for act in (
        lambda: pause_clock(number=row.number, clock=clock, reason=ASKED, by=house.li_wei, at=at),
        lambda: resume_clock(number=row.number, clock=clock, by=house.li_wei, at=at),
    ):
        with pytest.raises(Forbidden):
            act()


def test_an_answer_stops_the_clocks_and_a_result_in_a_drawer_does_not(
    row: Complaint, house: House, at: datetime
) -> None:
    resolved(row, house, at + HOUR)
    assert {one.state for one in clocks_of(complaint=row, at=at + HOUR)} == {S.RUNNING}
    reply_to_customer(number=row.number, channel=Channel.PHONE, text="已退费", by=house.li_wei, at=at + 2 * HOUR)
    ended = clocks_of(complaint=row, at=at + 1000 * HOUR)
    assert {(one.state, one.is_late, one.stopped_at) for one in ended} == {(S.STOPPED, False, at + 2 * HOUR)}
    row.refresh_from_db()
    assert row.due_at == at + 48 * HOUR, "what it was held to stays readable"
    assert {one.entry.event for one in ClockMove.objects.select_related("entry")} == {"cases.reply_given"}
    assert sweep_clocks(by=SEED, at=at + 1000 * HOUR) == 0
    is_as_recorded(row, at + 3 * HOUR)


def test_a_late_answer_stays_late(row: Complaint, house: House, at: datetime) -> None:
    answered(row, house, at + 49 * HOUR)
    late = {one.terms.code: one.is_late for one in clocks_of(complaint=row, at=at + 50 * HOUR)}
    assert late == {"cn.answer": False, "cn.promise.answer.normal": True, "cn.promise.contact.normal": True}


def test_opening_it_again_starts_new_clocks_and_leaves_the_old_as_they_ended(
    row: Complaint, house: House, at: datetime
) -> None:
    pause(row, house, at + HOUR)
    resume(row, house, at + 2 * HOUR)
    answered(row, house, at + 3 * HOUR)
    before = {one.pk: (one.state, one.due_at) for one in Clock.objects.filter(complaint=row)}
    again = at + 240 * HOUR
    record_feedback(number=row.number, answer=Answer.NO, text="没退", by=house.li_wei, at=again)
    row.refresh_from_db()
    assert row.due_at == again + 48 * HOUR
    assert {pk: (one.state, one.due_at) for pk in before if (one := Clock.objects.get(pk=pk))} == before
    fresh = Clock.objects.filter(complaint=row, started_at=again)
    assert sorted(fresh.values_list("rule_code", "cause")) == [
        ("cn.answer", "feed_back"),
        ("cn.promise.answer.normal", "feed_back"),
    ]
    now = clocks_of(complaint=row, at=again)
    assert [one.is_binding for one in now] == [True, *(False,) * 4]
    assert (now[0].used, now[0].pauses) == (Measure(seconds=0), ())
    is_as_recorded(row, again)


def test_more_urgency_keeps_start_and_pauses(row: Complaint, house: House, at: datetime) -> None:
    pause(row, house, at + HOUR)
    resume(row, house, at + 5 * HOUR)
    said = {"category": "product.billing", "urgency": Urgency.URGENT, "by": house.chen}
    classify_complaint(number=row.number, at=at + 6 * HOUR, **said)  # type: ignore[arg-type]  # as told
    now = told(row, "cn.promise.answer", at + 6 * HOUR)
    assert (now.terms.code, now.started_at, now.due_at) == ("cn.promise.answer.urgent", at, at + 28 * HOUR)
    assert [(one.kind, one.reason) for one in now.moves][-1] == ("recompute", "reclassify")
    assert row.due_at == now.due_at
    assert Clock.objects.filter(complaint=row).count() == 3, "none was begun beside"
    is_as_recorded(row, at + 7 * HOUR)


def test_a_paused_clock_stays_paused_under_new_terms(row: Complaint, house: House, at: datetime) -> None:
    pause(row, house, at + HOUR)
    said = {"category": "product.billing", "urgency": Urgency.CRITICAL, "by": house.chen}
    classify_complaint(number=row.number, at=at + 2 * HOUR, **said)  # type: ignore[arg-type]  # as told
    now = told(row, "cn.promise.answer", at + 2 * HOUR)
    assert (now.state, now.due_at, now.left) == (S.PAUSED, None, Measure(seconds=11 * 3600))
    assert resume(row, house, at + 4 * HOUR).due_at == at + 15 * HOUR


def test_what_stopped_is_not_begun_again_by_another_urgency(row: Complaint, house: House, at: datetime) -> None:
    reached(row, house, at + HOUR)
    said = {"category": "product.billing", "urgency": Urgency.CRITICAL, "by": house.chen}
    classify_complaint(number=row.number, at=at + 2 * HOUR, **said)  # type: ignore[arg-type]  # as told
    contacts = [one for one in clocks_of(complaint=row, at=at) if one.terms.kind == "contact"]
    assert [(one.state, one.terms.code) for one in contacts] == [(S.STOPPED, "cn.promise.contact.normal")]


def test_a_rule_that_fits_no_more_is_withdrawn_and_a_new_one_begins_at_the_receipt(
    row: Complaint, house: House, at: datetime
) -> None:
    assert told(row, "cn.answer", at).state is S.RUNNING
    billing = {"code": "cn.billing", "kind": ClockKind.RESOLVE, "standing": Standing.CONTRACT}
    terms = replace(PROMISE, **billing, jurisdiction="cn", calendar="cn", category="product.billing", amount=9)  # type: ignore[arg-type]  # as told
    set_due_rule(terms=replace(terms, name_zh="账务", name_en="Billing"), valid_from=at.date(), by=SEED, at=at)
    said = {"urgency": Urgency.NORMAL, "by": house.chen}
    second = receive_complaint(
        intake=Intake(title="二", channel=Channel.PHONE, customer=CustomerDetails(), category="product.billing"),
        by=house.li_wei,
        at=at,
    )
    assert told(second, "cn.billing", at).state is S.RUNNING
    classify_complaint(number=second.number, category="network.fault", at=at + HOUR, **said)  # type: ignore[arg-type]  # as told
    assert (told(second, "cn.billing", at).state, told(second, "cn.billing", at).is_late) == (S.WITHDRAWN, False)
    classify_complaint(number=second.number, category="product.billing", at=at + 2 * HOUR, **said)  # type: ignore[arg-type]  # as told
    states = Clock.objects.filter(complaint=second, rule_code="cn.billing").values_list("state", "started_at")
    assert sorted(states) == [("running", at), ("withdrawn", at)]
    is_as_recorded(second, at + 3 * HOUR)


def test_reaching_the_customer_stops_the_first_contact_and_nothing_else(
    row: Complaint, house: House, at: datetime
) -> None:
    reached(row, house, at + HOUR, direction=Direction.INBOUND)
    assert told(row, "cn.promise.contact", at).state is S.RUNNING, "that they called again is no contact of ours"
    reached(row, house, at + 2 * HOUR)
    states = {one.terms.code: one.state for one in clocks_of(complaint=row, at=at + 2 * HOUR)}
    assert states == {
        "cn.answer": S.RUNNING,
        "cn.promise.answer.normal": S.RUNNING,
        "cn.promise.contact.normal": S.STOPPED,
    }
    assert LedgerEntry.objects.get(pk=ClockMove.objects.get().entry_id).event == "cases.contact_linked"


def reached(row: Complaint, house: House, at: datetime, direction: Direction = Direction.OUTBOUND) -> None:
    found = receive_contact(
        intake=ContactIntake(channel=ContactChannel.PHONE, direction=direction), by=house.zhao_min, at=at
    ).contact
    Contact.objects.filter(pk=found.pk).update(connected_at=at)
    link_contact(number=row.number, contact=found.number, by=house.zhao_min, at=at)


def test_what_was_answered_elsewhere_has_clocks_that_prove_nothing(house: House, row: Complaint, at: datetime) -> None:
    intake = Intake(
        title="旧",
        channel=Channel.PHONE,
        customer=CustomerDetails(),
        carried_stage=StageName.ARCHIVED,
        evidence="source status, time unknown",
        received_at=at - 10_000 * HOUR,
    )
    old = receive_complaint(intake=intake, by=house.li_wei, at=at)
    clocks = clocks_of(complaint=old, at=at)
    assert clocks
    assert {(one.state, one.is_late, one.stopped_at) for one in clocks} == {(S.CARRIED, False, None)}
    assert row.number != old.number


def test_assigning_and_returning_move_no_clock(row: Complaint, house: House, at: datetime) -> None:
    assign_complaint(number=row.number, department="network", by=house.zhao_min, at=at + HOUR)
    assert not ClockMove.objects.exists()

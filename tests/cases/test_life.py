"""A complaint's life through the operations, and what its rows say of it."""

from datetime import datetime, timedelta

import pytest

from careline.cases.models import Complaint, Note, Stage
from careline.cases.operations.assigning import NoRuleFits, assign_by_rule, assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import (
    TextMissing,
    archive_complaint,
    record_feedback,
    reply_to_customer,
    resolve_complaint,
)
from careline.cases.operations.noting import Archived, add_note
from careline.cases.operations.receiving import receive_complaint, receive_complaints
from careline.cases.operations.working import (
    accept_assignment,
    resume_work,
    return_assignment,
    start_work,
    suspend_work,
)
from careline.cases.queries.finding import NoSuchComplaint, complaint
from careline.cases.queries.takers import NoSuchHandler
from careline.cases.queries.timeline import timeline
from careline.cases.rules.assignment import HandlerIsSubject
from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.intake import Intake
from careline.cases.rules.replay import replay
from careline.cases.rules.stages import IllegalMove, StageName
from careline.cases.writing.claiming import ChangedMeanwhile
from careline.parties.queries.customers import NoSuchCustomer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED, House


def told(**more: object) -> Intake:
    usual = {"title": "5 月账单多扣 128 元", "channel": Channel.PHONE, "customer": CustomerDetails()}
    return Intake(**{**usual, **more})  # type: ignore[arg-type]


def received(house: House, at: datetime, **more: object) -> str:
    return receive_complaint(intake=told(**more), by=house.li_wei, at=at).number


def replied(house: House, at: datetime) -> str:
    number = received(house, at, category="product.billing")
    accept_assignment(number=number, by=house.chen, at=at)
    start_work(number=number, by=house.chen, at=at)
    resolve_complaint(number=number, result=Result.UPHELD, text="退还 128 元", by=house.chen, at=at)
    reply_to_customer(number=number, channel=Channel.PHONE, text="已退费", by=house.li_wei, at=at)
    return number


def test_a_complaint_travels_from_intake_to_archive(house: House, at: datetime) -> None:
    number = replied(house, at)
    record_feedback(number=number, answer=Answer.YES, by=house.li_wei, at=at)
    done = archive_complaint(number=number, by=house.li_wei, at=at)
    assert done.stage == StageName.ARCHIVED
    moves = [row.move for row in done.stages.all()]
    assert moves == ["receive", "classify", "assign", "accept", "start", "resolve", "reply", "feed_back", "archive"]


def test_replaying_the_rows_gives_the_state(house: House, at: datetime) -> None:
    for number in (replied(house, at), received(house, at), received(house, at, category="network.speed")):
        row = Complaint.objects.get(number=number)
        assert replay(stage.step for stage in row.stages.all()) == row.state


def test_each_move_has_its_own_entry_in_the_ledger(house: House, at: datetime) -> None:
    number = replied(house, at)
    row = Complaint.objects.get(number=number)
    entries = {stage.entry_id: stage.move for stage in row.stages.all()}
    events = dict(LedgerEntry.objects.filter(subject_id=row.id).values_list("id", "event"))
    assert entries.keys() == events.keys()
    assert sorted(events.values()) == sorted(
        [
            "cases.complaint_received",
            "cases.complaint_classified",
            "cases.complaint_assigned",
            "cases.assignment_accepted",
            "cases.work_started",
            "cases.complaint_resolved",
            "cases.reply_given",
        ]
    )


def test_a_no_goes_back_to_work_and_needs_the_customers_words(house: House, at: datetime) -> None:
    number = replied(house, at)
    with pytest.raises(TextMissing):
        record_feedback(number=number, answer=Answer.NO, by=house.li_wei, at=at)
    back = record_feedback(number=number, answer=Answer.NO, text="还是没退", by=house.li_wei, at=at)
    assert (back.stage, back.handler_id) == (StageName.IN_PROGRESS, house.chen.id)


def test_an_archived_complaint_is_read_only(house: House, at: datetime) -> None:
    number = replied(house, at)
    record_feedback(number=number, answer=Answer.SILENT, by=house.li_wei, at=at)
    archive_complaint(number=number, by=house.li_wei, at=at)
    with pytest.raises(IllegalMove):
        assign_complaint(number=number, department="billing", by=house.zhao_min, at=at)
    with pytest.raises(Archived):
        add_note(number=number, text="补充", by=house.li_wei, at=at)
    assert Note.objects.count() == 0


def test_work_waits_and_goes_on_and_comes_back(house: House, at: datetime) -> None:
    number = received(house, at, category="product.billing")
    accept_assignment(number=number, by=house.chen, at=at)
    start_work(number=number, by=house.chen, at=at)
    suspend_work(number=number, reason=PendingReason.CUSTOMER, text="等账单截图", by=house.chen, at=at)
    resume_work(number=number, by=house.chen, at=at)
    back = return_assignment(number=number, reason=ReturnReason.NOT_OURS, text="网络问题", by=house.chen, at=at)
    assert back.stage == StageName.RETURNED
    given = assign_complaint(number=number, department="network", handler="sun", by=house.li_wei, at=at)
    assert (given.stage, given.handler_id) == (StageName.ASSIGNED, house.sun.id)


def test_without_a_rule_a_person_must_choose(house: House, at: datetime) -> None:
    number = received(house, at, category="network.speed")
    with pytest.raises(NoRuleFits):
        assign_by_rule(number=number, by=house.li_wei, at=at)
    classify_complaint(number=number, category="product.billing", urgency=Urgency.URGENT, by=house.li_wei, at=at)
    assert assign_by_rule(number=number, by=house.li_wei, at=at).department.code == "billing"


def test_it_never_goes_to_the_person_complained_about(house: House, at: datetime) -> None:
    number = received(house, at, category="product.billing", complained_about=house.chen.id)
    with pytest.raises(HandlerIsSubject):
        assign_complaint(number=number, department="billing", handler="chen", by=house.li_wei, at=at)
    with pytest.raises(NoSuchComplaint):  # he may not even see it
        accept_assignment(number=number, by=house.chen, at=at)
    with pytest.raises(NoSuchHandler):
        assign_complaint(number=number, department="network", handler="chen", by=house.li_wei, at=at)


def test_whoever_comes_second_is_told(house: House, at: datetime) -> None:
    number = received(house, at, category="product.billing")
    accept_assignment(number=number, by=house.chen, at=at, version=3)
    with pytest.raises(ChangedMeanwhile) as refused:
        return_assignment(number=number, reason=ReturnReason.NOT_OURS, by=house.chen, at=at, version=3)
    assert refused.value.params == {"seen": 3, "now": 4}


@pytest.mark.parametrize(
    ("who", "sees", "works"),
    [
        ("li_wei", True, False),
        ("zhang_yan", False, False),
        ("chen", True, True),
        ("sun", False, False),
        ("zhao_min", True, True),
        ("administrator", False, False),
        ("auditor", True, False),
    ],
)
def test_who_sees_it_and_who_works_on_it(house: House, at: datetime, who: str, *, sees: bool, works: bool) -> None:
    number, by = received(house, at, category="product.billing"), getattr(house, who)
    if not sees:
        with pytest.raises(NoSuchComplaint):
            complaint(by=by, number=number)
        return
    assert complaint(by=by, number=number).number == number
    if works:
        accept_assignment(number=number, by=by, at=at)
    else:
        with pytest.raises(Forbidden):
            accept_assignment(number=number, by=by, at=at)


def test_the_same_external_id_comes_in_once(house: House, at: datetime) -> None:
    first = received(house, at, external_id="A-1")
    assert received(house, at, external_id="A-1") == first
    assert received(house, at, external_id="A-1", channel=Channel.SMS) != first
    form = received(house, at, external_id="A-1", source="desk-form")
    assert form != first
    assert received(house, at, external_id="A-1", source="desk-form", channel=Channel.SMS) == form
    twice = receive_complaints(intakes=[told(external_id="B"), told(external_id="B")], by=house.li_wei, at=at)
    assert twice[0].number == twice[1].number


@pytest.mark.usefixtures("house")
def test_one_by_one_and_as_a_set_give_equal_rows(at: datetime) -> None:
    intakes = [
        told(external_id="1", category="product.billing", category_words=("多扣",)),
        told(external_id="2", category="network.speed", urgency=Urgency.URGENT),
        told(external_id="3", carried_stage=StageName.ARCHIVED, evidence="source status, time unknown"),
        told(external_id="4"),
    ]
    receive_complaints(intakes=intakes, by=SEED, at=at)
    as_a_set = rows()
    Complaint.objects.update(external_id=None)
    for intake in intakes:
        receive_complaint(intake=intake, by=SEED, at=at)
    assert rows() == as_a_set
    assert len(as_a_set) == len(intakes)


def rows() -> list[object]:
    own = {"id", "number", "customer_id", "complaint_id", "entry_id"}
    found = []
    for row in Complaint.objects.exclude(external_id=None).order_by("external_id"):
        parts = [row, *row.stages.all(), *row.clocks.all(), *filter(None, [getattr(row, "suggestion", None)])]
        events = LedgerEntry.objects.filter(subject_id=row.id).order_by("id").values_list("event", flat=True)
        values = [
            {f.attname: getattr(p, f.attname) for f in p._meta.concrete_fields if f.attname not in own} for p in parts
        ]
        found.append((values, list(events)))
    return found


def test_a_carried_stage_has_no_time_and_says_where_it_is_known_from(house: House, at: datetime) -> None:
    evidence = "source status, time unknown"
    number = received(house, at, carried_stage=StageName.PENDING, evidence=evidence)
    last = Stage.objects.filter(complaint__number=number).last()
    assert last is not None
    assert (last.move, last.stage, last.at, last.evidence) == ("carry_over", "pending", None, evidence)


def test_a_customer_named_by_an_id_must_be_one_there_is(house: House, at: datetime) -> None:
    with pytest.raises(NoSuchCustomer):
        received(house, at, customer=house.chen.id)


def test_the_timeline_tells_moves_and_notes_in_order(house: House, at: datetime) -> None:
    number = received(house, at, category="product.billing")
    add_note(number=number, text="请核对订购日志", by=house.li_wei, at=at + timedelta(minutes=1))
    accept_assignment(number=number, by=house.chen, at=at + timedelta(minutes=2))
    lines = timeline(complaint=complaint(by=house.chen, number=number))
    assert [line.kind for line in lines] == ["move", "move", "move", "note", "move"]
    assert lines[3].note is not None
    assert lines[3].actor == "Li-Wei"

"""Somebody leaves: nothing he held is left without a handler or a department, and one correlation tells all of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from careline.cases.models import AssignmentRule, Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.assignment_rules import Line, set_assignment_rule
from careline.cases.operations.handing_over import hand_over_complaints, hand_over_rules
from careline.cases.operations.receiving import receive_complaint, receive_complaints
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.takers import NoSuchHandler
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.cases.rules.replay import replay
from careline.contacts.models import Contact
from careline.contacts.operations.following_up import FollowUpTold, make_follow_up
from careline.contacts.operations.leaving import hand_over_contacts
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.contacts.rules.intake import ContactIntake
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.credentials.sessions import open_session, resume
from careline.security.drafts import Desk, draft_of, keep_draft
from careline.security.models import Department, KeptList, LedgerEntry, OffBoarding, User
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.operations.leaving_lists import SharedLists, end_lists, hand_over_lists
from careline.security.operations.off_boarding import off_board_user
from careline.security.policy import Forbidden
from careline.security.ports.holdings import Taker, WhyLeft
from careline.security.queries.off_boarding import NotATaker, holdings_of, reports_of, taker_named
from careline.security.queries.users import OutOfReach
from tests.cases.conftest import SEED, House

CALL = Intake(title="断网", channel=Channel.PHONE, customer=CustomerDetails(name="王芳", number="13800138000"))
BILLING = replace(CALL, category="product.billing")


def chens(house: House, at: datetime, *, started: bool = True) -> Complaint:
    """A complaint that Chen in billing works on."""
    complaint = receive_complaint(intake=BILLING, by=house.li_wei, at=at)
    if complaint.stage != "assigned":
        assign_complaint(number=complaint.number, department="billing", by=house.li_wei, at=at)
    accept_assignment(number=complaint.number, by=house.chen, at=at)
    if started:
        start_work(number=complaint.number, by=house.chen, at=at)
    return Complaint.objects.get(pk=complaint.pk)


def account(actor: Actor) -> User:
    return User.objects.get(pk=actor.id)


def replayed(complaint: Complaint) -> bool:
    return replay(row.step for row in complaint.stages.order_by("n")) == complaint.state


def test_a_taker_goes_on_at_the_same_stage(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    off_board_user(
        user=account(house.chen),
        takers={"cases.complaints": Taker(user=house.zhao_min.id)},
        by=house.administrator,
        at=at,
    )
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.handler_id) == ("in_progress", house.zhao_min.id)
    assert complaint.department_id == house.zhao_min.department_id
    assert replayed(complaint)


def test_nobody_takes_what_his_roles_keep_him_from(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    for kind in ("cases.complaints", "contacts.contacts", "contacts.follow_ups", "contacts.orders"):
        takers = {kind: Taker(user=house.administrator.id)}
        with pytest.raises(NotATaker):
            off_board_user(user=account(house.chen), takers=takers, by=house.administrator, at=at)
    assert Complaint.objects.get(pk=complaint.pk).handler_id == house.chen.id


def test_no_complaint_is_assigned_to_who_cannot_work_on_it(house: House, at: datetime) -> None:
    number = receive_complaint(intake=BILLING, by=house.li_wei, at=at).number
    for other in (house.administrator, house.auditor):
        with pytest.raises(NoSuchHandler):
            assign_complaint(number=number, department="hq", handler=other.name, by=house.li_wei, at=at)


def test_without_a_taker_it_waits_in_its_department(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.handler_id) == ("assigned", None)
    assert complaint.department_id == house.chen.department_id
    assert replayed(complaint)


def test_a_complaint_about_the_taker_joins_the_queue(house: House, at: datetime) -> None:
    told = replace(BILLING, complained_about=house.sun.id)
    complaint = receive_complaint(intake=told, by=house.li_wei, at=at)
    assign_complaint(number=complaint.number, department="billing", handler="chen", by=house.li_wei, at=at)
    off_board_user(
        user=account(house.chen), takers={"cases.complaints": Taker(user=house.sun.id)}, by=house.administrator, at=at
    )
    complaint.refresh_from_db()
    assert (complaint.handler_id, complaint.department_id) == (None, house.chen.department_id)


def test_a_closed_department_leaves_it_to_the_one_above(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    Department.objects.filter(code="billing").update(closed_at=at)
    off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    complaint.refresh_from_db()
    assert complaint.department.code == "hq"


def test_what_nobody_can_take_stays_and_the_report_says_why(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    Department.objects.update(closed_at=at)
    report = off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    part = next(one for one in report.parts if one["kind"] == "cases.complaints")
    assert part["left"] == [{"reference": complaint.number, "why": WhyLeft.NO_OPEN_DEPARTMENT}]
    complaint.refresh_from_db()
    assert complaint.department_id is not None


def test_rules_and_contacts_go_along_and_one_correlation_tells_all(house: House, at: datetime) -> None:
    chens(house, at)
    line = Line(position=9, department="billing", handler="chen")
    rule = set_assignment_rule(line=line, by=house.administrator, at=at)
    contact = receive_contact(intake=ContactIntake(channel=ContactChannel.PHONE), by=house.chen, at=at).contact
    told = FollowUpTold(kind=FollowUpKind.PROMISE, what="回电", due_at=at + timedelta(hours=4), contact=contact.number)
    make_follow_up(told=told, by=house.chen, at=at)
    takers = {"contacts.contacts": Taker(user=house.zhao_min.id)}
    report = off_board_user(user=account(house.chen), takers=takers, by=house.administrator, at=at)
    assert {one["kind"]: one["moved"] for one in report.parts if one["moved"]} == {
        "contacts.contacts": 1,
        "contacts.follow_ups": 1,
        "cases.complaints": 1,
        "cases.assignment_rules": 1,
    }
    assert Contact.objects.get().agent_id == house.zhao_min.id
    assert AssignmentRule.objects.get(pk=rule.pk).handler_id is None
    told = set(LedgerEntry.objects.filter(correlation=report.correlation).values_list("event", flat=True))
    assert told >= {
        "security.user_deactivated",
        "security.role_revoked",
        "cases.complaint_handed",
        "cases.assignment_rule_set",
        "contacts.contact_handed",
        "security.user_off_boarded",
    }


def test_the_account_is_shut_at_once(house: House, at: datetime) -> None:
    user = account(house.chen)
    secret = open_session(user, address=None, device="", at=at).secret
    report = off_board_user(user=user, takers={}, by=house.administrator, at=at)
    assert resume(secret=secret, at=at) is None
    assert (report.sessions, report.roles) == (1, ["department_handler"])
    assert reports_of(by=house.administrator, user=user) == [report]


def test_the_preview_names_what_is_held(house: House, at: datetime) -> None:
    complaint = chens(house, at)
    held = holdings_of(by=house.administrator, user=account(house.chen), at=at)
    assert {part.kind: list(part.references) for part in held.parts}["cases.complaints"] == [complaint.number]


def test_a_thousand_complaints_are_handed_over_in_one_act(house: House, at: datetime) -> None:
    received = receive_complaints(
        intakes=[replace(CALL, title=f"断网 {n}") for n in range(1000)], by=house.li_wei, at=at
    )
    Complaint.objects.filter(pk__in=[one.pk for one in received]).update(handler=house.chen.id)
    done = hand_over_complaints(handler=house.chen.id, taker=Taker(user=house.sun.id), by=SEED, at=at)  # type: ignore[arg-type]  # a user's actor has an id
    assert (done.moved, list(done.left)) == (1000, [])
    assert Complaint.objects.filter(handler=house.sun.id).count() == 1000
    assert LedgerEntry.objects.filter(event="cases.complaint_handed").count() == 1000


def test_who_looks_after_no_accounts_off_boards_nobody(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        off_board_user(user=account(house.chen), takers={}, by=house.zhao_min, at=at)
    with pytest.raises(OutOfReach):
        off_board_user(user=account(house.auditor), takers={}, by=house.administrator, at=at)
    assert not OffBoarding.objects.exists()


@pytest.mark.parametrize("operation", [hand_over_complaints, hand_over_rules])
def test_nobody_hands_over_by_himself(house: House, at: datetime, operation: object) -> None:
    with pytest.raises(Forbidden):
        operation(handler=house.chen.id, taker=Taker(), by=house.administrator, at=at)  # type: ignore[operator]  # one of two
    with pytest.raises(Forbidden):
        hand_over_contacts(agent=house.chen.id, taker=Taker(), by=house.administrator, at=at)  # type: ignore[arg-type]  # a user's actor has an id


@pytest.mark.parametrize("named", [{"username": "chen"}, {"username": "nobody"}, {"department": "nowhere"}])
def test_a_taker_must_be_there(house: House, named: dict[str, str]) -> None:
    with pytest.raises(NotATaker):
        taker_named(leaver=account(house.chen), **named)


def listed(actor: Actor, name: str, at: datetime, *, is_shared: bool = False) -> KeptList:
    return keep_list(told=ListTold(name=name, is_shared=is_shared), kind="worklist", by=actor, at=at)


def test_a_shared_list_finds_another_owner_and_ones_own_end(house: House, at: datetime) -> None:
    shared, own = listed(house.chen, "今日到期", at, is_shared=True), listed(house.chen, "我的", at)
    listed(house.zhao_min, "今日到期", at)  # who takes it over has one of that name
    desk = Desk(user=account(house.chen).pk, form="intake")
    keep_draft(desk=desk, sitting=uuid4(), text="半句话", key=None, at=at)
    held = {
        part.kind: (list(part.references), part.ends)
        for part in holdings_of(by=house.administrator, user=account(house.chen), at=at).parts
    }
    assert held["security.shared_lists"] == (["今日到期"], False)
    assert held["security.own_lists"] == (["#1"], True), "what one calls one's own list is one's own"
    assert held["security.drafts"] == (["intake"], True)
    report = off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    shared.refresh_from_db()
    own.refresh_from_db()
    assert (shared.owner_id, shared.name, shared.retired_at) == (house.zhao_min.id, "今日到期 2", None)
    assert own.retired_at == at
    assert draft_of(desk=desk, at=at) is None
    told = {part["kind"]: (part["moved"], part["ended"]) for part in report.parts}
    assert told["security.shared_lists"] == (1, 0)
    assert told["security.own_lists"] == told["security.drafts"] == (0, 1)


def test_a_shared_list_nobody_can_own_stays_offered(house: House, at: datetime) -> None:
    shared = listed(house.chen, "今日到期", at, is_shared=True)
    User.objects.filter(pk=house.zhao_min.id).update(deactivated_at=at)
    report = off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    part = next(one for one in report.parts if one["kind"] == "security.shared_lists")
    assert part["left"] == [{"reference": "今日到期", "why": WhyLeft.NOBODY_TO_OWN_IT}]
    shared.refresh_from_db()
    assert shared.retired_at is None


def test_nobody_is_given_a_list_they_may_not_look_at(house: House, at: datetime) -> None:
    listed(house.zhao_min, "今日到期", at, is_shared=True)
    told = ListTold(name="贵宾", narrowed={"tier": "vip"}, is_shared=True)
    keep_list(told=told, kind="customers", by=house.zhao_min, at=at)
    over = SharedLists().hand_over(user=account(house.zhao_min).pk, taker=Taker(user=house.chen.id), at=at)
    assert (over.moved, [(one.reference, one.why) for one in over.left]) == (1, [("贵宾", WhyLeft.NOBODY_TO_OWN_IT)])


def test_nobody_but_the_house_hands_lists_over(house: House, at: datetime) -> None:
    for act in (
        lambda: hand_over_lists(owner=account(house.chen).pk, taker=Taker(), by=house.administrator, at=at),
        lambda: end_lists(owner=account(house.chen).pk, by=house.administrator, at=at),
    ):
        with pytest.raises(Forbidden):
            act()

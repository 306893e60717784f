"""Care: everybody knows that, only those who must know why, and every look is remembered."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.models import CareFlag, CareLook, CareReviewCall, Customer
from careline.parties.operations.care import (
    call_to_reviews,
    lift_care,
    look_at_care,
    look_at_review,
    note_care,
    renew_care,
)
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.queries.care import NoSuchCareFlag, care_reviews, needs_care, raising_care
from careline.parties.rules.care import (
    CareBasis,
    CareConsentMissing,
    CareIsLifted,
    CareKind,
    CareLift,
    NoNeedToKnow,
    NotDueForReview,
    ReviewMissed,
)
from careline.parties.rules.consent import EvidenceMissing, EvidenceTooLong
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, Desk, member

SYSTEM = system("test")
REVIEW = date(2027, 3, 1)
DAY = timedelta(days=1)
Note = Callable[..., CareFlag]


@pytest.fixture
def customer(request: pytest.FixtureRequest, at: datetime) -> Customer:
    request.getfixturevalue("db")
    return register_customer(details=WANG_FANG, by=SYSTEM, at=at)


@pytest.fixture
def lead(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("wangxin", Role.SENIOR_AGENT)


@pytest.fixture
def note(customer: Customer, agent: Actor, at: datetime) -> Note:
    """Return a way for the agent to note that the customer hears badly."""
    usual = {
        "customer": customer.id,
        "kind": CareKind.HEARING,
        "basis": CareBasis.CUSTOMER,
        "evidence": "录音 10:32",
        "note": "请发短信",
        "review_on": REVIEW,
        "by": agent,
        "at": at,
    }
    return lambda **otherwise: note_care(**usual | otherwise)  # type: ignore[arg-type]  # the tests say what they change


@pytest.fixture
def flag(note: Note) -> CareFlag:
    return note()


@pytest.mark.usefixtures("flag")
def test_everybody_learns_that_and_only_a_lead_who_serves_learns_why(
    customer: Customer, agent: Actor, lead: Actor, desk: Desk, at: datetime
) -> None:
    assert needs_care(by=agent, customer=customer.id)
    with pytest.raises(Forbidden):
        look_at_care(customer=customer.id, contact=desk.open(agent, customer.id), by=agent, at=at)
    for work in (None, new_id()):
        with pytest.raises(NoNeedToKnow):
            look_at_care(customer=customer.id, contact=work, by=lead, at=at)
    assert not CareLook.objects.exists()
    (seen,) = look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at)
    assert (seen.kind, seen.note) == (CareKind.HEARING, "请发短信")


def test_every_look_is_in_the_ledger_and_none_says_why(
    customer: Customer, note: Note, lead: Actor, desk: Desk, at: datetime
) -> None:
    note()
    work = desk.open(lead, customer.id)
    for _ in range(2):
        look_at_care(customer=customer.id, complaint=work, by=lead, at=at)
    entries = list(LedgerEntry.objects.filter(event="parties.care_revealed"))
    assert [entry.data for entry in entries] == [{"complaint": str(work)}] * 2
    assert {entry.actor_id for entry in entries} == {lead.id}
    assert CareLook.objects.filter(customer=customer, complaint_id=work).count() == 2
    noted = LedgerEntry.objects.get(event="parties.care_noted")
    assert CareKind.HEARING not in str(noted.data)
    assert b"hearing" not in bytes(CareFlag.objects.get().kind_sealed or b"")


def test_what_is_lifted_needs_no_care(flag: CareFlag, agent: Actor, lead: Actor, desk: Desk, at: datetime) -> None:
    customer = flag.customer
    with pytest.raises(Forbidden):
        lift_care(flag=flag.id, reason=CareLift.PASSED, by=agent, at=at)
    lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=at)
    assert not needs_care(by=agent, customer=customer.id)
    assert look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at) == []
    with pytest.raises(CareIsLifted):
        lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=at)
    with pytest.raises(NoSuchCareFlag):
        lift_care(flag=new_id(), reason=CareLift.PASSED, by=lead, at=at)


def test_it_is_looked_at_again_one_day(note: Note, at: datetime) -> None:
    for day in (at.date(), at.date() - timedelta(days=1)):
        with pytest.raises(ReviewMissed):
            note(review_on=day)


def test_who_is_forgotten_needs_no_care(customer: Customer, note: Note, lead: Actor, desk: Desk, at: datetime) -> None:
    note()
    forget_customer(customer=customer, by=SYSTEM, at=at)
    assert not needs_care(by=lead, customer=customer.id)
    assert look_at_care(customer=customer.id, contact=desk.open(lead, customer.id), by=lead, at=at) == []
    assert (CareFlag.objects.get().kind_sealed, CareFlag.objects.get().note_sealed) == (None, None)


@pytest.mark.parametrize(
    ("kind", "basis", "evidence", "refusal"),
    [
        (CareKind.HARDSHIP, CareBasis.SAFETY, "", CareConsentMissing),
        (CareKind.HARDSHIP, CareBasis.CUSTOMER, " ", EvidenceMissing),
        (CareKind.LANGUAGE, CareBasis.REPRESENTATIVE, "", EvidenceMissing),
        (CareKind.DISABILITY, CareBasis.CUSTOMER, "录" * 3000, EvidenceTooLong),
        (CareKind.THREATENED, CareBasis.SAFETY, "", None),
        (CareKind.THREATENED, CareBasis.CUSTOMER, "", None),
        (CareKind.PRIORITY_ASSISTANCE, CareBasis.CUSTOMER, "录音", None),
    ],
)
def test_nothing_is_kept_without_consent_and_who_is_threatened_proves_nothing(
    note: Note, kind: CareKind, basis: CareBasis, evidence: str, refusal: type[Refusal] | None
) -> None:
    if refusal is None:
        assert note(kind=kind, basis=basis, evidence=evidence)
        return
    with pytest.raises(refusal):
        note(kind=kind, basis=basis, evidence=evidence)
    assert not CareFlag.objects.exists()


def test_on_what_ground_it_is_kept_is_sealed_too(note: Note) -> None:
    flag = note(kind=CareKind.THREATENED, basis=CareBasis.SAFETY, evidence="")
    assert b"safety" not in bytes(flag.basis_sealed or b"")
    assert "safety" not in str(LedgerEntry.objects.get(event="parties.care_noted").data)


def test_care_noted_under_a_merged_record_raises_what_comes_under_the_kept_one(
    customer: Customer, note: Note, lead: Actor, at: datetime
) -> None:
    kept, other = (register_customer(details=WANG_FANG, by=SYSTEM, at=at) for _ in range(2))
    note(kind=CareKind.HEARING)
    assert raising_care([kept.pk, other.pk, customer.pk]) == frozenset()
    flag = note(kind=CareKind.THREATENED, basis=CareBasis.SAFETY, evidence="")
    assert raising_care([kept.pk, customer.pk]) == {customer.pk}
    supervisor = member("zhao", Role.SUPERVISOR)
    merge_customers(kept=other.id, merged=customer.id, reason="compared", by=supervisor, at=at)
    merge_customers(kept=kept.id, merged=other.id, reason="compared", by=supervisor, at=at)
    assert raising_care([kept.pk]) == {kept.pk}
    lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=at)
    assert raising_care([kept.pk]) == frozenset()


def test_a_review_stands_on_the_leads_list_a_week_before_its_day(note: Note, lead: Actor, agent: Actor) -> None:
    near, far = note(review_on=REVIEW), note(review_on=REVIEW + 10 * DAY)

    def listed(day: date) -> list[UUID]:
        return [row.id for row in care_reviews(by=lead, today=day).rows]

    assert [listed(REVIEW - n * DAY) for n in (8, 7)] == [[], [near.id]]
    assert listed(REVIEW + 5 * DAY) == [near.id, far.id]
    first = care_reviews(by=lead, today=REVIEW + 5 * DAY, limit=1)
    assert first.next
    rest = care_reviews(by=lead, today=REVIEW + 5 * DAY, after=first.next.encode(), limit=1)
    assert [row.id for row in (*first.rows, *rest.rows)] == [near.id, far.id]
    with pytest.raises(Forbidden):
        care_reviews(by=agent, today=REVIEW)


def test_to_review_is_to_need_to_know_and_leaves_a_look(
    flag: CareFlag, lead: Actor, agent: Actor, at: datetime
) -> None:
    due = datetime.combine(REVIEW, at.timetz())
    with pytest.raises(NotDueForReview):
        look_at_review(flag=flag.id, by=lead, at=due - 8 * DAY)
    with pytest.raises(Forbidden):
        look_at_review(flag=flag.id, by=agent, at=due)
    seen = look_at_review(flag=flag.id, by=lead, at=due)
    assert (seen.kind, seen.basis, seen.evidence) == (CareKind.HEARING, CareBasis.CUSTOMER, "录音 10:32")
    assert CareLook.objects.get().flag_id == flag.id
    assert LedgerEntry.objects.get(event="parties.care_revealed").data == {"review": str(flag.id)}


def test_it_is_renewed_until_another_day_or_ended(flag: CareFlag, lead: Actor, agent: Actor, at: datetime) -> None:
    due, later = datetime.combine(REVIEW, at.timetz()), REVIEW + 182 * DAY
    with pytest.raises(ReviewMissed):
        renew_care(flag=flag.id, review_on=REVIEW, by=lead, at=due)
    with pytest.raises(Forbidden):
        renew_care(flag=flag.id, review_on=later, by=agent, at=due)
    renewed = renew_care(flag=flag.id, review_on=later, by=lead, at=due)
    assert (renewed.actor_id, renewed.review_on) == (lead.id, later)
    flag.refresh_from_db()
    assert (flag.review_on, flag.due_on) == (REVIEW, later), "what was said first stays"
    assert not care_reviews(by=lead, today=REVIEW).rows
    lift_care(flag=flag.id, reason=CareLift.PASSED, by=lead, at=due)
    with pytest.raises(CareIsLifted):
        renew_care(flag=flag.id, review_on=later, by=lead, at=due)
    assert not care_reviews(by=lead, today=later).rows


def test_each_review_is_called_once_and_again_after_a_renewal(
    flag: CareFlag, lead: Actor, agent: Actor, at: datetime
) -> None:
    due = datetime.combine(REVIEW, at.timetz())
    assert [call_to_reviews(by=SYSTEM, at=day) for day in (due - 8 * DAY, due - 7 * DAY, due)] == [0, 1, 0]
    renew_care(flag=flag.id, review_on=REVIEW + 90 * DAY, by=lead, at=due)
    assert [call_to_reviews(by=SYSTEM, at=day) for day in (due, due + 85 * DAY)] == [0, 1]
    assert CareReviewCall.objects.count() == 2
    with pytest.raises(Forbidden):
        call_to_reviews(by=agent, at=due)


def test_who_is_forgotten_is_reviewed_no_more(flag: CareFlag, customer: Customer, lead: Actor, at: datetime) -> None:
    forget_customer(customer=customer, by=SYSTEM, at=at)
    assert not care_reviews(by=lead, today=REVIEW).rows
    with pytest.raises(NotDueForReview):
        look_at_review(flag=flag.id, by=lead, at=datetime.combine(REVIEW, at.timetz()))
    flag.refresh_from_db()
    assert (flag.basis_sealed, flag.evidence_sealed) == (None, None)

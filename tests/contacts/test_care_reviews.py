"""A lead hears that a need for care is to be looked at again, until it was; care raises what is complained about."""

from datetime import date, datetime, timedelta

import pytest

from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.notices.queries.staff import staff_notices
from careline.parties.models import CareFlag, Customer
from careline.parties.operations.care import call_to_reviews, lift_care, note_care, renew_care
from careline.parties.rules.care import CareBasis, CareKind, CareLift
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from tests.contacts.conftest import House
from tests.contacts.test_consulted import read_on

REVIEWS = system("reviews")
REVIEW = date(2026, 6, 1)


def cared(customer: Customer, by: Actor, at: datetime, kind: CareKind = CareKind.HARDSHIP) -> CareFlag:
    told = {"kind": kind, "basis": CareBasis.CUSTOMER, "evidence": "录音", "review_on": REVIEW}
    return note_care(customer=customer.id, **told, by=by, at=at)  # type: ignore[arg-type]  # as told


def told(by: Actor) -> list[tuple[str, str]]:
    return [(row.kind, row.about) for row in staff_notices(by=by).rows]


def test_whoever_answers_for_the_desk_is_told_until_it_is_renewed(
    house: House, wang_fang: Customer, at: datetime
) -> None:
    flag, due = cared(wang_fang, house.li_wei, at), datetime.combine(REVIEW, at.timetz())
    call_to_reviews(by=REVIEWS, at=due)
    read_on(due)
    assert told(house.zhao_min) == [("care_review_due", str(flag.id))]
    assert told(house.li_wei) == told(house.wang_xin) == []
    renew_care(flag=flag.id, review_on=REVIEW + timedelta(days=90), by=house.wang_xin, at=due)
    read_on(due)
    assert told(house.zhao_min) == []


def test_what_was_lifted_before_the_reader_came_is_not_told(house: House, wang_fang: Customer, at: datetime) -> None:
    flag, due = cared(wang_fang, REVIEWS, at), datetime.combine(REVIEW, at.timetz())
    call_to_reviews(by=REVIEWS, at=due)
    lift_care(flag=flag.id, reason=CareLift.PASSED, by=house.zhao_min, at=due)
    read_on(due)
    assert told(house.zhao_min) == []


def test_what_the_house_noted_every_supervisor_hears_of(house: House, wang_fang: Customer, at: datetime) -> None:
    cared(wang_fang, REVIEWS, at)
    due = datetime.combine(REVIEW, at.timetz())
    call_to_reviews(by=REVIEWS, at=due)
    read_on(due)
    assert [kind for kind, _ in told(house.zhao_min)] == ["care_review_due"]


@pytest.mark.parametrize(
    ("kind", "asked", "given"),
    [
        (CareKind.PRIORITY_ASSISTANCE, Urgency.NORMAL, Urgency.URGENT),
        (CareKind.THREATENED, Urgency.NORMAL, Urgency.URGENT),
        (CareKind.THREATENED, Urgency.CRITICAL, Urgency.CRITICAL),
        (CareKind.HEARING, Urgency.NORMAL, Urgency.NORMAL),
    ],
)
def test_care_raises_the_urgency_at_intake_and_nobody_reads_why(  # noqa: PLR0917  (a row of a table)
    house: House, wang_fang: Customer, at: datetime, kind: CareKind, asked: Urgency, given: Urgency
) -> None:
    flag = cared(wang_fang, house.li_wei, at, kind)
    intake = Intake(title="断网", channel=Channel.PHONE, customer=wang_fang.id, urgency=asked)
    found = receive_complaint(intake=intake, by=house.li_wei, at=at)
    assert found.urgency == given
    assert kind.value not in str(list(LedgerEntry.objects.values_list("data", flat=True)))
    lift_care(flag=flag.id, reason=CareLift.MISTAKEN, by=house.zhao_min, at=at)
    assert receive_complaint(intake=intake, by=house.li_wei, at=at).urgency == asked

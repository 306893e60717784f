"""A category may ask a form besides: at intake, at classification, and later from the complaint itself."""

from dataclasses import replace
from datetime import datetime

import pytest

from careline.cases.models import Complaint, ComplaintAnswers
from careline.cases.operations.answering import answer_form
from careline.cases.operations.categories import Naming, set_category
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.answers import case_form
from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.queries.designs import NoSuchFieldDefinition, sought_field
from careline.forms.rules.checking import AnswersDontFit
from careline.forms.rules.seeking import sought
from careline.forms.rules.types import FieldType
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED, House

CALL = Intake(title="多扣 128 元", channel=Channel.PHONE, customer=CustomerDetails(name="王芳", number="13800138000"))
BILLING = "product.billing"


@pytest.fixture(autouse=True)
def _form(house: House, at: datetime) -> None:
    del house
    told = {
        "amount": FieldTold(type=FieldType.MONEY, name_zh="争议金额", name_en="Disputed sum"),
        "call_back": FieldTold(type=FieldType.PHONE, name_zh="回电号码", name_en="Call back on"),
    }
    for code, field in told.items():
        set_field(code=code, told=field, by=SEED, at=at)
    lines = [LineTold(field="amount", is_required=True), LineTold(field="call_back")]
    set_form(code="charge", told=FormTold(name_zh="费用争议", name_en="Charge", lines=lines), by=SEED, at=at)
    naming = Naming(name_zh="产品", name_en="Product", form="charge")
    set_category(code="product", naming=naming, by=SEED, at=at)


def kept(complaint: Complaint) -> dict[str, object]:
    filled = case_form(complaint).filled
    return {code: one.value for code, one in filled.answers.items()} if filled else {}


def test_a_sub_reason_asks_the_form_of_its_first_level(house: House, at: datetime) -> None:
    told = replace(CALL, category=BILLING, answers={"amount": "128.50", "call_back": "13800138000"})
    complaint = receive_complaint(intake=told, by=house.li_wei, at=at)
    assert kept(complaint) == {"amount": 12850, "call_back": "138****8000"}
    assert ComplaintAnswers.objects.get().submission.key == complaint.customer.key


def test_what_is_required_must_be_answered_and_nothing_is_taken_in(house: House, at: datetime) -> None:
    with pytest.raises(AnswersDontFit) as refused:
        receive_complaint(intake=replace(CALL, category=BILLING, answers={}), by=house.li_wei, at=at)
    assert [fault.field for fault in refused.value.faults] == ["answers.amount"]
    assert not Complaint.objects.exists()


def test_an_import_asks_nothing_and_the_complaint_says_so(house: House, at: datetime) -> None:
    complaint = receive_complaint(intake=replace(CALL, category=BILLING), by=house.li_wei, at=at)
    assert case_form(complaint).is_open


def test_answers_to_no_form_are_refused(house: House, at: datetime) -> None:
    with pytest.raises(AnswersDontFit):
        receive_complaint(intake=replace(CALL, category="network", answers={"amount": 1}), by=house.li_wei, at=at)
    receive_complaint(intake=replace(CALL, category="network", answers={}), by=house.li_wei, at=at)


def test_classifying_asks_and_a_correction_keeps_what_was_there(house: House, at: datetime) -> None:
    number = receive_complaint(intake=CALL, by=house.li_wei, at=at).number
    told = {"category": BILLING, "urgency": Urgency.NORMAL, "by": house.li_wei, "at": at}
    complaint = classify_complaint(number=number, answers={"amount": 12850}, **told)
    assert kept(complaint) == {"amount": 12850}
    answer_form(number=number, answers={"amount": "12.85"}, by=house.li_wei, at=at)
    assert kept(complaint) == {"amount": 1285}
    assert ComplaintAnswers.objects.filter(complaint=complaint).count() == 2


def test_who_may_not_classify_may_not_answer(house: House, at: datetime) -> None:
    number = receive_complaint(intake=replace(CALL, category=BILLING), by=house.li_wei, at=at).number
    with pytest.raises(Forbidden):
        answer_form(number=number, answers={"amount": 1}, by=house.auditor, at=at)


def found(by: Actor, at: datetime, told: str) -> list[str]:
    answer = sought(sought_field(code="amount"), told)
    page = worklist(by=by, bounds=Bounds.of_day(at), filters=Filters(view=View.ALL, answer=answer))
    return [row.number for row in page.rows]


def test_a_complaint_is_found_by_what_was_answered_last(house: House, at: datetime) -> None:
    told = replace(CALL, category=BILLING, answers={"amount": "128.50"})
    complaint = receive_complaint(intake=told, by=house.li_wei, at=at)
    receive_complaint(intake=replace(told, title="另一件", answers={"amount": "64"}), by=house.li_wei, at=at)
    assert found(house.li_wei, at, "128.5") == [complaint.number]
    answer_form(number=complaint.number, answers={"amount": "99"}, by=house.li_wei, at=at)
    assert found(house.li_wei, at, "128.5") == [], "it was corrected"
    assert found(house.li_wei, at, "99") == [complaint.number]
    assert found(house.sun, at, "99") == [], "who may not see it doesn’t find it"


def test_nobody_is_found_by_a_sealed_answer(house: House, at: datetime) -> None:
    told = replace(CALL, category=BILLING, answers={"amount": "1", "call_back": "13800138000"})
    receive_complaint(intake=told, by=house.li_wei, at=at)
    with pytest.raises(NoSuchFieldDefinition):
        sought_field(code="call_back")

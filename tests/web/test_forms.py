"""The form builder, and a category's form at the desk."""

import re
from datetime import datetime

import pytest
from django.urls import reverse

from careline.cases.models import Complaint
from careline.cases.operations.categories import Naming, set_category
from careline.cases.queries.answers import case_form
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.queries.designs import form_asked, offered_field, versions
from careline.forms.rules.shapes import Choice
from careline.forms.rules.types import FieldType
from careline.security.actor import system
from tests.web.conftest import Desk, Take

SEED = system("seed")


@pytest.fixture(autouse=True)
def _fields(house: None, at: datetime) -> None:
    del house
    kinds = (Choice(code="roaming", zh="漫游", en="Roaming"), Choice(code="plan", zh="套餐", en="Plan"))
    told = {
        "kind": FieldTold(type=FieldType.CHOICE, name_zh="费用类型", name_en="Kind of charge", choices=kinds),
        "amount": FieldTold(type=FieldType.MONEY, name_zh="争议金额", name_en="Disputed sum", least=1),
    }
    for code, field in told.items():
        set_field(code=code, told=field, by=SEED, at=at)


@pytest.fixture
def billing_asks(at: datetime) -> None:
    """The category of bills asks for a sum."""
    lines = [LineTold(field="amount", is_required=True)]
    set_form(code="charge", told=FormTold(name_zh="费用争议", name_en="Disputed charge", lines=lines), by=SEED, at=at)
    naming = Naming(name_zh="计费", name_en="Billing", form="charge")
    set_category(code="product.billing", naming=naming, by=SEED, at=at)


def test_a_form_is_built_line_by_line_and_saved_once(desk: Desk) -> None:
    client = desk("administrator")
    page = reverse("web:form-new")
    typed = {"code": "charge", "name_zh": "费用", "name_en": "Charge", "line": ["amount", "kind"]}
    moved = client.post(page, {**typed, "act": "up:kind"}).content.decode()
    assert moved.index('value="kind"') < moved.index('value="amount"')
    when = {"when.amount.field": "kind", "when.amount.test": "is", "when.amount.value": "roaming"}
    told = {**typed, "line": ["kind", "amount"], "need.kind": "always", "need.amount": "when", **when}
    assert "needed when “Kind of charge” is Roaming" in client.post(page, {**told, "act": "show"}).content.decode()
    assert versions(code="charge") == []
    client.post(page, {**told, "act": "save"})
    asked = form_asked(code="charge")
    assert [(line.field.code, line.is_required, len(line.required_when)) for line in asked.lines] == [
        ("kind", True, 0),
        ("amount", False, 1),
    ]


def test_what_cant_be_saved_says_why_and_keeps_what_was_typed(desk: Desk) -> None:
    typed = {"code": "Charge", "name_zh": "费用", "name_en": "Charge", "line": "amount", "act": "save"}
    answer = desk("administrator").post(reverse("web:form-new"), typed)
    assert answer.status_code == 422
    assert "can’t be a code here" in answer.content.decode()
    assert 'value="费用"' in answer.content.decode()


def test_a_field_is_defined_on_the_screen(desk: Desk) -> None:
    typed = {"code": "refund", "type": "money", "name_zh": "退费", "name_en": "Refund", "least": "0.5", "most": "100"}
    desk("administrator").post(reverse("web:field-new"), typed)
    shape = offered_field(code="refund").shape
    assert (shape.least, shape.most) == (50, 10_000)


@pytest.mark.usefixtures("billing_asks")
def test_the_chosen_category_brings_its_fields(desk: Desk) -> None:
    asked = desk("li-wei").post(reverse("web:category-form"), {"category": "product.billing", "answers.amount": "12"})
    drawn = asked.content.decode()
    assert 'name="answers.amount" value="12"' in drawn
    assert 'class="input"' in drawn
    nothing = desk("li-wei").post(reverse("web:category-form"), {"category": "network"})
    assert "answers." not in nothing.content.decode()


@pytest.mark.usefixtures("billing_asks")
def test_intake_asks_what_the_category_asks(desk: Desk) -> None:
    client = desk("li-wei")
    token = re.search(r'name="token" value="([^"]+)"', client.get(reverse("web:intake")).content.decode())
    assert token
    typed = {
        "token": token[1],
        "who": "unidentified",
        "channel": "phone",
        "title": "Charged twice",
        "category": "product.billing",
        "urgency": "normal",
    }
    refused = client.post(reverse("web:intake"), typed)
    assert refused.status_code == 422
    assert "This must be answered." in refused.content.decode()
    client.post(reverse("web:intake"), {**typed, "answers.amount": "128.50"})
    filled = case_form(Complaint.objects.get(title="Charged twice")).filled
    assert filled is not None
    assert filled.answers["amount"].value == 12850


@pytest.mark.usefixtures("billing_asks")
def test_the_case_shows_what_was_answered_and_lets_it_be_corrected(desk: Desk, take: Take) -> None:
    number = take(category="product.billing")
    client = desk("li-wei")
    page = reverse("web:case", args=[number])
    assert "Not filled in yet." in client.get(page).content.decode()
    client.post(reverse("web:case-answers", args=[number]), {"answers.amount": "1,280.5"})
    assert "¥1,280.50" in client.get(page).content.decode()


@pytest.mark.usefixtures("billing_asks")
def test_in_the_dialog_the_fields_stand_below_the_category_and_follow_it(desk: Desk, take: Take) -> None:
    number = take(category="product.billing")
    client = desk("li-wei")
    asked = client.get(reverse("web:move", args=[number, "classification"])).content.decode()
    below = asked.split('id="asked-fields"')[1]
    assert f'hx-post="{reverse("web:category-form")}"' in asked.split('id="asked-fields"')[0]
    assert asked.count('name="answers.amount"') == 1
    assert below.index('name="answers.amount"') < below.index('name="urgency"')


@pytest.mark.usefixtures("billing_asks")
def test_complaints_are_narrowed_to_an_answer_that_stays_out_of_the_address(desk: Desk, take: Take) -> None:
    client, hit, other = desk("li-wei"), take("Hit"), take("Other")
    for number, amount in ((hit, "128.50"), (other, "64")):
        told = {"category": "product.billing", "urgency": "normal", "answers.amount": amount, "version": "1"}
        assert client.post(f"/complaints/{number}/classification", told).status_code == 302
    page = reverse("web:narrowing") + "?view=open"
    refused = client.post(page, {"field": "amount", "value": "much"})
    assert (refused.status_code, "This isn’t a sum of money." in refused.content.decode()) == (422, True)
    assert client.post(page, {"field": "amount", "value": ""}).status_code == 422
    to = client.post(page, {"field": "amount", "value": "128.50"})["Location"]
    assert "128" not in to
    shown = client.get(to).content.decode()
    assert (hit in shown, other in shown) == (True, False)
    assert "Disputed sum: ¥128.50" in shown
    again = client.get(reverse("web:narrowing") + "?" + to.split("?")[1]).content.decode()
    assert 'value="128.50"' in again
    assert client.post(reverse("web:narrowing") + "?" + to.split("?")[1], {"urgency": "normal"})["Location"] == (
        "/worklist?view=open&urgency=normal"
    ), "taken out of the form it is taken out of the list"
    assert hit in client.post("/worklist/searches", {"q": "amount=128.5"}, follow=True).content.decode()


def test_a_field_that_names_a_person_isnt_offered(desk: Desk, at: datetime) -> None:
    set_field(code="call", told=FieldTold(type=FieldType.PHONE, name_zh="回电", name_en="Call on"), by=SEED, at=at)
    page = desk("li-wei").get(reverse("web:narrowing")).content.decode()
    assert "Disputed sum" in page
    assert "Call on" not in page

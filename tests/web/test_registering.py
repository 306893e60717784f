"""A customer is registered at the desk: from the list, and out of the call of somebody nobody knew."""

from datetime import datetime
from typing import Any

import pytest

from careline.contacts.models import Contact
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customer
from careline.parties.operations.representatives import RepresentativeTold, name_representative
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.representation import RepresentativeKind
from tests.web.conftest import SEED, Desk

PAGE = "/customers/new"


def told(**more: Any) -> dict[str, Any]:
    return {"token": str(new_id()), "kind": "individual", "tier": "standard", "name": "刘洋"} | more


@pytest.fixture
def call(desk: Desk, contact_words: None) -> str:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return the number of a call Li Wei took from a number nobody knows."""
    begun = {"token": str(new_id()), "channel": "phone", "caller": "13800138000", "access_number": "10080"}
    desk("li-wei").post("/contacts/new", begun)
    return Contact.objects.get().number


def test_all_of_a_profile_is_registered_from_the_list(desk: Desk, at: datetime) -> None:
    set_entry(
        catalogue=Catalogue.REGION, code="zz", told=EntryTold(name_zh="郑州", name_en="Zhengzhou"), by=SEED, at=at
    )
    li_wei = desk("li-wei")
    assert PAGE in li_wei.get("/customers").content.decode()
    assert "Zhengzhou" in li_wei.get(PAGE).content.decode()
    more = {"kind": "enterprise", "name": "中原物流有限公司", "number": "0371 6000 1234", "email": "a@example.com"}
    more |= {"address": "郑州市金水区", "document_kind": "business_licence", "document": "91410100", "region": "zz"}
    more |= {"tier": "gold", "language": "en", "place": "郑州", "source_channel": "counter"}
    sent = li_wei.post(PAGE, told(**more))
    made = Customer.objects.get()
    assert sent["Location"] == f"/customers/{made.id}"
    kept = (made.kind, made.tier, made.region, made.language, made.place, made.source_channel, made.document_kind)
    assert kept == ("enterprise", "gold", "zz", "en", "郑州", "counter", "business_licence")
    shown = li_wei.get(sent["Location"]).content.decode()
    assert "The customer is registered." in shown
    assert "李伟" in shown, "each attribute says whose word it is"
    said = shown.split("Came by</dt>")[1][:60]
    assert ("Counter" in said, "counter" in said) == (True, False)
    assert "Kind of document</dt>" in shown
    assert f"/customers/{made.id}/attributes/kind" in shown


def test_out_of_a_call_the_number_is_taken_over_unseen(desk: Desk, call: str) -> None:
    li_wei = desk("li-wei")
    assert f"{PAGE}?contact={call}" in li_wei.get(f"/contacts/{call}").content.decode()
    asked = li_wei.get(f"{PAGE}?contact={call}").content.decode()
    assert "138****8000" in asked
    assert "13800138000" not in asked
    sent = li_wei.post(PAGE, told(contact=call, callers="on"))
    assert sent["Location"] == f"/contacts/{call}"
    assert "刘*" in li_wei.get(sent["Location"]).content.decode()
    assert Contact.objects.get().party == Customer.objects.get()


def test_whoever_is_known_under_the_number_is_shown_first(desk: Desk, call: str, at: datetime) -> None:
    wang = register_customer(details=CustomerDetails(name="王芳", number="13800138000", place="郑州"), by=SEED, at=at)
    li_wei = desk("li-wei")
    seen = li_wei.post("/customers/known", {"number": "13800138000"}).content.decode()
    assert "王*" in seen
    assert f"/customers/{wang.id}" in seen
    assert "王*" not in li_wei.post("/customers/known", {"number": "1380"}).content.decode()
    asked = li_wei.get(f"{PAGE}?contact={call}").content.decode()
    assert "One customer is known under this number" in asked
    assert f'formaction="/contacts/{call}/party"' in asked
    refused = li_wei.post(PAGE, told(contact=call, callers="on"))
    assert refused.status_code == 422
    assert "Customers known under this number: 1." in refused.content.decode()
    assert 'name="another"' in refused.content.decode()
    li_wei.post(f"/contacts/{call}/party", {"customer": str(wang.id), "token": str(new_id()), "name": "刘洋"})
    assert Contact.objects.get().party == wang
    li_wei.post(PAGE, told(contact=call, callers="on", another="on"))
    assert Contact.objects.get().party != wang


def test_sent_twice_it_is_registered_once(desk: Desk, house: None) -> None:
    assert house is None
    form = told(number="13900139000")
    li_wei = desk("li-wei")
    first, second = li_wei.post(PAGE, form), li_wei.post(PAGE, form)
    assert first["Location"] == second["Location"]
    assert "This form was registered before" in li_wei.get(second["Location"]).content.decode()
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": ""}, "Nothing is told of whom to register."),
        ({"number": "12"}, "This is not a telephone number."),
        ({"document": "110"}, "document"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, more: dict[str, str], says: str) -> None:
    refused = desk("li-wei").post(PAGE, told(**more))
    assert refused.status_code == 422
    assert says in refused.content.decode()
    assert not Customer.objects.exists()


def test_who_does_not_serve_the_contact_registers_nobody_for_it(desk: Desk, call: str) -> None:
    assert desk("zhang-yan").get(f"{PAGE}?contact={call}").status_code == 404
    assert desk("zhang-yan").post(PAGE, told(contact=call)).status_code == 404
    assert desk("auditor").get(PAGE).status_code == 403


def test_the_caller_speaks_for_another_and_the_page_says_so(desk: Desk, contact_words: None, at: datetime) -> None:
    assert contact_words is None
    wang = register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    told = RepresentativeTold(kind=RepresentativeKind.ADVOCATE, name="王小明", number="13900139000", since=at.date())
    son = name_representative(customer=wang.id, told=told, by=SEED, at=at)
    li_wei = desk("li-wei")
    begun = {"token": str(new_id()), "channel": "phone", "caller": "13900139000", "access_number": "10080"}
    page = li_wei.post("/contacts/new", begun)["Location"]
    shown = li_wei.get(page).content.decode()
    assert "Advocate 王**" in shown
    assert "speaks for 王*" in shown
    assert "May be told: nothing of the customer’s." in shown
    assert f"{page}/customer/number" not in shown, "nothing is revealed for an advocate"
    asked = li_wei.get(f"{page}/speaker").content.decode()
    assert str(son.id) in asked
    assert 'value="other"' in asked
    assert li_wei.post(f"{page}/speaker", {"speaker": "customer"}).status_code == 302
    assert f"{page}/customer/number" in li_wei.get(page).content.decode()
    assert li_wei.post(f"{page}/speaker", {"speaker": str(son.id)}).status_code == 302
    assert Contact.objects.get().representative == son
    number = Contact.objects.get().number
    intake = li_wei.get(f"/intake?contact={number}").content.decode()
    assert "checked" in intake.split('name="on_behalf"')[1][:80]

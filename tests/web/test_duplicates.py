"""A supervisor looks at who may be here twice; whoever follows a merged record's address is led to the kept one."""

from datetime import datetime

import pytest

from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.models import Customer, DuplicatePair
from careline.parties.operations.accounts import open_account
from careline.parties.operations.customers import register_customer
from careline.parties.operations.likening import propose_duplicates
from careline.parties.rules.details import CustomerDetails, CustomerKind
from careline.parties.rules.holdings import PaymentKind
from tests.web.conftest import SEED, Desk
from tests.web.conftest import by as actor

Two = tuple[Customer, Customer]


@pytest.fixture
def two(house: None, at: datetime) -> Two:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Register Wang Fang twice, and have her records compared."""
    first = register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    second = register_customer(
        details=CustomerDetails(name="王 芳", number="13800138000", email="w@x.cn"), by=SEED, at=at
    )
    assert propose_duplicates(customers=[second], by=SEED, at=at) == 1
    return first, second


def test_a_pair_is_shown_masked_side_by_side(desk: Desk, two: Two) -> None:
    shown = desk("zhao-min").get("/duplicates").content.decode()
    assert shown.count("138****8000") >= 2
    assert "same" in shown
    assert "not told by both" in shown
    assert "13800138000" not in shown
    assert f"/customers/{two[0].id}" in shown
    assert desk("li-wei").get("/duplicates").status_code == 403


def test_a_pair_is_left_apart(desk: Desk, two: Two) -> None:
    zhao_min = desk("zhao-min")
    pair = DuplicatePair.objects.get()
    assert zhao_min.post(f"/duplicates/{pair.id}/parting").status_code == 302
    assert "Nobody seems to be here twice" in zhao_min.get("/duplicates").content.decode()
    assert zhao_min.get(f"/duplicates/{pair.id}/merge").status_code == 404
    assert not Customer.objects.filter(merged_into__isnull=False).exists(), two


def test_merged_records_are_one_page_and_the_others_address_leads_there(desk: Desk, two: Two, at: datetime) -> None:
    first, second = two
    intake = Intake(title="Charged twice", channel=Channel.PHONE, customer=second.id)
    receive_complaint(intake=intake, by=actor("li-wei"), at=at)
    receive_contact(intake=ContactIntake(channel=ContactChannel.COUNTER, customer=second.id), by=actor("li-wei"), at=at)
    zhao_min, li_wei = desk("zhao-min"), desk("li-wei")
    pair = DuplicatePair.objects.get()
    said = {"kept": "first", "reason": "compared"}
    assert zhao_min.post(f"/duplicates/{pair.id}/merge", said).status_code == 302
    led = li_wei.get(f"/customers/{second.id}/complaints")
    assert led.headers["Location"] == f"/customers/{first.id}/complaints"
    shown = li_wei.get(led.headers["Location"]).content.decode()
    assert "That record was merged" in shown
    assert "Charged twice" in shown
    assert "No contact here" not in li_wei.get(f"/customers/{first.id}/contacts").content.decode()
    profile = li_wei.get(f"/customers/{first.id}").content.decode()
    assert "Records kept together" in profile
    assert "Take apart" not in profile.partition("Records kept together")[2].replace('unseen">Take apart', "")
    assert f"/customers/{first.id}/reveals/number" in profile, "work on either record is work for the customer"


def test_what_is_shown_on_the_kept_page_is_the_kept_records_own(desk: Desk, two: Two, at: datetime) -> None:
    first, second = two
    li_wei, zhao_min = desk("li-wei"), desk("zhao-min")
    page = f"/customers/{first.id}/reveals/name"
    assert li_wei.post(page, {"reason": "contact_customer"}).status_code == 403, "nothing of hers is open"
    receive_contact(intake=ContactIntake(channel=ContactChannel.COUNTER, customer=second.id), by=actor("li-wei"), at=at)
    zhao_min.post(f"/duplicates/{DuplicatePair.objects.get().id}/merge", {"kept": "first", "reason": "compared"})
    assert "王芳" in li_wei.post(page, {"reason": "contact_customer"}).content.decode()


def test_records_are_taken_apart_for_a_reason(desk: Desk, two: Two) -> None:
    first, second = two
    zhao_min = desk("zhao-min")
    zhao_min.post(f"/duplicates/{DuplicatePair.objects.get().id}/merge", {"kept": "second", "reason": "compared"})
    assert zhao_min.get(f"/customers/{first.id}").status_code == 302
    undoing = f"/duplicates/merges/{first.id}/undoing"
    assert zhao_min.post(undoing, {"reason": ""}).status_code == 422
    assert zhao_min.post(undoing, {"reason": "family"}).status_code == 302
    assert zhao_min.get(f"/customers/{first.id}").status_code == 200
    assert "one family, two persons" in zhao_min.get(f"/customers/{second.id}").content.decode()


@pytest.fixture
def apart(house: None, at: datetime) -> Two:  # noqa: ARG001  (likewise)
    """Register one woman under two numbers; the worker proposes nothing."""
    first = register_customer(
        details=CustomerDetails(name="刘倩", number="13800138001", address="北京市朝阳区 1 号"), by=SEED, at=at
    )
    second = register_customer(
        details=CustomerDetails(name="刘倩", number="13900139001", address="北京市朝阳区 2 号"), by=SEED, at=at
    )
    assert propose_duplicates(customers=[first, second], by=SEED, at=at) == 0
    open_account(
        customer=second.id, number="A777", payment=PaymentKind.PREPAID, bill_day=1, opened_on=at.date(), by=SEED, at=at
    )
    return first, second


@pytest.mark.parametrize("number", ["139 0013 9001", "a777"])
def test_a_record_nobody_proposed_is_found_by_a_number_and_merged(desk: Desk, apart: Two, number: str) -> None:
    zhao_min, (first, second) = desk("zhao-min"), apart
    page = f"/customers/{first.id}/twins"
    assert f'href="{page}"' in zhao_min.get(f"/customers/{first.id}").content.decode()
    found = zhao_min.post(f"{page}/searches", {"q": number})
    assert number.replace(" ", "") not in str(found["Location"]), "nothing typed travels in an address"
    shown = zhao_min.get(found["Location"]).content.decode()
    assert "139****9001" in shown
    assert shown.count(">same<") == 1, "their name; their numbers differ"
    assert shown.count(">different<") == 1
    assert shown.count(">not compared<") == 1, "their addresses, which no index tells"
    merge = f"{page}/{second.id}/merge"
    assert f'href="{merge}"' in shown
    told = zhao_min.post(merge, {"kept": "first", "reason": "customer_said"})
    assert told["Location"] == f"/customers/{first.id}"
    second.refresh_from_db()
    assert second.merged_into_id == first.id
    assert zhao_min.get(merge).status_code == 404, "it is merged"


def test_who_cant_be_the_same_is_not_offered(desk: Desk, apart: Two, at: datetime) -> None:
    zhao_min, (first, _) = desk("zhao-min"), apart
    company = CustomerDetails(name="刘倩商行", number="13700137001", kind=CustomerKind.ENTERPRISE)
    other = register_customer(details=company, by=SEED, at=at)
    page = f"/customers/{first.id}/twins"
    for number in ("13700137001", "13800138001", "nobody"):
        found = zhao_min.post(f"{page}/searches", {"q": number})
        assert "No other customer has this number" in zhao_min.get(found["Location"]).content.decode()
    assert zhao_min.post(f"{page}/{other.id}/merge", {"kept": "first", "reason": "compared"}).status_code == 404
    assert zhao_min.get(f"{page}/{first.id}/merge").status_code == 404
    li_wei = desk("li-wei")
    assert li_wei.get(page).status_code == 403
    assert f'href="{page}"' not in li_wei.get(f"/customers/{first.id}").content.decode()

"""A customer is registered through the API, once, and out of a contact; a field is read for the contact one serves."""

from datetime import datetime

from careline.contacts.models import Contact
from careline.contacts.operations.defaults import install_default_reasons
from careline.parties.models import Customer
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

CALL = {"channel": "phone", "caller": "138 0013 8000", "access_number": "10080", "external_id": "CDR-1"}
TOLD = {"kind": "enterprise", "name": "中原物流有限公司", "number": "138 0013 8000", "tier": "gold", "brand": "gotone"}


def test_a_customer_is_registered_once_under_its_key(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    first = li_wei.post("customers", TOLD, Idempotency_Key="k1")
    again = li_wei.post("customers", TOLD, Idempotency_Key="k1")
    assert (first.status, again.status, again.body) == (201, 201, first.body)
    assert (first.body["kind"], first.body["number"], first.body["tier"]) == ("enterprise", "138****8000", "gold")
    known = li_wei.post("customers", TOLD)
    assert (known.status, known.body["type"]) == (409, "urn:careline:problem:parties.number_is_known")
    assert li_wei.post("customers", TOLD | {"another": True}).status == 201
    assert li_wei.post("customers", {"place": "郑州"}).status == 422
    assert li_wei.post("customers", TOLD | {"id": "x"}).status == 422


def test_a_caller_is_registered_and_named_in_one_go(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    number = li_wei.post("contacts", CALL).body["number"]
    told = {"name": "刘洋", "contact": number.lower(), "callers_number": True}
    made = li_wei.post("customers", told)
    assert (made.status, made.body["number"], made.body["source_channel"]) == (201, "138****8000", "phone")
    assert str(Contact.objects.get().party_id) == made.body["id"]
    refused = calling(house.zhang_yan).post("customers", told)
    assert refused.status == 422, "to somebody else the contact isn't there"
    assert Customer.objects.count() == 1


def test_the_kind_is_put_right(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    made = li_wei.post("customers", {"name": "中原物流"}).body["id"]
    put = li_wei.put(f"customers/{made}/attributes/kind", {"value": "enterprise"})
    assert (put.status, put.body["outcome"]) == (200, "corrected")
    assert li_wei.get(f"customers/{made}").body["kind"] == "enterprise"
    wrong = li_wei.put(f"customers/{made}/attributes/kind", {"value": "robot"})
    assert (wrong.status, wrong.body["type"]) == (422, "urn:careline:problem:parties.no_such_value")


def test_a_field_is_read_for_the_contact_one_serves(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    made = li_wei.post("customers", TOLD).body["id"]
    number = li_wei.post("contacts", CALL).body["number"]
    told = {"field": "number", "reason": "contact_customer"}
    assert li_wei.post(f"customers/{made}/reveals", told).status == 403
    shown = li_wei.post(f"customers/{made}/reveals", told | {"contact": number})
    assert (shown.status, shown.body["value"]) == (201, "+8613800138000")
    assert li_wei.post(f"customers/{made}/reveals", told | {"contact": "JC-2026-000099-0"}).status == 422


def test_who_speaks_is_recognised_shown_and_put_right(house: House, calling: Calling) -> None:
    li_wei = calling(house.li_wei)
    customer = li_wei.post("customers", {"name": "王芳", "number": "13900139000"}).body["id"]
    told = {"kind": "advocate", "name": "王小明", "number": "138 0013 8000", "since": "2026-01-01"}
    son = li_wei.post(f"customers/{customer}/representatives", told).body["id"]
    begun = li_wei.post("contacts", CALL).body
    assert (begun["speaker"], begun["representative"]["id"], begun["told"]) == ("representative", son, [])
    assert [one["customer"]["id"] for one in begun["speaks_for"]] == [customer]
    checked = li_wei.post(f"{begun['url']}/verifications", {"method": "one_time_code", "outcome": "passed"})
    assert (checked.status, checked.body["type"]) == (409, "urn:careline:problem:contacts.nothing_to_prove")
    put = li_wei.put(f"{begun['url']}/speaker", {"speaker": "customer"}).body
    assert (put["speaker"], put["representative"], len(put["told"])) == ("customer", None, 5)
    assert li_wei.put(f"{begun['url']}/speaker", {"speaker": "representative"}).status == 422


def test_a_reconnect_joins_and_a_contact_says_what_it_continues(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    li_wei = calling(house.li_wei)
    begun = li_wei.post("contacts", CALL).body
    assert begun["legs"][0]["concurrency"] == 1
    li_wei.post(f"{begun['url']}/need", {"reasons": ["billing.query.balance"]})
    li_wei.post(f"{begun['url']}/conclusion", {"ended_by": "drop"})
    back = li_wei.post("contacts", CALL | {"external_id": "CDR-2"})
    assert (back.status, back.body["number"], len(back.body["reconnected_at"])) == (200, begun["number"], 1)
    told = {"channel": "webchat", "continued_from": begun["number"], "continued_medium": "chat"}
    other = li_wei.post("contacts", told).body
    assert (other["continued_from"], other["continued_medium"]) == (begun["number"], "chat")

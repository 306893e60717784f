"""Taking a complaint in at the desk."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from careline.cases.models import Complaint
from careline.security.idempotency import KEPT, forget_expired
from tests.web.conftest import Desk, Take

TOLD = {"who": "new", "name": "王芳", "number": "13800138000", "channel": "phone", "urgency": "normal"}


def form(client: Client, **more: str) -> dict[str, str]:
    """What is sent by who fills in the form."""
    token = re.search(r'name="token" value="([^"]+)"', client.get("/intake").content.decode())
    assert token
    return {"token": token[1], "title": "Charged twice", **TOLD, **more}


def test_the_same_form_is_taken_in_once(desk: Desk) -> None:
    client = desk("li-wei")
    told = form(client)
    first, again = (client.post("/intake", told)["Location"] for _ in range(2))
    assert first == again
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("other", [{"channel": "sms"}, {"title": "No signal"}, {"number": "13900139000"}])
def test_another_complaint_under_the_same_token_is_refused_and_names_the_first(
    desk: Desk, other: dict[str, str]
) -> None:
    client = desk("li-wei")
    told = form(client)
    address = client.post("/intake", told)["Location"]
    answer = client.post("/intake", told | other)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'href="{address}"' in page
    assert f"taken in before as {address.rpartition('/')[2]}" in page
    assert Complaint.objects.count() == 1


def test_long_after_the_same_form_is_refused_rather_than_taken_in_again(desk: Desk, at: datetime) -> None:
    client = desk("li-wei")
    told = form(client)
    address = client.post("/intake", told)["Location"]
    forget_expired(at=at + KEPT * 2)
    answer = client.post("/intake", told | {"channel": "sms"})
    assert (answer.status_code, Complaint.objects.count()) == (409, 1)
    assert f'href="{address}"' in answer.content.decode()


def test_a_refused_form_leaves_its_token_free(desk: Desk) -> None:
    client = desk("li-wei")
    told = form(client)
    assert client.post("/intake", told | {"number": "12"}).status_code == 422
    assert client.post("/intake", told).status_code == 302


def test_a_forms_token_is_no_number_of_the_channels(desk: Desk, take: Take) -> None:
    client = desk("li-wei")
    told = form(client)
    page = client.post("/intake", told, follow=True).content.decode()
    assert told["token"] not in page
    assert "CRM-1" in client.get(f"/complaints/{take(external_id='CRM-1')}").content.decode()


def test_a_customer_is_found_and_a_category_suggested_by_what_is_posted(desk: Desk, take: Take) -> None:
    take()
    client = desk("li-wei")
    found = client.post("/intake/customers", {"find": "13800138000"}).content.decode()
    assert "138****8000" in found
    assert client.get("/intake/customers?find=13800138000").status_code == 405
    assert client.post("/intake/customers", {"find": "a\0"}).status_code == 422
    assert b"Billing" in client.post("/intake/category", {"title": "My bill is wrong"}).content
    customer = re.search(r'name="customer" value="([^"]+)"', found)
    assert customer
    assert UUID(customer[1])
    assert b"Charged twice in May" in client.get("/intake/complaints", {"customer": customer[1]}).content


def test_what_was_told_otherwise_of_a_known_customer_is_not_lost_unsaid(desk: Desk, take: Take) -> None:
    take()  # Wang Fang's, 138 0013 8000
    client = desk("li-wei")
    page = client.post("/intake", form(client, name="王小明", number="138 0013 8000"), follow=True).content.decode()
    assert "told otherwise: Name. Nothing was overwritten." in page
    assert "told otherwise" not in client.post("/intake", form(client), follow=True).content.decode()

"""The legs of a contact on its page: on hold and back, a colleague asked, passed on with a reason."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from careline.contacts.models import Contact
from careline.contacts.operations.defaults import install_default_reasons, install_default_wrap_up
from careline.contacts.operations.forgetting import forget_words
from careline.kernel.clock import now
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.parties.operations.forgetting import forget_customer
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.reactions.drain import drain
from tests.cases.conftest import SEED
from tests.web.conftest import Desk, Take


@pytest.fixture
def client(desk: Desk) -> Client:
    install_default_reasons(by=SEED, at=now())
    install_default_wrap_up(by=SEED, at=now())
    return desk("li-wei")


@pytest.fixture
def page(client: Client) -> str:
    """Return the address of a call whose need is known."""
    begun = str(client.post("/contacts/new", {"token": str(new_id()), "channel": "phone"})["Location"])
    client.post(f"{begun}/need", {"reasons": "mobile.slow", "answer_where": "郑州二七区", "answer_when": "晚上"})
    return begun


def panel(client: Client, page: str) -> str:
    return client.get(page).content.decode().split('class="panel legs"')[1].split("</section>")[0]


def test_one_key_holds_the_customer_and_takes_them_back(client: Client, page: str) -> None:
    shown = client.get(page).content.decode()
    assert f'href="{page}/hold"' in shown
    assert f'href="{page}/resumption"' not in shown
    assert client.post(f"{page}/hold").status_code == 302
    shown = client.get(page).content.decode()
    assert f'href="{page}/hold"' not in shown
    assert f'href="{page}/resumption"' in shown
    assert "On hold" in panel(client, page)
    assert client.post(f"{page}/hold").status_code == 409
    assert client.post(f"{page}/resumption").status_code == 302
    assert "On hold" not in panel(client, page)


def test_a_colleague_is_chosen_among_those_who_work_with_customers(client: Client, page: str) -> None:
    asked = client.get(f"{page}/consultation").content.decode()
    assert 'value="chen"' in asked
    assert 'value="li-wei"' not in asked
    assert client.post(f"{page}/consultation", {"colleague": "administrator"}).status_code == 422
    assert client.post(f"{page}/consultation", {"colleague": "chen"}).status_code == 302
    assert "Consulted" in panel(client, page)
    assert f'href="{page}/return"' in client.get(page).content.decode()
    assert client.post(f"{page}/return").status_code == 302
    assert f'href="{page}/consultation"' in client.get(page).content.decode()


def test_who_passes_on_says_why_and_the_page_counts_it(client: Client, page: str) -> None:
    told = {"to": "senior", "text": "需要权限"}
    assert client.post(f"{page}/escalation", told).status_code == 422
    assert client.post(f"{page}/escalation", {**told, "reason": "leaver"}).status_code == 422
    assert client.post(f"{page}/escalation", {**told, "reason": "authority"}).status_code == 302
    shown = panel(client, page)
    assert "Passed on once" in shown
    assert "Passed on unasked · It needs more authority" in shown
    assert Contact.objects.get().transfers == 1
    client.cookies["django_language"] = "zh-hans"
    assert "直接转接 · 权限不足" in panel(client, page)


def test_a_forgotten_customers_contact_says_that_its_words_are_gone(client: Client, page: str, take: Take) -> None:
    take()
    found = Customer.objects.get()
    client.post(f"{page}/party", {"customer": str(found.pk)})
    assert "what was written of them is gone" not in client.get(page).content.decode()
    forget_customer(customer=found, by=system("erasure"), at=now())
    forget_words(customer=found.pk, by=system("erasure"), at=now())
    shown = client.get(page).content.decode()
    assert "what was written of them is gone" in shown
    assert "郑州二七区" not in shown


def test_who_is_asked_finds_it_in_the_roster_while_that_runs(client: Client, page: str, desk: Desk) -> None:
    sun = desk("sun")  # of another department
    assert sun.get(page).status_code == 404
    client.post(f"{page}/consultation", {"colleague": "sun"})
    shown = sun.get(page).content.decode()
    assert "You are asked" in shown
    assert f'href="{page}/hold"' not in shown, "he reads, he doesn’t serve"
    client.post(f"{page}/return")
    assert sun.get(page).status_code == 404


def test_who_is_asked_opens_no_complaint_out_of_it(client: Client, page: str, desk: Desk) -> None:
    client.post(f"{page}/consultation", {"colleague": "zhang-yan"})
    asked, out_of_it = desk("zhang-yan"), f"/intake?contact={page.rpartition('/')[2]}"
    assert out_of_it not in asked.get(page).content.decode()
    assert asked.get(out_of_it).status_code == 403
    assert client.get(out_of_it).status_code == 200


def test_who_is_asked_comes_to_it_from_the_bell_and_the_bell_is_quiet_then(
    client: Client, page: str, desk: Desk, at: datetime
) -> None:
    sun, bell = desk("sun"), reverse("web:staff-notices")
    client.post(f"{page}/consultation", {"colleague": "sun"})
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    shown = sun.get(bell).content.decode()
    assert "李伟 asks you about contact" in shown
    assert f'href="{page}"' in shown
    assert 'aria-label="What you were told: 1"' in shown
    assert 'aria-label="What you were told"' in sun.get(page).content.decode()
    assert "Nothing yet" in sun.get(bell).content.decode()
    assert "You are asked" in sun.get(page).content.decode(), "the contact stays in the roster while the talk lasts"

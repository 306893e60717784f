"""The guide beside a contact: what to say now, in the customer's language, the other one beside."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from careline.contacts.models import Contact, Script
from careline.kernel.identity import new_id
from tests.web.conftest import Desk

NEED = {"version": 1, "reasons": "plan.choose"}


@pytest.fixture
def begin(desk: Desk, contact_words: None) -> Callable[..., str]:  # noqa: ARG001  (asked for by name)
    """Return a way to begin a contact."""
    assert desk

    def begun(client: Client, **otherwise: object) -> str:
        told = {"token": str(new_id()), "channel": "phone", "caller": "13800138000", "access_number": "10080"}
        return str(client.post("/contacts/new", told | otherwise)["Location"])

    return begun


def guide(client: Client, page: str) -> str:
    text = html.unescape(client.get(page).content.decode())
    return text.partition('class="panel guide"')[2].partition("</section>")[0]


def test_the_guide_says_what_fits_now_and_moves_on_with_the_contact(desk: Desk, begin: Callable[..., str]) -> None:
    client = desk("li-wei")
    page = begin(client)
    first = guide(client, page)
    assert "Good day, this is 李伟 in customer service" in first
    assert "Greeting at the counter" not in first
    assert first.index("Greeting by phone") < first.index("Verification") < first.index("Asking for the need")
    assert first.count('class="script" open') == 1
    assert 'data-act="guide"' in first
    client.post(f"{page}/need", NEED)
    second = guide(client, page)
    assert "Greeting by phone" not in second
    assert second.index("Telling what comes next") < second.index("Survey, and a polite close")


def test_it_speaks_the_customers_language_first(desk: Desk, begin: Callable[..., str]) -> None:
    client = desk("li-wei")
    page = begin(client)
    spoken = re.compile(r'<p class="prose" lang="([\w-]+)">')
    assert set(spoken.findall(guide(client, page))) == {"en"}
    Contact.objects.update(language="zh-hans")
    said = guide(client, page)
    assert set(spoken.findall(said)) == {"zh-Hans"}
    assert said.index("客服李伟为您服务") < said.index("Good day, this is 李伟")
    assert "Greeting by phone" in said, "its name stays in the reader's language"


def test_who_only_reads_the_contact_is_offered_no_words(desk: Desk, begin: Callable[..., str]) -> None:
    page = begin(desk("li-wei"))
    reader = desk("auditor")
    assert reader.get(page).status_code == 200
    assert guide(reader, page) == ""
    client = desk("li-wei")
    client.post(f"{page}/dismissal", {"version": 1, "exclude": "silent"})
    assert guide(client, page) == ""


def test_an_administrator_writes_changes_and_retires_scripts(desk: Desk, contact_words: None) -> None:  # noqa: ARG001  (asked for by name)
    client = desk("administrator")
    page = client.get("/admin/scripts").content.decode()
    assert "Complaint: apology without admission" in page
    told = {
        "name_zh": "致歉",
        "name_en": "Sorry",
        "step": "solution",
        "words_zh": "抱歉",
        "words_en": "Sorry",
        "service_type": "complaint",
        "for_care": "on",
        "position": "3",
    }
    assert 'value="apology"' not in client.get("/admin/scripts/apology").content.decode()
    assert client.post("/admin/scripts/apology", told).status_code == 302
    row = Script.objects.get(code="apology")
    assert (row.name_en, row.for_care, row.service_type, row.reason) == ("Sorry", True, "complaint", None)
    assert client.post("/admin/scripts/apology/retirement").status_code == 302
    assert ">Sorry<" not in client.get("/admin/scripts").content.decode()
    assert client.get("/admin/scripts/apology").status_code == 404

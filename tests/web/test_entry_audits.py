"""A supervisor draws a sample of entries, works through it and closes it; the accuracy screen shows what it found."""

import re
from datetime import datetime, timedelta

import pytest

from careline.parties.models import Customer, EntryAudit, EntryAuditFinding, VerificationTask
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.verifying import correct_attribute
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import CustomerDetails
from tests.web.conftest import SEED, Desk, by

SCRIPT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def customer(house: None, at: datetime) -> Customer:  # noqa: ARG001  (it founds the house)
    """Wang Fang, whose name and number an agent entered."""
    told = CustomerDetails(name="王芳", number="13900139000")
    return register_customer(details=told, by=by("li-wei"), at=at - timedelta(days=2))


def asked(at: datetime, **more: str) -> dict[str, str]:
    first = (at - timedelta(days=5)).date().isoformat()
    return {"first_day": first, "last_day": at.date().isoformat(), "size": "10"} | more


def draw(desk: Desk, at: datetime, **more: str) -> str:
    """Draw a sample and return its address."""
    sent = desk("zhao-min").post("/entry-audits/drawing", asked(at, **more))
    assert sent.status_code == 302
    return str(sent.headers["Location"])


def number_of(audit: str, attribute: str) -> int:
    return EntryAudit.objects.get(pk=audit.rsplit("/", 1)[-1]).items.get(attribute=attribute).n


def test_a_sample_is_drawn_worked_through_and_closed(desk: Desk, customer: Customer, at: datetime) -> None:
    assert customer
    client = desk("zhao-min")
    assert desk("li-wei").get("/entry-audits").status_code == 403
    assert "No sample was drawn yet" in client.get("/entry-audits").content.decode()
    assert "Draw a sample of entries" in client.get("/accuracy").content.decode()
    page = draw(desk, at)
    begun = client.get(page).content.decode()
    for words in ("Begin checking", "Nothing is checked yet", "Population", EntryAudit.objects.get().seed, "王*"):
        assert words in begun
    assert "drawn before the ledger’s first seal" in begun
    assert "closing" not in begun, "values are left"
    assert client.post(f"{page}/closing").status_code == 409
    assert "13900139000" not in begun
    first = client.get(f"{page}/values/1").content.decode()
    assert "李伟" in first
    assert 'value="mistyped"' in first
    assert 'data-key="1"' in first
    sent = client.post(f"{page}/values/1", {"finding": "right", "evidence": "document"})
    assert sent.headers["Location"] == f"{page}/values/2"
    second = client.get(f"{page}/values/2").content.decode()
    assert re.search(r'value="document"[^>]*checked', second), "the evidence of the one before"
    sent = client.post(f"{page}/values/2", {"finding": "mistyped", "evidence": "call"})
    assert sent.headers["Location"] == page
    shown = client.get(page).content.decode()
    for words in ("50.0%", "9.5% – 90.5%", "Fewer than 30 values were checked", "Wrong: mistyped", "small sample"):
        assert words in shown, words
    assert "Wrong: mistyped" not in client.get(f"{page}?outcome=right").content.decode()
    assert "None of these" in client.get(f"{page}?outcome=open").content.decode()
    assert "9.5%" not in client.get("/accuracy").content.decode(), "it isn't closed"
    assert client.post(f"{page}/closing").status_code == 302
    told = client.get("/accuracy").content.decode()
    assert "9.5% – 90.5%" in told
    assert "the audit that ended in the period" in told
    assert "Ended before all was checked" not in told
    assert client.post(f"{page}/values/1", {"finding": "missing", "evidence": "call"}).status_code == 409
    assert "This audit is closed" in client.get(f"{page}/values/1").content.decode()
    assert "2 / 2" in client.get("/entry-audits").content.decode()
    reading = desk("auditor").get(page).content.decode()
    assert "Wrong: mistyped" in reading
    assert "/values/1" not in reading


def test_an_audit_is_given_up_with_a_reason_and_stays_beside_the_accuracy(
    desk: Desk, customer: Customer, at: datetime
) -> None:
    assert customer
    page, client = draw(desk, at), desk("zhao-min")
    assert client.post("/entry-audits/drawing", asked(at)).status_code == 422, "one draws once"
    client.post(f"{page}/values/1", {"finding": "right", "evidence": "call"})
    assert f"{page}/abandonment" in client.get(page).content.decode()
    question = client.get(f"{page}/abandonment").content.decode()
    assert "1 value is told as unchecked" in question
    assert client.post(f"{page}/abandonment", {}).status_code == 422
    assert client.post(f"{page}/abandonment", {"reason": "no_evidence"}).status_code == 302
    for shown in (client.get(page), client.get("/entry-audits"), client.get("/accuracy")):
        told = shown.content.decode()
        assert "Given up" in told
        assert "There is nothing to hold them against" in told
    assert page in told
    assert "1 value; were it wrong, 50.0% right" in told
    EntryAudit.objects.update(seal=7)
    assert "doesn’t follow from seal 7" in client.get(page).content.decode()


def test_what_cant_be_drawn_is_refused_at_its_field(desk: Desk, customer: Customer, at: datetime) -> None:
    assert customer
    client = desk("zhao-min")
    far = (at + timedelta(days=3)).date().isoformat()
    for wrong, words in (
        ({"last_day": far}, "ends by today"),
        ({"first_day": far}, "begins before it ends"),
        ({"size": "0"}, "at least one value"),
        ({"size": "5000"}, "1000 at the most"),
        ({"size": ""}, "This is needed"),
        ({"attribute": "brand"}, "nothing was entered"),
        ({"department": "nowhere"}, "can't be chosen any more"),
    ):
        refused = client.post("/entry-audits/drawing", asked(at, **wrong))
        assert refused.status_code == 422, wrong
        assert words in refused.content.decode().replace("&#x27;", "'"), wrong
    page = draw(desk, at)
    refused = client.post(f"{page}/values/1", {"evidence": "call"})
    assert refused.status_code == 422
    assert "This is needed" in refused.content.decode()
    assert client.get(f"{page}/values/99").status_code == 404
    assert not EntryAuditFinding.objects.exists()


def test_nobody_checks_their_own_entry(desk: Desk, house: None, at: datetime) -> None:  # noqa: ARG001  (it founds the house)
    told = CustomerDetails(name="王芳", number="13900139000")
    register_customer(details=told, by=by("zhao-min"), at=at - timedelta(days=2))
    page, client = draw(desk, at), desk("zhao-min")
    shown = client.get(f"{page}/values/1").content.decode()
    assert "so a colleague checks it" in shown
    assert 'name="finding"' not in shown
    refused = client.post(f"{page}/values/1", {"finding": "right", "evidence": "call"})
    assert refused.status_code == 403
    assert "somebody else checks it" in refused.content.decode()
    assert "The rest are your own entries" in client.get(page).content.decode()


def test_a_drawn_value_is_shown_for_a_reason(desk: Desk, customer: Customer, at: datetime) -> None:
    assert customer
    page, client = draw(desk, at), desk("zhao-min")
    value = f"{page}/values/{number_of(page, 'number')}"
    shown = client.get(value).content.decode()
    assert "139****9000" in shown
    assert f"{value}/reveal" in shown
    form = client.get(f"{value}/reveal", **SCRIPT).content.decode()
    assert 'value="audit"' in form
    clear = client.post(f"{value}/reveal", {"reason": "audit"}, **SCRIPT).content.decode()
    assert "13900139000" in clear
    assert 'id="reveal-number"' in clear
    assert "13900139000" not in client.get(value).content.decode()


def test_a_wrong_value_leads_to_putting_it_right(desk: Desk, customer: Customer, at: datetime) -> None:
    page, client = draw(desk, at), desk("zhao-min")
    n = number_of(page, "number")
    value = f"{page}/values/{n}"
    assert f"{value}/verification" not in client.get(value).content.decode()
    client.post(value, {"finding": "mistyped", "evidence": "call"})
    shown = client.get(value).content.decode()
    assert f"/customers/{customer.id}/attributes/number" in shown
    assert f"{value}/verification" in shown
    due = (at + timedelta(days=3)).date().isoformat()
    refused = client.post(f"{value}/verification", {"agent": "li-wei", "due_on": "2020-01-01"})
    assert refused.status_code == 422
    assert client.post(f"{value}/verification", {"agent": "li-wei", "due_on": due}).status_code == 302
    assert VerificationTask.objects.get().customer_id == customer.id
    correct_attribute(customer=customer.id, attribute=Attribute.NUMBER, value="13900139001", by=by("li-wei"), at=at)
    assert "李伟 has changed this value" in client.get(value).content.decode()
    forget_customer(customer=customer, by=SEED, at=at)
    gone = client.get(value).content.decode()
    assert "nothing left to check" in gone
    assert "attributes/number" not in gone
    assert "1 can’t be any more" in client.get(page).content.decode()

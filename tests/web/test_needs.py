"""The needs register on screen, and care that only a lead learns the reason of."""

from datetime import datetime

import pytest

from careline.parties.models import CareFlag, CareLook, Customer, CustomerNeed
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import RoleGrant, User
from careline.security.rules.roles import Role
from careline.web.agent import profile_panes
from tests.cases.conftest import SEED
from tests.web.conftest import Desk, Take

NEED = {"source": "contact", "category": "digital", "text": "希望老年版字体再大些"}
CARE = {"kind": "hearing", "basis": "customer", "evidence": "录音", "note": "请发短信", "review_on": "2027-03-01"}


@pytest.fixture
def page(take: Take) -> str:
    """Return the address of Wang Fang's page, who has one open complaint."""
    take()
    return f"/customers/{Customer.objects.get().id}"


@pytest.fixture
def lead(page: str, at: datetime) -> str:
    """Return the name of one who leads where the complaint lies."""
    assert page
    RoleGrant.objects.create(user=User.objects.get(username="zhang-yan"), role=Role.SENIOR_AGENT, granted_at=at)
    return "zhang-yan"


def test_a_need_is_collected_decided_and_told(desk: Desk, page: str) -> None:
    agent, supervisor = desk("li-wei"), desk("zhao-min")
    assert agent.post(f"{page}/new/need", NEED).status_code == 302
    assert NEED["text"] in agent.get(f"{page}/needs").content.decode()
    need = f"/needs/{CustomerNeed.objects.get().id}"
    assert "assessment" not in agent.get(need).content.decode(), "who collects decides nothing"
    for noun, text in (("assessment", "三成老年客户提出"), ("adoption", "下个版本上线")):
        assert supervisor.post(f"{need}/{noun}", {"text": text}).status_code == 302
    assert supervisor.post(f"{need}/refusal", {"text": "不做了"}).status_code == 409
    assert agent.post(f"{need}/telling", {"text": "已电话告知"}).status_code == 302
    shown = agent.get(need).content.decode()
    assert "下个版本上线" in shown
    assert "Told" in shown


def test_a_reason_left_out_is_asked_for_at_its_field(desk: Desk, page: str) -> None:
    desk("li-wei").post(f"{page}/new/need", NEED)
    answer = desk("zhao-min").post(f"/needs/{CustomerNeed.objects.get().id}/assessment", {"text": ""})
    assert (answer.status_code, "This is needed" in answer.content.decode()) == (422, True)


def test_the_register_is_narrowed_by_codes_and_by_a_search_nobody_reads_in_the_address(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/need", NEED)
    assert NEED["text"] in client.get("/needs?view=collected&category=digital&source=contact").content.decode()
    for other in ("view=told", "category=price", "source=survey"):
        assert NEED["text"] not in client.get(f"/needs?{other}").content.decode()
    found = client.post("/needs/searches", {"q": "13800138000"})
    assert "138" not in found["Location"]
    assert NEED["text"] in client.get(found["Location"]).content.decode()
    nobody = client.post("/needs/searches", {"q": "13600136000"})
    assert NEED["text"] not in client.get(nobody["Location"]).content.decode()


def test_everybody_sees_that_care_is_needed_and_a_lead_why(desk: Desk, page: str, lead: str) -> None:
    agent = desk("li-wei")
    assert agent.post(f"{page}/new/care", CARE).status_code == 302
    for address in (page, f"{page}/holdings"):
        shown = agent.get(address).content.decode()
        assert "Handle with care: ask a lead" in shown
        assert "Hears badly" not in shown
    assert agent.get(f"{page}/care").status_code == 403
    client = desk(lead)
    assert f"{page}/care" in client.get(page).content.decode()
    asked = client.get(f"{page}/care").content.decode()
    assert "Hears badly" not in asked
    (work,) = [part.split('"')[0] for part in asked.split('value="') if part.startswith("complaint:")]
    looked = client.post(f"{page}/care", {"work": work}).content.decode()
    assert "Hears badly" in looked
    assert "请发短信" in looked
    assert CareLook.objects.count() == 1
    lifting = f"{page}/care-lifting/{CareFlag.objects.get().id}"
    assert client.post(lifting, {"reason": "passed"}).status_code == 302
    assert "Handle with care" not in agent.get(page).content.decode()


def test_a_lead_who_does_not_serve_the_customer_learns_nothing(desk: Desk, page: str, at: datetime) -> None:
    desk("li-wei").post(f"{page}/new/care", CARE)
    RoleGrant.objects.create(user=User.objects.get(username="sun"), role=Role.SENIOR_AGENT, granted_at=at)
    assert desk("sun").get(f"{page}/care").status_code == 403
    assert not CareLook.objects.exists()


def test_a_case_says_that_its_customer_needs_care(desk: Desk, page: str, take: Take) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/care", CARE)
    assert "Handle with care" in client.get(f"/complaints/{take('again')}").content.decode()


def test_a_lead_reviews_what_is_due_and_renews_it(desk: Desk, page: str) -> None:
    agent = desk("li-wei")
    refused = agent.post(f"{page}/new/care", CARE | {"basis": "safety"})
    assert refused.status_code == 422
    assert "only a threat to their safety" in refused.content.decode()
    assert agent.post(f"{page}/new/care", CARE | {"review_on": "2026-03-14"}).status_code == 302
    assert agent.get("/care-reviews").status_code == 403
    lead, flag = desk("zhao-min"), CareFlag.objects.get()
    listed = lead.get("/care-reviews").content.decode()
    assert f"/care-reviews/{flag.id}" in listed
    assert "王*" in listed
    assert "Hears badly" not in listed + lead.get(f"/care-reviews/{flag.id}").content.decode()
    seen = lead.post(f"/care-reviews/{flag.id}").content.decode()
    for words in ("Hears badly", "The customer consented", "录音", "They still need this care"):
        assert words in seen
    renewal = f"{page}/care-renewal/{flag.id}"
    assert lead.post(renewal, {"review_on": "2026-03-01"}).status_code == 422
    assert lead.post(renewal, {"review_on": "2026-09-01"}).status_code == 302
    assert "Nothing to review" in lead.get("/care-reviews").content.decode()
    assert lead.post(f"/care-reviews/{flag.id}").status_code == 409
    assert CareLook.objects.count() == 1


def test_a_customers_page_leads_to_all_they_would_have(
    desk: Desk, page: str, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_panes, "LIST", 2)
    agent = desk("li-wei")
    for text in ("字体再大些", "账单再早些"):
        agent.post(f"{page}/new/need", NEED | {"text": text})
    shown = agent.get(f"{page}/needs").content.decode()
    assert ("字体再大些" in shown, "needs of this customer" in shown) == (True, False)
    agent.post(f"{page}/new/need", NEED | {"text": "信号再好些", "category": "network"})
    other = register_customer(details=CustomerDetails(name="李娜", number="13700137000"), by=SEED, at=at)
    agent.post(f"/customers/{other.id}/new/need", NEED | {"text": "别人的"})
    all_of_them = f"/needs?customer={page.rpartition('/')[2]}"
    shown = agent.get(f"{page}/needs").content.decode()
    assert (f'href="{all_of_them}"' in shown, "All 3 needs of this customer" in shown) == (True, True)
    listed = agent.get(all_of_them).content.decode()
    assert [text in listed for text in ("字体再大些", "账单再早些", "信号再好些", "别人的")] == [
        True,
        True,
        True,
        False,
    ]
    assert "Remove the filter 王*" in listed
    assert '<span>Collected</span><span class="num">3</span>' in listed
    assert "A list of one customer isn’t kept" in listed
    narrowed = agent.get(f"{all_of_them}&category=network").content.decode()
    assert ("信号再好些" in narrowed, "字体再大些" in narrowed) == (True, False)
    assert "别人的" in agent.get("/needs?customer=nobody").content.decode()

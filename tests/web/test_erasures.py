"""A request to be forgotten, from the customer's page to the empty row, on screen."""

from datetime import datetime

import pytest

from careline.notices.models import StaffNotice
from careline.parties.models import Customer, ErasureRequest
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import SEED
from tests.web.conftest import Desk, Take

ASKED = {"ground": "consent_withdrawn", "proof": "called_back", "channel": "phone", "text": "请删除我的全部资料"}


@pytest.fixture
def page(take: Take) -> str:
    """Return the address of Wang Fang's page, who has one open complaint."""
    take()
    return f"/customers/{Customer.objects.get().id}"


def asked(desk: Desk, page: str) -> str:
    """Have Li Wei record the request; return the address of its page."""
    assert desk("li-wei").post(f"{page}/new/erasure", ASKED).status_code == 302
    return f"/erasure-requests/{ErasureRequest.objects.get().number}"


def test_it_is_refused_while_a_complaint_is_open_and_names_it(desk: Desk, page: str) -> None:
    request, agent, supervisor = asked(desk, page), desk("li-wei"), desk("zhao-min")
    assert request in agent.get(page).content.decode()
    shown = supervisor.get(request).content.decode()
    assert ("TS-" in shown, "/approval" in shown, "/refusal" in shown) == (True, False, True)
    answer = supervisor.post(f"{request}/approval")
    assert answer.status_code == 409
    assert "TS-" in answer.content.decode()
    assert Customer.objects.get().forgotten_at is None


def test_who_recorded_it_is_offered_no_decision_and_is_told_of_it(desk: Desk, page: str) -> None:
    request, agent, supervisor = asked(desk, page), desk("li-wei"), desk("zhao-min")
    shown = agent.get(request).content.decode()
    assert ("/refusal" in shown, "/withdrawal" in shown) == (False, True)
    assert agent.post(f"{request}/refusal", {"text": "不行"}).status_code == 403
    assert supervisor.post(f"{request}/refusal", {"text": ""}).status_code == 422
    until = {"text": "诉讼未结", "kept_until": "2040-01-01"}
    assert supervisor.post(f"{request}/refusal", until).status_code == 302
    assert "2040" in agent.get(request).content.decode()
    assert agent.post(f"{request}/telling", {"text": "已电话告知"}).status_code == 302
    assert "已电话告知" in agent.get(request).content.decode()


def test_once_nothing_is_open_it_is_done_in_one_press(desk: Desk, page: str, at: datetime) -> None:
    assert page
    alone = register_customer(details=CustomerDetails(number="13700137000"), by=SEED, at=at)
    request, supervisor = asked(desk, f"/customers/{alone.id}"), desk("zhao-min")
    assert "/approval" in supervisor.get(request).content.decode()
    assert supervisor.post(f"{request}/approval", {"version": "1"}).status_code == 302
    gone = ErasureRequest.objects.get().customer
    assert (gone.forgotten_at is None, gone.name_sealed) == (False, None)
    shown = supervisor.get(request).content.decode()
    assert ASKED["text"] not in shown
    assert supervisor.post(f"{request}/approval").status_code == 409


def test_the_list_stands_by_where_requests_stand(desk: Desk, page: str) -> None:
    request, supervisor = asked(desk, page), desk("zhao-min")
    assert request in supervisor.get("/erasure-requests").content.decode()
    assert request in supervisor.get("/erasure-requests?view=all").content.decode()
    assert request not in supervisor.get("/erasure-requests?view=done").content.decode()
    assert desk("li-wei").get(f"{request}/nothing").status_code == 404
    assert StaffNotice.objects.count() == 0, "the relay tells, not the screen"

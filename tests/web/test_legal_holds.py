"""Legal holds on screen: set on the customer's page, seen by few, in the way of erasing, listed, and released."""

import pytest

from careline.parties.models import Customer, ErasureRequest, LegalHold
from tests.web.conftest import Desk, Take

COURT = {"kind": "court", "reason": "（2026）京0105民初1234号", "review_on": "2027-01-01"}


@pytest.fixture
def page(take: Take) -> str:
    """Return the address of Wang Fang's page."""
    take()
    return f"/customers/{Customer.objects.get().id}"


def test_it_is_set_listed_renewed_and_released(desk: Desk, page: str) -> None:
    supervisor = desk("zhao-min")
    assert "Set a legal hold" in supervisor.get(page).content.decode()
    wrong = supervisor.post(f"{page}/new/legal-hold", COURT | {"review_on": "2020-01-01"})
    assert (wrong.status_code, "on a day to come" in wrong.content.decode()) == (422, True)
    never = supervisor.post(f"{page}/new/legal-hold", COURT | {"review_on": "9999-12-31"})
    assert (never.status_code, "9999-12-31 is too far ahead" in never.content.decode()) == (422, True)
    assert supervisor.post(f"{page}/new/legal-hold", COURT).status_code == 302
    hold = LegalHold.objects.get()
    for address in (page, "/legal-holds"):
        shown = supervisor.get(address).content.decode()
        assert ("A court asks for it" in shown, COURT["reason"] in shown) == (True, True), address
    assert "/legal-holds" in supervisor.get("/erasure-requests").content.decode()
    assert supervisor.get(f"/legal-holds/{hold.id}")["Location"] == f"{page}#legal-holds"
    assert supervisor.post(f"{page}/legal-hold-review/{hold.id}", {"review_on": "2027-03-01"}).status_code == 302
    assert "2027" in supervisor.get("/legal-holds").content.decode()
    assert supervisor.post(f"{page}/legal-hold-release/{hold.id}", {"reason": "案件已结"}).status_code == 302
    assert "No hold stands" in supervisor.get("/legal-holds").content.decode()
    shown = supervisor.get(page).content.decode()
    assert ("案件已结" in shown, "legal-hold-release" in shown) == (True, False)
    again = supervisor.post(f"{page}/legal-hold-release/{hold.id}", {"reason": "再次"})
    assert (again.status_code, "its last day is over" in again.content.decode()) == (409, True)


def test_an_agent_learns_that_there_is_one_where_it_stands_in_the_way_and_no_more(desk: Desk, page: str) -> None:
    agent, supervisor = desk("li-wei"), desk("zhao-min")
    supervisor.post(f"{page}/new/legal-hold", COURT)
    shown = agent.get(page).content.decode()
    assert ("legal-hold" in shown, COURT["reason"] in shown) == (False, False)
    assert agent.post(f"{page}/new/legal-hold", COURT).status_code == 403
    assert agent.get("/legal-holds").status_code in {403, 404}
    asked = {"ground": "unlawful", "proof": "called_back", "channel": "phone", "text": "请删除"}
    assert agent.post(f"{page}/new/erasure", asked).status_code == 302
    request = f"/erasure-requests/{ErasureRequest.objects.get().number}"
    assert "a legal hold" in agent.get(request).content.decode()
    refused = supervisor.post(f"{request}/approval")
    assert (refused.status_code, "a legal hold" in refused.content.decode()) == (409, True)

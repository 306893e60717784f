"""Business at the desk: begun with one key, filled in while the rules answer, excepted by a supervisor, done."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careline.contacts.models import ServiceOrder
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin

__all__ = ["begin"]
Order = Callable[..., str]


@pytest.fixture
def order(desk: Desk, begin: Begin, take: Take, business: None) -> Order:  # noqa: ARG001  (it asks by naming)
    """Return a way for Li Wei to begin business in a call of Wang Fang's."""
    take()

    def begun(kind: str = "plan_change", *, is_verified: bool = True) -> str:
        client = desk("li-wei")
        page = begin(client)
        if is_verified:
            client.post(f"{page}/verification", {"method": "one_time_code", "outcome": "passed"})
        answer = client.post(f"{page}/orders", {"type": kind})
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] in client.get(page).content.decode()
        return str(answer["Location"])

    return begun


def state(client: Client, page: str, *rules: str) -> None:
    for rule in rules:
        assert client.post(f"{page}/rules/{rule}/statement").status_code == 302


def test_business_is_begun_filled_in_and_done(desk: Desk, order: Order) -> None:
    client, page = desk("li-wei"), order()
    first = client.get(page).content.decode()
    assert "Plan change" in first
    assert "2 still open" in first
    answers = {"answers.new_plan": "Family 199", "answers.from_when": "now", "answers.has_contract": "yes"}
    live = client.post(f"{page}/compliance", answers).content.decode()
    assert "3 still open" in live  # the fee is to be told
    refused = client.post(f"{page}/answers", answers)
    assert refused.status_code == 422  # the fee itself is missing
    assert "Family 199" in refused.content.decode()
    assert client.post(f"{page}/answers", answers | {"answers.leaving_fee": "120"}).status_code == 302
    assert client.post(f"{page}/submission").status_code == 409
    state(client, page, "consent", "terms_told", "fee_told")
    ready = client.get(page).content.decode()
    assert "All met" in ready
    assert 'value="120.00"' in ready
    assert client.post(f"{page}/submission").status_code == 302
    assert client.post(f"{page}/completion", {"result": "from next month"}).status_code == 302
    done = client.get(page).content.decode()
    assert "from next month" in done
    assert "¥120.00" in done
    assert ServiceOrder.objects.get().state == "done"


def test_the_form_comes_before_submitting_and_stays_filled_in(desk: Desk, order: Order) -> None:
    client, page = desk("li-wei"), order("sim_replacement")
    early = client.post(f"{page}/submission", headers={"HX-Request": "true"})
    assert (early.status_code, early["HX-Retarget"], early["HX-Reswap"]) == (409, "#toasts", "beforeend")
    assert "The form of this business isn’t filled in yet." in early.content.decode()
    assert "Filled in" not in client.get(page).content.decode()
    client.post(f"{page}/answers", {"answers.card_reason": "lost"})
    filled = client.get(page).content.decode()
    assert "Filled in" in filled
    assert "Fill in anew" in filled


def test_a_form_refused_is_judged_as_it_stands(desk: Desk, order: Order) -> None:
    client, page = desk("li-wei"), order()
    told = {"answers.new_plan": "Family 199", "answers.from_when": "now", "answers.has_contract": "yes"}
    refused = client.post(f"{page}/answers", told)  # the fee is missing, and is still to be told
    assert refused.status_code == 422
    assert "3 still open" in refused.content.decode()


def test_one_goes_on_from_the_list_of_exceptions(desk: Desk, order: Order) -> None:
    page = order("sim_replacement")
    desk("li-wei").post(f"{page}/rules/real_name/exception", {"text": "cannot walk"})
    chief, from_list = desk("zhao-min"), {"referer": "http://testserver/exceptions"}
    assert '1<span class="unseen"> new' in chief.get("/board").content.decode()
    assert "李伟: cannot walk" in chief.get("/exceptions").content.decode()
    answer = chief.post(f"{page}/rules/real_name/refusal", {"text": "to the hall"}, headers=from_list)
    assert answer["Location"] == "/exceptions"
    assert '1<span class="unseen"> new' not in chief.get("/board").content.decode()


def test_what_was_handed_over_is_led_to_only_where_it_may_be_seen(desk: Desk, order: Order) -> None:
    page = order()
    client, taker = desk("li-wei"), desk("zhang-yan")
    contact = f"/contacts/{ServiceOrder.objects.get().contact.number}"
    assert f'href="{page}"' in client.get(contact).content.decode()
    assert f'href="{contact}"' in client.get(page).content.decode()
    assert client.post(f"{page}/agent", {"agent": "zhang-yan"}).status_code == 302
    assert client.get(page).status_code == 404
    left = client.get(contact).content.decode()
    assert (f'href="{page}"' in left, page.rsplit("/", 1)[1] in left, "张燕" in left) == (False, True, True)
    taken = taker.get(page).content.decode()
    assert taker.get(contact).status_code == 404
    assert (f'href="{contact}"' in taken, contact.rsplit("/", 1)[1] in taken) == (False, True)


def test_many_exceptions_are_listed_in_as_many_queries_as_one(desk: Desk, order: Order) -> None:
    client, chief = desk("li-wei"), desk("zhao-min")

    def queries() -> int:
        page = order("sim_replacement")
        client.post(f"{page}/answers", {"answers.card_reason": "lost"})
        client.post(f"{page}/rules/real_name/exception", {"text": "cannot walk"})
        with CaptureQueriesContext(connection) as seen:
            assert page in chief.get("/exceptions").content.decode()
        return len(seen)

    queries()  # what is read once is read
    assert queries() == queries()


def test_the_page_of_an_order_stands_under_orders(desk: Desk, order: Order) -> None:
    rail = desk("li-wei").get(order()).content.decode().split('id="places"')[0]
    assert re.search(r'href="/orders" aria-current="page"', rail)


def test_a_supervisor_finds_the_exception_and_waives_it_with_a_reason(desk: Desk, order: Order) -> None:
    client, page = desk("li-wei"), order("sim_replacement")
    client.post(f"{page}/answers", {"answers.card_reason": "lost"})
    state(client, page, "consent")
    assert client.post(f"{page}/rules/real_name/exception", {"text": ""}).status_code == 422
    assert client.post(f"{page}/rules/real_name/exception", {"text": "cannot walk"}).status_code == 302
    assert client.get("/exceptions").status_code == 403
    chief = desk("zhao-min")
    waiting = chief.get("/exceptions").content.decode()
    assert "cannot walk" in waiting
    assert f"{page}/rules/real_name/waiver" in waiting
    assert "/rules/real_name/waiver" not in client.get(page).content.decode()
    assert client.post(f"{page}/rules/real_name/waiver", {"text": "yes"}).status_code == 403
    assert chief.post(f"{page}/rules/real_name/waiver", {"text": "filmed"}).status_code == 302
    assert "No exception waits" in chief.get("/exceptions").content.decode()
    assert client.post(f"{page}/submission").status_code == 302


def test_what_is_declined_stays_to_be_met_and_business_ends_with_a_reason(desk: Desk, order: Order) -> None:
    client, page = desk("li-wei"), order("sim_replacement")
    client.post(f"{page}/rules/real_name/exception", {"text": "in a hurry"})
    assert desk("zhao-min").post(f"{page}/rules/real_name/refusal", {"text": "to the hall"}).status_code == 302
    assert "to the hall" in client.get(page).content.decode()
    assert client.post(f"{page}/withdrawal", {"text": "goes to the hall"}).status_code == 302
    assert client.post(f"{page}/failure", {"reason": "system", "text": "down"}).status_code == 409
    assert client.post(f"{page}/unheard-of").status_code == 404
    assert client.get(f"{page}/rules/real_name/unheard-of").status_code == 404
    assert desk("chen").get(page).status_code == 404


@pytest.mark.usefixtures("business")
def test_nobody_begins_business_for_nobody(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    page = begin(client)
    assert f"{page}/orders" not in client.get(page).content.decode()
    assert client.post(f"{page}/orders", {"type": "suspension"}).status_code == 422


@pytest.mark.usefixtures("business")
def test_an_administrator_edits_business_and_rules(desk: Desk) -> None:
    client = desk("administrator")
    assert "Plan change" in client.get("/admin/order-types").content.decode()
    rule = {"code": "photo", "name_zh": "已拍照", "name_en": "Photo taken", "test": "stated", "level": "none"}
    assert client.post("/admin/compliance-rules/new", rule | {"position": 9}).status_code == 302
    wrong = client.post("/admin/compliance-rules/photo", rule | {"test": "stated_if", "position": 9})
    assert wrong.status_code == 422
    told = {"name_zh": "停机", "name_en": "Pause", "act": "change", "rules": ["identity", "photo"], "position": 1}
    assert client.post("/admin/order-types/suspension", told).status_code == 302
    assert "Photo taken" in client.get("/admin/order-types").content.decode()
    assert client.post("/admin/compliance-rules/photo/retirement").status_code == 302
    assert client.post("/admin/order-types/suspension/retirement").status_code == 302
    assert "Pause" not in client.get("/admin/order-types").content.decode()

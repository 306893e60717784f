"""A contact at the desk: begun, greeted, understood, solved and closed; and the reasons an administrator edits."""

from collections.abc import Callable

import pytest
from django.test import Client

from careline.cases.models import Complaint, ContactLink
from careline.contacts.models import Contact, Reason
from careline.kernel.identity import new_id
from tests.web.conftest import Desk, Take

Begin = Callable[[Client], str]


@pytest.fixture
def begin(desk: Desk, contact_words: None) -> Begin:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return a way to begin a call."""
    assert desk

    def begun(client: Client, **otherwise: object) -> str:
        told = {"token": str(new_id()), "channel": "phone", "caller": "13800138000", "access_number": "10080"}
        answer = client.post("/contacts/new", told | otherwise)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    return begun


def test_a_call_is_served_from_access_to_close(desk: Desk, begin: Begin, take: Take) -> None:
    take()  # so that Wang Fang is known by her number
    client = desk("li-wei")
    page = begin(client)
    first = client.get(page).content.decode()
    assert "王*" in first
    assert "13800138000" not in first
    asked = client.post(f"{page}/questions", {"reasons": "billing.dispute.data"}).content.decode()
    assert "How many yuan are disputed?" in asked
    need = {"reasons": "billing.dispute.data", "answer_month": "2", "answer_amount": "128", "answer_wish": "refund"}
    assert client.post(f"{page}/need", {"version": 1, **need}).status_code == 302
    solving = client.get(page).content.decode()
    assert "Disputed charge, complaint opened" in solving
    refused = client.post(f"{page}/closing", {"outcome": "answered", "ended_by": "customer"})
    assert refused.status_code == 422
    told = refused.content.decode()
    assert "The record still lacks: summary, result." in told
    assert "What does the customer need?" in told, "the contact is still there, and not only a form"
    assert "Disputed charge, complaint opened" in told
    assert '<option value="answered" selected>' in told
    wrap_up = {"outcome": "answered", "ended_by": "customer", "summary": "流量费异议", "result": "已解释"}
    assert client.post(f"{page}/closing", wrap_up).status_code == 302
    closed = client.get(page).content.decode()
    assert "This record is closed" in closed
    assert Contact.objects.get().score == 100


def test_the_page_of_a_contact_asks_nobody_twice_who_the_customer_is(
    desk: Desk, begin: Begin, take: Take, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    client.post(f"{page}/need", {"version": 1, "reasons": "billing.dispute.data", "answer_month": "2"})
    with django_assert_max_num_queries(45):
        client.get(page)


def test_what_is_missing_elsewhere_is_said_where_one_closes(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    client.post(f"{page}/need", {"version": 1, "reasons": "billing.dispute.data"})  # its questions still unanswered
    wrap_up = {"outcome": "answered", "ended_by": "customer", "summary": "流量费异议", "result": "已解释"}
    refused = client.post(f"{page}/closing", wrap_up)
    closing = refused.content.decode().split('class="panel closing"')[1].split("</form>")[0]
    assert refused.status_code == 422
    assert "The record still lacks: answers to the required questions." in closing
    assert "流量费异议" in closing
    client.cookies["django_language"] = "zh-hans"
    lacking = client.post(f"{page}/closing", {"outcome": "answered", "ended_by": "customer"}).content.decode()
    assert "摘要、处理结果" in lacking


def test_a_contact_closed_by_another_press_is_no_form_any_more(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    need = {"reasons": "billing.dispute.data", "answer_month": "2", "answer_amount": "128", "answer_wish": "refund"}
    client.post(f"{page}/need", {"version": 1, **need})
    wrap_up = {"outcome": "answered", "ended_by": "customer", "summary": "流量费异议", "result": "已解释"}
    assert client.post(f"{page}/closing", wrap_up)["Location"] == page
    assert client.post(f"{page}/closing", wrap_up).status_code == 409


def test_a_template_speaks_the_language_its_user_works_in(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    need = {"reasons": "billing.dispute.data", "answer_month": "2", "answer_amount": "128", "answer_wish": "refund"}
    client.post(f"{page}/need", {"version": 1, **need})
    filled_in = client.get(page).content.decode()
    assert 'data-summary="Customer 138****8000 disputes a charge: ' in filled_in
    assert "How many yuan are disputed? 128" in filled_in
    client.cookies["django_language"] = "zh-hans"
    assert 'data-summary="客户138****8000对费用有异议：' in client.get(page).content.decode()


def test_a_form_sent_twice_begins_one_contact(desk: Desk, begin: Begin) -> None:
    client, token = desk("li-wei"), str(new_id())
    assert begin(client, token=token) == begin(client, token=token)


def test_what_is_wrong_stands_at_its_field(desk: Desk, begin: Begin) -> None:
    assert begin
    told = {"token": str(new_id()), "channel": "phone", "caller": "abc"}
    answer = desk("li-wei").post("/contacts/new", told)
    assert answer.status_code == 422
    assert "This is not a telephone number." in answer.content.decode()


def test_a_colleague_does_not_see_it(desk: Desk, begin: Begin) -> None:
    page = begin(desk("li-wei"))
    assert desk("chen").get(page).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many(
    desk: Desk, begin: Begin, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = desk("li-wei")
    for _ in range(4):
        begin(client)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]  # pytest-django's own context
        assert client.get("/contacts").status_code == 200


def test_an_administrator_adds_a_reason_with_questions(desk: Desk, begin: Begin) -> None:
    assert begin
    client = desk("administrator")
    told = {"code": "satellite", "name_zh": "卫星通信", "name_en": "Satellite", "position": 0}
    lines = "!where | 在哪里？ | Where?\nsky | 能看到天空吗？ | Is the sky in view?"
    assert client.post("/admin/reasons/new", {**told, "questions": lines}).status_code == 302
    assert [one.is_required for one in Reason.objects.get(code="satellite").questions] == [True, False]
    refused = client.post("/admin/reasons/satellite", {**told, "questions": "where"})
    assert refused.status_code == 422
    assert client.get("/admin/reasons").status_code == 200
    assert client.get("/admin/wrap-up").status_code == 200


def test_a_complaint_comes_out_of_a_call_and_both_show_each_other(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    client.post(f"{page}/need", {"reasons": "mobile.slow", "answer_where": "郑州二七区", "answer_when": "晚上"})
    number = page.rpartition("/")[2]
    form = client.get(f"/intake?contact={number}").content.decode()
    assert number in form
    assert "Slow data" in form
    told = {"token": str(new_id()), "contact": number, "who": "unidentified", "channel": "phone", "urgency": "normal"}
    case = client.post("/intake", {**told, "title": "网速慢"})["Location"]
    assert number in client.get(case).content.decode()
    assert case in client.get(page).content.decode()
    complaint = Complaint.objects.get(title="网速慢")
    assert complaint.received_at == Contact.objects.get(number=number).arrived_at
    link = ContactLink.objects.get()
    assert (link.complaint, link.contact.number) == (complaint, number)


def test_nobody_makes_a_complaint_out_of_a_contact_he_cannot_see(desk: Desk, begin: Begin) -> None:
    number = begin(desk("li-wei")).rpartition("/")[2]
    assert desk("chen").get(f"/intake?contact={number}").status_code == 404
    told = {"token": str(new_id()), "contact": number, "who": "unidentified", "channel": "phone", "urgency": "normal"}
    assert desk("chen").post("/intake", {**told, "title": "网速慢"}).status_code == 404
    assert not ContactLink.objects.exists()


def test_a_caller_is_verified_at_the_desk_before_a_plan_is_changed(desk: Desk, begin: Begin, take: Take) -> None:
    take()  # so that Wang Fang is known by her number
    client = desk("li-wei")
    page = begin(client)
    fresh = client.get(page).content.decode()
    assert "Not verified" in fresh.split('class="panel verification"')[1].split("</section>")[0]
    assert f'href="{page}/verification"' in fresh
    asked = client.get(f"{page}/verification").content.decode()
    assert "One-time code" in asked
    assert "Identity document seen" not in asked
    client.post(f"{page}/need", {"reasons": "plan.change", "answer_to": "全家享", "answer_from_when": "下月"})
    assert "What they want needs: Basic verification" in client.get(page).content.decode()
    wrap_up = {"outcome": "business_done", "ended_by": "customer", "summary": "改套餐", "result": "已办理"}
    refused = client.post(f"{page}/closing", wrap_up)
    assert refused.status_code == 422
    assert "ask them into a hall" in refused.content.decode()
    assert client.post(f"{page}/verification", {"method": "one_time_code", "outcome": "failed"}).status_code == 302
    assert "Failed 1 of 3" in client.get(page).content.decode()
    assert client.post(f"{page}/verification", {"method": "recent_use", "outcome": "passed"}).status_code == 302
    verified = client.get(page).content.decode()
    assert "Basic verification" in verified
    assert "What they want needs" not in verified
    assert "Questions about recent calls or top-ups · Passed" in verified
    assert client.post(f"{page}/closing", wrap_up).status_code == 302
    assert f'href="{page}/verification"' not in client.get(page).content.decode()


def test_after_three_failures_the_panel_sends_the_customer_to_a_hall(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    for _ in range(3):
        client.post(f"{page}/verification", {"method": "one_time_code", "outcome": "failed"})
    blocked = client.get(page).content.decode()
    assert "No further check on this contact" in blocked
    assert f"{page}/verification" not in blocked
    refused = client.post(f"{page}/verification", {"method": "one_time_code", "outcome": "passed"})
    assert refused.status_code == 422
    assert "Ask the customer to come to a hall" in refused.content.decode()


def test_while_nobody_is_named_the_panel_says_what_comes_first(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    page = begin(client)
    assert "Choose the customer first" in client.get(page).content.decode()
    refused = client.post(f"{page}/verification", {"method": "one_time_code", "outcome": "passed"})
    assert (refused.status_code, "No customer is named yet" in refused.content.decode()) == (422, True)


def test_changing_a_reason_at_the_desk_keeps_what_it_needs(desk: Desk, begin: Begin) -> None:
    assert begin
    client = desk("administrator")
    assert '<option value="number_transfer" selected>' in client.get("/admin/reasons/card.replace").content.decode()
    told = {"name_zh": "补换卡", "name_en": "New SIM", "position": 3, "act": "number_transfer"}
    assert client.post("/admin/reasons/card.replace", told).status_code == 302
    assert Reason.objects.get(code="card.replace").act == "number_transfer"


def searched(client: Client, text: str) -> str:
    answer = client.post("/contacts/searches", {"q": text})
    assert text not in answer["Location"]
    return client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("text", ["13800138000", "8000", "王"])
def test_a_contact_is_found_by_number_its_end_and_surname_and_no_word_is_in_the_address(
    desk: Desk, begin: Begin, take: Take, text: str
) -> None:
    take()
    client = desk("li-wei")
    page = begin(client)
    begin(client, caller="13900139000")
    found = searched(client, text)
    assert page in found
    assert found.count("data-row=") == 1


def test_a_contact_is_found_by_its_own_number_and_by_a_caller_nobody_knows(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    page = begin(client)
    number = page.rpartition("/")[2]
    assert page in searched(client, number.lower().replace("-", ""))
    assert page in searched(client, "138 0013 8000")
    assert "Nothing found" in searched(client, "139 0013 9000")


def test_the_list_is_narrowed_by_channel_reason_step_and_day(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    page = begin(client)
    client.post(f"{page}/need", {"reasons": "billing.query.balance"})
    for query in ("channel=phone", "reason=billing", "step=solution", "from_day=2026-03-11&until_day=2026-03-11"):
        shown = client.get(f"/contacts?{query}").content.decode()
        assert page in shown, query
        assert "Remove the filter" in shown
    for query in ("channel=letter", "reason=plan", "step=need", "from_day=2026-03-12", "until_day=2026-03-10"):
        assert page not in client.get(f"/contacts?{query}").content.decode(), query
    assert page in client.get("/contacts?channel=pigeon&step=jump&from_day=yesterday").content.decode()


def test_a_search_costs_the_same_for_one_and_for_many(
    desk: Desk, begin: Begin, take: Take, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    take()
    client = desk("li-wei")
    for _ in range(4):
        begin(client)
    place = client.post("/contacts/searches", {"q": "8000"})["Location"]
    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]  # pytest-django's own context
        assert client.get(place).content.decode().count("data-row=") == 4


def test_who_only_reads_contacts_is_not_offered_to_begin_one(desk: Desk) -> None:
    assert 'href="/contacts/new"' in desk("li-wei").get("/contacts").content.decode()
    assert 'href="/contacts/new"' not in desk("auditor").get("/contacts").content.decode()

"""What comes in by other ways than a call is typed in at the desk: a letter, a form, somebody at the counter."""

from datetime import UTC, datetime

import pytest

from careline.cases.models import Complaint, ContactLink
from careline.contacts.models import Contact
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin

__all__ = ["begin"]
WROTE = "贵公司五月账单多收 128 元，请书面答复。"
LETTER = {"arrived_at": "2026-03-09T09:15", "words": WROTE, "caller": "13800138000", "access_number": ""}
NEED = {"reasons": "billing.dispute.data", "answer_month": "5", "answer_amount": "128", "answer_wish": "refund"}
WRAP_UP = {"outcome": "to_department", "summary": "账单异议", "result": "转计费核查"}


@pytest.mark.parametrize("channel", ["letter", "web_form"])
def test_what_was_written_is_read_dated_and_closed_with_nobody_on_the_line(
    desk: Desk, begin: Begin, take: Take, channel: str
) -> None:
    take()  # so that the number is a customer's, whom a letter's record must name
    client = desk("li-wei")
    told = {"channel": channel, "external_id": "XF-2026-17"} | LETTER
    page = begin(client, **told)
    one = Contact.objects.get()
    assert (one.channel, one.words, one.agent.username if one.agent else "") == (channel, WROTE, "li-wei")
    assert one.arrived_at == datetime(2026, 3, 9, 1, 15, tzinfo=UTC)
    assert begin(client, **told) == page, "the same letter is the same contact"
    assert Contact.objects.count() == 1
    shown = client.get(page).content.decode()
    assert WROTE in shown
    assert f"{page}/hold" not in shown
    assert client.post(f"{page}/need", {"version": 1, **NEED}).status_code == 302
    assert client.post(f"{page}/closing", {**WRAP_UP, "ended_by": "agent"}).status_code == 302, "no checklist"
    assert Contact.objects.get().step == "closed"


def test_a_letter_is_the_beginning_of_a_complaint_and_of_its_clock(desk: Desk, begin: Begin) -> None:
    client = desk("li-wei")
    page = begin(client, channel="letter", **LETTER)
    client.post(f"{page}/need", {"version": 1, **NEED})
    asked = client.get(f"/intake?contact={page.rpartition('/')[2]}").content.decode()
    assert WROTE in asked
    token = asked.split('name="token" value="')[1].split('"')[0]
    told = {"token": token, "contact": page.rpartition("/")[2], "title": "账单异议", "description": WROTE}
    answer = client.post("/intake", told | {"channel": "letter", "who": "unidentified", "urgency": "normal"})
    assert answer.status_code == 302, answer.content.decode()
    complaint = Complaint.objects.get()
    assert complaint.received_at == Contact.objects.get().arrived_at
    assert ContactLink.objects.get().complaint == complaint


def test_at_the_counter_nothing_is_left_out_while_the_customer_stands_there(
    desk: Desk, begin: Begin, take: Take
) -> None:
    take()
    client = desk("li-wei")
    page = begin(client, channel="counter", access_number="")
    client.post(f"{page}/need", {"version": 1, **NEED})
    refused = client.post(f"{page}/closing", {**WRAP_UP, "ended_by": "agent"})
    assert refused.status_code == 422
    ticked = ["need_met", "next_told", "cautions_told", "satisfaction_asked"]
    assert client.post(f"{page}/closing", {**WRAP_UP, "ended_by": "agent", "ticked": ticked}).status_code == 302
    one = Contact.objects.get()
    assert (one.channel, one.step, one.outcome) == ("counter", "closed", "to_department")

"""The supervisor's outbox: what didn't arrive, why, and what is done about it, one or many."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.urls import reverse

from careline.cases.models import Complaint, ComplaintNotice
from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.notifying import retry_complaint_notices, set_complaint_notice_aside
from careline.cases.queries.finding import NoSuchComplaint
from careline.notices.events import DeliveryRecorded
from careline.notices.models import Notice
from careline.notices.rules.facts import NoticeState, OtherWay
from careline.notices.writing.delivering import put
from careline.parties.operations.preferences import set_preferences
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.security.actor import Actor, system
from careline.security.operation import operation
from tests.web.conftest import Desk, Take, by

SEED = system("seed")
Lose = Callable[[], tuple[str, UUID]]


@operation()
def refuse(*, notice: Notice, code: str = "550", answer: str = "no such mailbox", by: Actor, at: datetime) -> None:
    """Let the server have refused it."""
    event = DeliveryRecorded(subject=notice.id, state=NoticeState.REFUSED, code=code)
    put(notice, NoticeState.REFUSED, event, by=by, at=at, code=code, answer=answer)


@pytest.fixture
def lose(take: Take, at: datetime) -> Lose:
    """Take in a complaint whose receipt is refused; return its number and the notice."""
    install_default_notices(by=SEED, at=at)

    def lost() -> tuple[str, UUID]:
        told = CustomerDetails(name="王芳", number="13800138000", email="wang.fang@example.com")
        number = take(customer=told)
        notice = ComplaintNotice.objects.get(complaint__number=number).notice
        refuse(notice=notice, by=SEED, at=at)
        return number, notice.id

    return lost


def state(notice: UUID) -> str:
    return Notice.objects.get(pk=notice).state


def test_what_a_wish_held_back_stands_in_the_outbox_and_on_the_case(desk: Desk, take: Take, at: datetime) -> None:
    install_default_notices(by=SEED, at=at)
    told = CustomerDetails(name="王芳", number="13800138000", email="wang.fang@example.com")
    take(customer=told)
    customer = Complaint.objects.get().customer_id
    set_preferences(customer=customer, wish=Wish(never=(ReachChannel.EMAIL,)), by=by("li-wei"), at=at)
    number = take(customer=told)
    held = desk("zhao-min").get(reverse("web:outbox") + "?view=held").content.decode()
    for said in (number, "Held back by the customer’s wish", "never to be reached this way", "Seen to otherwise"):
        assert said in held
    case = desk("li-wei").get(reverse("web:case", args=[number])).content.decode()
    assert "Held back by the customer’s wish" in case
    assert "So the customer wished." in case
    assert "never to be reached this way" not in case
    assert "Nothing is held back" not in held


def test_what_did_not_arrive_is_listed_with_why_and_what_to_do(desk: Desk, lose: Lose) -> None:
    number, _ = lose()
    page = desk("zhao-min").get(reverse("web:outbox")).content.decode()
    for said in (number, "550 no such mailbox", "w***@example.com", "Mend the address", "Try again"):
        assert said in page
    assert "wang.fang" not in page
    assert "Nothing waits" in desk("zhao-min").get(reverse("web:outbox") + "?view=waiting").content.decode()


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("552 5.2.2 Mailbox full", "The mailbox is full"),
        ("552 quota exceeded", "The mailbox is full"),
        ("554 5.7.1 rejected as spam", "The server refuses our mails"),
        ("550 5.1.1 no such user", "Mend the address"),
        ("550 10.5.7.13 says no", "Mend the address"),
    ],
)
def test_the_remedy_follows_the_servers_answer(desk: Desk, lose: Lose, at: datetime, said: str, remedy: str) -> None:
    _, notice = lose()
    code, _, answer = said.partition(" ")
    refuse(notice=Notice.objects.get(pk=notice), code=code, answer=answer, by=SEED, at=at)
    page = desk("zhao-min").get(reverse("web:outbox")).content.decode()
    assert remedy in page


def test_many_are_tried_again_at_once_and_what_waits_says_why(desk: Desk, lose: Lose) -> None:
    chosen = [lose()[1] for _ in range(2)]
    client = desk("zhao-min")
    answer = client.post(reverse("web:outbox-attempts"), {"notice": [*map(str, chosen), "nonsense"]}, follow=True)
    assert "2 notices are queued again" in answer.content.decode()
    assert [state(one) for one in chosen] == ["queued", "queued"]
    waiting = client.get(reverse("web:outbox") + "?view=waiting").content.decode()
    assert "Queued: not connected" in waiting
    assert "No mail server is set yet" in waiting
    again = client.post(reverse("web:outbox-attempts"), {"notice": [str(chosen[0])]}, follow=True)
    assert "queued again" not in again.content.decode()
    assert "Nothing is chosen" in client.post(reverse("web:outbox-attempts"), follow=True).content.decode()


def test_whose_address_is_gone_is_named(desk: Desk, lose: Lose) -> None:
    number, notice = lose()
    customer = Complaint.objects.get(number=number).customer
    customer.email_sealed = None
    customer.save()
    answer = desk("zhao-min").post(reverse("web:outbox-attempts"), {"notice": [str(notice)]}, follow=True)
    assert f"No address is known any more for {number}" in answer.content.decode()
    assert state(notice) == "refused"


def test_what_was_told_otherwise_leaves_the_list_and_says_how(desk: Desk, lose: Lose) -> None:
    number, notice = lose()
    client, address = desk("zhao-min"), reverse("web:notice-aside", args=[number, notice])
    outbox = f"http://testserver{reverse('web:outbox')}"
    answer = client.post(address, {"way": "called"}, headers={"Referer": outbox})
    assert answer["Location"] == reverse("web:outbox")
    assert "Nothing to see to" in client.get(reverse("web:outbox")).content.decode(), (
        "it never arrived, so nobody says so"
    )
    page = client.get(reverse("web:case", args=[number])).content.decode()
    assert "Seen to otherwise" in page
    assert "The customer was called" in page
    assert client.post(address, {"way": "called"}).status_code == 409


def test_nobody_sees_to_what_is_out_of_reach(desk: Desk, lose: Lose, at: datetime) -> None:
    number, notice = lose()
    assert desk("li-wei").get(reverse("web:outbox")).status_code == 403
    outsider = by("sun")
    done = retry_complaint_notices(notices=[notice], by=outsider, at=at)
    assert (done.queued, done.unreachable, state(notice)) == (0, (), "refused")
    with pytest.raises(NoSuchComplaint):
        set_complaint_notice_aside(number=number, notice=notice, way=OtherWay.MET, by=outsider, at=at)

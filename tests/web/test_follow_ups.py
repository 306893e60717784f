"""Promises at the desk: made in a contact, seen in one's day, kept, handed on; nobody goes home with one unowned."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client

from careline.contacts.models import FollowUp, HandOver
from careline.contacts.operations.missing import notice_missed
from careline.parties.operations.preferences import set_preferences
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.security.actor import system
from careline.security.models import Session
from tests.contacts.test_consulted import read_on
from tests.web.conftest import Desk, Take
from tests.web.test_contacts import Begin, begin

__all__ = ["begin"]
Promise = Callable[..., FollowUp]


@pytest.fixture
def promise(desk: Desk, begin: Begin, take: Take) -> Promise:
    """Return a way for Li Wei to promise something in a call of Wang Fang's."""
    take()
    page = begin(desk("li-wei"))

    def made(what: str = "Call her about the refund", due: str = "2026-03-11T17:00", **otherwise: str) -> FollowUp:
        told = {"kind": "promise", "what": what, "due_at": due, "owner": "li-wei"} | otherwise
        answer = desk("li-wei").post(f"{page}/follow-ups", told)
        assert answer.status_code == 302, answer.content.decode()
        return FollowUp.objects.get(what=what)

    return made


def act(client: Client, one: FollowUp, noun: str, **told: object) -> int:
    return client.post(f"/follow-ups/{one.id}/{noun}", {"version": one.version, **told}).status_code


def test_a_promise_stands_on_the_contact_and_in_ones_day_until_it_is_kept(desk: Desk, promise: Promise) -> None:
    one, client = promise(), desk("li-wei")
    assert one.contact is not None
    on_contact = client.get(f"/contacts/{one.contact.number}").content.decode()
    assert "Call her about the refund" in on_contact
    day = client.get("/my-day").content.decode()
    assert "Call her about the refund" in day
    assert "王*" in day
    assert "13800138000" not in day
    assert act(client, one, "keeping", text="Told her") == 302
    assert "Nothing promised" in client.get("/my-day").content.decode()
    assert "Call her about the refund" in client.get(f"/contacts/{one.contact.number}").content.decode()


def test_what_was_missed_stands_first_and_can_be_moved_with_a_reason(
    desk: Desk, promise: Promise, at: datetime
) -> None:
    one, client = promise(), desk("li-wei")
    notice_missed(by=system("sweeper"), at=at + timedelta(days=1))
    one.refresh_from_db()
    assert "Missed: still owed" in client.get("/my-day").content.decode()
    assert act(client, one, "due-time", due_at="2026-03-13T09:00", text="") == 422
    refused = client.post(f"/follow-ups/{one.id}/due-time", {"due_at": "2020-01-01T09:00", "text": "late"})
    assert "This time can’t be kept" in refused.content.decode()
    assert act(client, one, "due-time", due_at="2026-03-13T09:00", text="billing is late") == 302
    one.refresh_from_db()
    assert (one.state, one.missed) == ("open", 1)


def test_what_is_handed_on_is_the_colleagues(desk: Desk, promise: Promise) -> None:
    one = promise()
    assert act(desk("li-wei"), one, "owner", owner="zhang-yan", text="She calls at five") == 302
    assert "Call her about the refund" in desk("zhang-yan").get("/my-day").content.decode()
    assert "Nothing promised" in desk("li-wei").get("/my-day").content.decode()
    one.refresh_from_db()
    assert act(desk("chen"), one, "keeping") == 404


def test_dropping_wants_a_reason(desk: Desk, promise: Promise) -> None:
    one, client = promise(), desk("li-wei")
    assert act(client, one, "withdrawal", text="") == 422
    assert act(client, one, "withdrawal", text="she came to the hall") == 302
    assert act(client, one, "unheard-of") == 404


def test_going_home_is_refused_while_a_promise_has_nobody(desk: Desk, promise: Promise) -> None:
    one, later = promise(), promise("Send the contract", due="2026-03-20T10:00")
    client, told = desk("li-wei"), {"back_at": "2026-03-12T09:00"}
    asked = client.get("/my-day/hand-over").content.decode()
    assert "Call her about the refund" in asked
    refused = client.post("/my-day/hand-over", told)
    assert refused.status_code == 422
    assert "Name a colleague for each" in refused.content.decode()
    assert client.post("/my-day/hand-over", told | {str(one.id): "zhang-yan"}).status_code == 302
    assert HandOver.objects.get().handed == 1
    later.refresh_from_db()
    assert later.owner.username == "li-wei"


def test_the_day_costs_the_same_for_one_promise_and_for_many(
    desk: Desk, promise: Promise, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = desk("li-wei")
    for n in range(5):
        promise(f"Promise {n}")
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]  # pytest-django's own context
        assert client.get("/my-day").status_code == 200


def test_a_promise_leads_to_where_it_is_kept(desk: Desk, promise: Promise, at: datetime) -> None:
    one = promise()
    link = f"/follow-ups/{one.id}"
    assert desk("li-wei").get(link)["Location"] == f"/my-day#owed-{one.id}"
    assert one.contact is not None
    assert desk("zhao-min").get(link)["Location"] == f"/contacts/{one.contact.number}"
    notice_missed(by=system("sweeper"), at=at + timedelta(days=1))
    Session.objects.filter(user__username="li-wei").update(ended_at=at)
    lead = desk("zhao-min")
    assert lead.get(link)["Location"] == f"/my-day#owed-{one.id}"
    day = lead.get("/my-day").content.decode()
    assert "Missed while their owner is away" in day
    assert f"/follow-ups/{one.id}/owner" in day
    assert desk("zhang-yan").get(link).status_code == 404


def test_what_is_told_of_a_promise_stands_under_the_bell_until_it_is_opened(
    desk: Desk, promise: Promise, at: datetime
) -> None:
    one = promise()
    notice_missed(by=system("sweeper"), at=at + timedelta(days=1))
    read_on(at)
    client = desk("li-wei")
    page = client.get("/my-notices").content.decode()
    assert "Something you promised was missed: it is still owed" in page
    assert f'href="/follow-ups/{one.id}"' in page
    client.get(f"/follow-ups/{one.id}")
    assert "Something you promised" not in client.get("/my-notices").content.decode()


def test_how_somebody_wishes_to_be_reached_stands_where_one_rings(
    desk: Desk, promise: Promise, take: Take, at: datetime
) -> None:
    one, client, case = promise(), desk("li-wei"), take()
    assert one.contact is not None
    assert one.party_id is not None
    evening = Wish(
        channel=ReachChannel.SMS, from_time=time(18), until_time=time(20), do_not_disturb=True, language="en"
    )
    set_preferences(customer=one.party_id, wish=evening, by=system("test"), at=at)
    for page in (f"/contacts/{one.contact.number}", "/my-day", f"/complaints/{case}"):
        shown = client.get(page).content.decode()
        assert "Do not disturb" in shown, page
        assert "Only about their own matter" in shown, page
        assert "Ring between 18:00 and 20:00." in shown, page
        assert "Use SMS rather than ring." in shown, page
    assert "Speak and write English." in client.get(f"/complaints/{case}").content.decode()
    act(client, one, "keeping", text="Told her")
    assert "Do not disturb" not in client.get("/my-day").content.decode()

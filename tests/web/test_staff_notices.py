"""The bell: what one was told, and the mail one wishes besides."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from careline.notices.operations.staff import tell_staff
from careline.security.actor import system
from careline.security.models import LedgerEntry, Session, User
from tests.web.conftest import Desk, Take


@pytest.fixture
def number(take: Take, at: datetime) -> str:
    number = take()
    entry = LedgerEntry.objects.order_by("id").last()
    assert entry
    told = {"kind": "complaint_assigned", "about": number, "values": {}, "by_name": "赵敏"}
    user = User.objects.get(username="li-wei")
    tell_staff(user=user, **told, cause=entry.id, by=system("teller"), at=at)  # type: ignore[arg-type]  # as told
    return number


def test_the_bell_counts_what_is_new_and_leads_to_it(desk: Desk, number: str) -> None:
    client, page = desk("li-wei"), reverse("web:staff-notices")
    assert 'aria-label="What you were told: 1"' in client.get("/worklist").content.decode()
    shown = client.get(page).content.decode()
    assert f"赵敏 gave you complaint {number}" in shown
    assert reverse("web:case", args=[number]) in shown
    assert client.post(reverse("web:staff-notices-seen"))["Location"] == page
    assert 'aria-label="What you were told"' in client.get(page).content.decode()
    assert "Nothing yet" in desk("chen").get(page).content.decode()


def test_the_bell_is_asked_again_and_answers_only_what_is_new(desk: Desk, number: str) -> None:
    assert number
    client, bell = desk("li-wei"), reverse("web:bell")
    asking = {"HX-Request": "true", "Careline-Unattended": "1"}
    rung = client.get(bell, headers=asking | {"If-None-Match": '"0"'})
    assert (rung.status_code, rung["ETag"]) == (200, '"1"')
    assert 'aria-label="What you were told: 1"' in rung.content.decode()
    same = client.get(bell, headers=asking | {"If-None-Match": rung["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert client.get(bell)["Location"] == reverse("web:staff-notices")


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(desk: Desk, at: datetime) -> None:
    client, asking = desk("li-wei"), {"HX-Request": "true", "Careline-Unattended": "1"}
    Session.objects.update(seen_at=at - timedelta(minutes=20))
    for page in ("/worklist", reverse("web:bell")):
        assert client.get(page, headers=asking).status_code == 200
    assert Session.objects.get().seen_at == at - timedelta(minutes=20)
    Session.objects.update(seen_at=at - timedelta(minutes=31))
    over = client.get(reverse("web:bell"), headers=asking)
    assert (over.status_code, over["HX-Redirect"]) == (204, reverse("web:expired"))
    Session.objects.update(seen_at=at - timedelta(minutes=20))
    assert client.get("/worklist").status_code == 200
    assert Session.objects.get().seen_at > at - timedelta(minutes=20), "who comes himself is seen"


def test_mail_is_a_wish_with_an_address(desk: Desk, number: str) -> None:
    assert number
    client, page = desk("li-wei"), reverse("web:staff-mail")
    refused = client.post(page, {"kinds": "complaint_assigned"})
    assert refused.status_code == 422
    assert "Nobody said where the mails go" in refused.content.decode()
    assert client.post(page, {"address": "li", "kinds": "complaint_assigned"}).status_code == 422
    assert client.post(page, {"address": "li@op.example", "kinds": "complaint_assigned"}).status_code == 302
    assert "li@op.example" in client.get(page).content.decode()

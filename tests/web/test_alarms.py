"""The security administrator's alarms: what happened, what to do next, and who has seen it."""

from datetime import datetime

import pytest
from django.urls import reverse

from careline.security.actor import system
from careline.security.models import Alarm
from careline.security.operations.alarms import raise_alarm
from careline.web.words.alarms import ALARM_WORDS
from tests.web.conftest import Desk

TOLD = {"user": "li-wei", "address": "", "count": 60, "first": "edited"}


@pytest.fixture
def alarm(house: None, at: datetime) -> Alarm:
    del house
    made = raise_alarm(kind="reveal_quota", key="li-wei", told=TOLD, by=system("alarms"), at=at)
    assert made
    return made


def test_an_alarm_says_what_happened_and_what_to_do_next(desk: Desk, alarm: Alarm) -> None:
    client = desk("guard")
    page = client.get(reverse("web:alarms")).content.decode()
    assert "li-wei read 60 masked fields in clear within a day" in page
    assert "Read in the ledger what for" in page
    assert "nobody has seen it yet" in page
    assert 'class="news num">1' in page
    client.post(reverse("web:alarms-seen"), {"alarm": [str(alarm.id), "nonsense"]})
    page = client.get(reverse("web:alarms")).content.decode()
    assert "seen by 吴刚" in page
    assert "news num" not in page


def test_an_address_is_no_colleague_to_be_asked(desk: Desk, house: None, at: datetime) -> None:
    del house
    told = {"user": "", "address": "203.0.113.7", "count": 60}
    assert raise_alarm(kind="refused_sign_ins", key="where", told=told, by=system("alarms"), at=at)
    page = desk("guard").get(reverse("web:alarms")).content.decode()
    assert "If it is an office of yours" in page
    assert "Ask the colleague" not in page
    told = {"user": "li-wei", "address": "", "count": 5}
    assert raise_alarm(kind="refused_sign_ins", key="who", told=told, by=system("alarms"), at=at)
    assert "Ask the colleague" in desk("guard").get(reverse("web:alarms")).content.decode()


def test_the_auditor_reads_and_leaves_no_mark(desk: Desk, alarm: Alarm) -> None:
    client = desk("auditor")
    assert "I have seen" not in client.get(reverse("web:alarms")).content.decode()
    assert client.post(reverse("web:alarms-seen"), {"alarm": str(alarm.id)}).status_code == 403
    assert desk("administrator").get(reverse("web:alarms")).status_code == 403


def test_without_any_all_is_quiet(desk: Desk) -> None:
    assert "All is quiet" in desk("guard").get(reverse("web:alarms")).content.decode()


@pytest.mark.parametrize("kind", ALARM_WORDS)
def test_every_alarm_says_a_next_step_and_fills_in_what_it_tells(kind: str) -> None:
    words = ALARM_WORDS[kind]
    assert "%(" not in str(words.says) % TOLD
    assert str(words.next)


def test_every_kind_that_a_room_registered_has_words() -> None:
    from careline.security.reactions.registry import registered

    codes = {reader.partition("raise_")[2] for reader in registered() if reader.startswith("security.raise_")}
    assert codes | {"ledger_broken"} == set(ALARM_WORDS)

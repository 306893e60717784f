"""Alarms on the screens: on the page of a complaint, and the list of those nobody has in hand."""

import html
from datetime import datetime, timedelta

import pytest

from careline.cases.models import Clock
from careline.cases.operations.sweeping import sweep_clocks
from careline.clocks.operations.ladder import install_default_ladder
from careline.security.actor import system
from tests.web.conftest import SEED, Desk, Take
from tests.web.test_clocks import shown

BILLED = {"category": "product.billing"}


@pytest.fixture
def late(take: Take, at: datetime) -> str:
    """The number of a complaint that is late."""
    install_default_ladder(by=SEED, at=at)
    number = take(**BILLED)
    due_at = Clock.objects.get(complaint__number=number).due_at
    assert due_at is not None
    sweep_clocks(by=system("sweeper"), at=due_at + timedelta(hours=1))
    return number


def test_the_ledger_of_time_tells_alarms_and_the_next_and_takes_it_in_hand(desk: Desk, late: str) -> None:
    told = shown(desk, "chen", late)
    assert "90 % of the time used" in told
    assert "the time is over" in told
    assert "Next: late by 1 day" in told
    assert "nobody has it in hand" in told
    address = f"/complaints/{late}/clocks/{Clock.objects.get().pk}/acknowledgement"
    assert f'href="{address}"' in told
    assert address not in shown(desk, "li-wei", late)
    asked = html.unescape(desk("chen").get(address).content.decode())
    assert "Have “Answer within two days” in hand" in asked
    assert desk("chen").post(address).status_code == 302
    told = shown(desk, "chen", late)
    assert "陈工 has it in hand" in told
    assert "Next: late by 3 days" in told
    assert address not in told
    page = html.unescape(desk("chen").get(f"/complaints/{late}").content.decode())
    assert "陈工 has the alarm about “Answer” in hand" in page
    assert "尚无人跟进" not in shown(desk, "chen", late, "zh-hans")
    assert desk("chen").post(address).status_code == 409


def test_a_supervisor_lists_what_nobody_has_in_hand(desk: Desk, late: str) -> None:
    page = html.unescape(desk("zhao-min").get("/clock-alarms").content.decode())
    assert late in page
    assert "/acknowledgement" in page
    assert desk("chen").get("/clock-alarms").status_code == 403
    desk("zhao-min").post(f"/complaints/{late}/clocks/{Clock.objects.get().pk}/acknowledgement")
    page = desk("zhao-min").get("/clock-alarms").content.decode()
    assert late not in page
    assert "empty" in page

"""Two sweepers at one moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

import pytest
from django.db import connections, transaction

from careline.cases.models import ClockAlarm
from careline.cases.operations.receiving import receive_complaints
from careline.cases.operations.sweeping import sweep_clocks
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import SEED, founded
from tests.cases.test_redated_pauses import promised
from tests.cases.test_sweeping import HOURS, SWEEPER, swept

HOUR = timedelta(hours=1)
PATIENCE = 30.0


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_raise_nothing_twice(at: datetime) -> None:
    house = founded(at)
    install_calendar(code="cn", by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    promised(at, HOURS)
    intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails())
    receive_complaints(intakes=[intake] * 4, by=house.li_wei, at=at)
    held, may_go = Event(), Event()

    def hold() -> int:
        try:
            with transaction.atomic():
                count = sweep_clocks(by=SWEEPER, at=at + 37 * HOUR, limit=2)
                held.set()
                assert may_go.wait(PATIENCE)
            return count
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        first = other.submit(hold)
        assert held.wait(PATIENCE)
        assert (swept(at + 37 * HOUR), swept(at + 37 * HOUR)) == (2, 0), "those the other holds are passed over"
        may_go.set()
        assert first.result(PATIENCE) == 2
    assert swept(at + 37 * HOUR) == 0
    assert sorted(ClockAlarm.objects.values_list("step", flat=True)) == ["near"] * 4

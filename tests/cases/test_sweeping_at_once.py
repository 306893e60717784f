"""Two sweepers at one moment."""

from datetime import datetime, timedelta

import pytest

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
from tests.two_at_once import held_open

HOUR = timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_raise_nothing_twice(at: datetime) -> None:
    house = founded(at)
    install_calendar(code="cn", by=SEED, at=at)
    install_default_ladder(by=SEED, at=at)
    promised(at, HOURS)
    intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails())
    receive_complaints(intakes=[intake] * 4, by=house.li_wei, at=at)
    late = at + 37 * HOUR
    with held_open(lambda: sweep_clocks(by=SWEEPER, at=late, limit=2)) as first:
        assert (swept(late), swept(late)) == (2, 0), "those the other holds are passed over"
    assert first.result() == 2
    assert swept(late) == 0
    assert sorted(ClockAlarm.objects.values_list("step", flat=True)) == ["near"] * 4

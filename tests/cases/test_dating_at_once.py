"""What is taken in, or goes on, at the moment a calendar changes is due by the calendar as it is then."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from careline.cases.models import Clock, Complaint
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.clocks.operations.calendars import change_calendar_days
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import install_default_ladder
from careline.clocks.rules.days import DayChange, DayKind
from careline.clocks.rules.terms import PauseReason
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import SEED, House, founded
from tests.cases.test_redated_pauses import FIVE_DAYS, promised
from tests.two_at_once import one_after_the_other

HOUR = timedelta(hours=1)
NOON = datetime(2026, 3, 11, 4, tzinfo=UTC)
AFTER = datetime(2026, 3, 19, 16, tzinfo=UTC)
"""The end of the fifth working day after Wednesday 11 March in China, where the 17th is none."""


@pytest.fixture
def house(transactional_db: None) -> House:  # noqa: ARG001  (a fixture asks for another one by naming it)
    house = founded(NOON)
    install_calendar(code="cn", by=SEED, at=NOON)
    install_default_ladder(by=SEED, at=NOON)
    promised(NOON, FIVE_DAYS)
    return house


def take_in(house: House) -> None:
    intake = Intake(title="x", channel=Channel.PHONE, customer=CustomerDetails())
    receive_complaint(intake=intake, by=house.li_wei, at=NOON)


def make_holiday() -> None:
    change = DayChange(day=date(2026, 3, 17), kind=DayKind.HOLIDAY)
    change_calendar_days(code="cn", changes=[change], by=SEED, at=NOON)


def pause(house: House) -> None:
    number, asked = Complaint.objects.get().number, PauseReason.CUSTOMER_ASKED
    pause_clock(number=number, clock=Clock.objects.get().id, reason=asked, by=house.zhao_min, at=NOON + HOUR)


def go_on(house: House) -> None:
    number = Complaint.objects.get().number
    resume_clock(number=number, clock=Clock.objects.get().id, by=house.zhao_min, at=NOON + 2 * HOUR)


@pytest.mark.parametrize("is_change_last", [True, False])
@pytest.mark.parametrize("before", [[], [take_in, pause]], ids=["taken in", "goes on"])
def test_who_comes_first_is_waited_for(
    house: House,
    before: list[Callable[[House], None]],
    is_change_last: bool,  # noqa: FBT001  (pytest's parameter)
) -> None:
    for one in before:
        one(house)
    works: list[Callable[[], None]] = [lambda: go_on(house) if before else take_in(house), make_holiday]
    first, second = works if is_change_last else reversed(works)
    one_after_the_other(first, second)
    assert Clock.objects.get().due_at == AFTER

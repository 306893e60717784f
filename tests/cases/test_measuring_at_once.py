"""Two nights at once count one after the other: neither fails, and nothing is counted twice."""

from datetime import UTC, datetime

import pytest

from careline.cases.models import CommitmentMonth
from careline.cases.operations.measuring import measure_commitments
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.security.actor import system
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED, founded
from tests.cases.test_due_times import received
from tests.two_at_once import one_after_the_other

IN_APRIL = datetime(2026, 4, 2, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("transactional_db")
def test_the_second_night_waits_for_the_first(at: datetime) -> None:
    house = founded(at)
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    received(house, at)

    def count() -> None:
        measure_commitments(by=system("commitments"), at=IN_APRIL)

    one_after_the_other(count, count)
    assert set(CommitmentMonth.objects.values_list("due", flat=True)) == {1}
    assert (
        CommitmentMonth.objects.count() == CommitmentMonth.objects.values("rule_code", "month").distinct().count() > 0
    )
    assert LedgerEntry.objects.filter(event="cases.commitments_measured").count() == 2

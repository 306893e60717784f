"""Two nights at once count one after the other: neither fails, and nothing is counted twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from django.db import connection, connections, transaction

from careline.cases.models import CommitmentMonth
from careline.cases.operations.measuring import measure_commitments
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.security.actor import system
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED, founded
from tests.cases.test_due_times import received

IN_APRIL = datetime(2026, 4, 2, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30.0


@pytest.mark.usefixtures("transactional_db")
def test_the_second_night_waits_for_the_first(at: datetime) -> None:
    house = founded(at)
    install_calendar(code="cn", by=SEED, at=at)
    install_calendar(code="us", by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    received(house, at)
    done, may_go = Event(), Event()

    def first() -> None:
        try:
            with transaction.atomic():
                measure_commitments(by=system("commitments"), at=IN_APRIL)
                done.set()
                assert may_go.wait(PATIENCE)
        finally:
            connections.close_all()

    def second() -> None:
        try:
            measure_commitments(by=system("commitments"), at=IN_APRIL)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        holding = both.submit(first)
        assert done.wait(PATIENCE)
        coming = both.submit(second)
        _until_somebody_waits()
        may_go.set()
        holding.result(PATIENCE)
        coming.result(PATIENCE)
    assert set(CommitmentMonth.objects.values_list("due", flat=True)) == {1}
    assert (
        CommitmentMonth.objects.count() == CommitmentMonth.objects.values("rule_code", "month").distinct().count() > 0
    )
    assert LedgerEntry.objects.filter(event="cases.commitments_measured").count() == 2


def _until_somebody_waits() -> None:
    for _ in range(2000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'")
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    pytest.fail("nobody waits")

"""Two who install a pack, or change a rule of it, at one moment: one comes second, and finds what the first did."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from threading import Event

import pytest
from django.db import connection, connections, transaction

from careline.clocks.models import DueRule, InstalledPack
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_pack
from careline.clocks.rules.default_rules import CN_ANSWER
from tests.clocks.conftest import SEED
from tests.clocks.test_pack_files import MINE

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30.0


@pytest.mark.parametrize("first", ["pack", "rule"])
def test_the_second_waits_for_the_first(first: str, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    done, may_go = Event(), Event()
    terms = replace(CN_ANSWER, code="acme.answer")

    def hold() -> None:
        try:
            with transaction.atomic():
                if first == "pack":
                    install_pack(text=MINE, by=SEED, at=at)
                else:
                    set_due_rule(terms=terms, valid_from=date(2026, 1, 1), by=SEED, at=at)
                done.set()
                assert may_go.wait(PATIENCE)
        finally:
            connections.close_all()

    def come() -> InstalledPack:
        try:
            return install_pack(text=MINE, by=SEED, at=at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        holding = both.submit(hold)
        assert done.wait(PATIENCE)
        coming = both.submit(come)
        _until_somebody_waits()
        may_go.set()
        holding.result(PATIENCE)
        assert coming.result(PATIENCE).code == "acme"
    assert InstalledPack.objects.count() == 1
    (rule,) = DueRule.objects.filter(code="acme.answer")
    assert rule.pack == ("acme" if first == "pack" else ""), "what the house wrote meanwhile is its own"


def _until_somebody_waits() -> None:
    for _ in range(2000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    pytest.fail("nobody waits")

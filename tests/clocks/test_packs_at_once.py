"""Two who install a pack, or change a rule of it, at one moment: one comes second, and finds what the first did."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from careline.clocks.models import DueRule, InstalledPack
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_pack
from careline.clocks.rules.default_rules import CN_ANSWER
from tests.clocks.conftest import SEED
from tests.clocks.test_pack_files import MINE
from tests.two_at_once import one_after_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("first", ["pack", "rule"])
def test_the_second_waits_for_the_first(first: str, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    terms = replace(CN_ANSWER, code="acme.answer")

    def by_hand() -> object:
        return set_due_rule(terms=terms, valid_from=date(2026, 1, 1), by=SEED, at=at)

    def by_pack() -> InstalledPack:
        return install_pack(text=MINE, by=SEED, at=at)

    _, pack = one_after_the_other(by_pack if first == "pack" else by_hand, by_pack)
    assert pack.code == "acme"
    assert InstalledPack.objects.count() == 1
    (rule,) = DueRule.objects.filter(code="acme.answer")
    assert rule.pack == ("acme" if first == "pack" else ""), "what the house wrote meanwhile is its own"

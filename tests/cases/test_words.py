"""A refusal names stages in the reader's words, and a reach without a department reaches nobody else's work."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import translation

from careline.cases.operations.closing import archive_complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.finding import visible
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import IllegalMove
from careline.kernel.sentences import say
from careline.parties.rules.details import CustomerDetails
from tests.cases.conftest import House

INTAKE = Intake(title="宽带掉线", channel=Channel.PHONE, customer=CustomerDetails())


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "“已受理”"), ("en", "“received”")])
def test_a_stage_is_named_in_the_readers_language(house: House, at: datetime, language: str, word: str) -> None:
    row = receive_complaint(intake=INTAKE, by=house.li_wei, at=at)
    with pytest.raises(IllegalMove) as refused:
        archive_complaint(number=row.number, by=house.li_wei, at=at)
    with translation.override(language):
        assert word in say(refused.value).problem


def test_one_without_a_department_sees_nobody_elses_work(house: House, at: datetime) -> None:
    receive_complaint(intake=INTAKE, by=house.li_wei, at=at)
    lost = replace(house.chen, department_id=None, department_path="")
    assert visible(by=house.zhao_min).count() == 1
    assert visible(by=lost).count() == 0

"""The category tree: offered, renamed, retired, and telling how its complaints are worked on."""

from datetime import datetime

import pytest

from careline.cases.models import Category
from careline.cases.operations.categories import Naming, retire_category, set_category
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.categories import NoSuchCategory, offered_categories, offered_category, strategy
from careline.cases.rules.categories import BadCategoryCode, BadCategoryName
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.parties.rules.details import CustomerDetails
from careline.security.policy import Forbidden
from tests.cases.conftest import House

ROAMING = Naming(name_zh="国际漫游", name_en="Roaming")


def test_a_sub_reason_is_added_renamed_and_retired(house: House, at: datetime) -> None:
    set_category(code="network.roaming", naming=ROAMING, by=house.administrator, at=at)
    renamed = Naming(name_zh="漫游", name_en="Roaming")
    assert set_category(code="network.roaming", naming=renamed, by=house.administrator, at=at).name_zh == "漫游"
    assert Category.objects.filter(code="network.roaming").count() == 1
    retire_category(code="network.roaming", by=house.administrator, at=at)
    with pytest.raises(NoSuchCategory):
        offered_category(code="network.roaming")


def test_retiring_a_class_retires_its_sub_reasons_and_nothing_else(house: House, at: datetime) -> None:
    retire_category(code="network", by=house.administrator, at=at)
    assert {one.code.partition(".")[0] for one in offered_categories()} == {"service", "product"}


@pytest.mark.parametrize("code", [".*", "Network", "a.b.c", "network.", "网络", "x" * 65, ""])
def test_a_code_that_is_none_is_refused_and_retires_nothing(house: House, at: datetime, code: str) -> None:
    with pytest.raises(BadCategoryCode):
        set_category(code=code, naming=ROAMING, by=house.administrator, at=at)
    with pytest.raises(NoSuchCategory):
        retire_category(code=code, by=house.administrator, at=at)


def test_a_category_has_a_parent_that_is_offered_and_a_name_in_both_languages(house: House, at: datetime) -> None:
    with pytest.raises(NoSuchCategory):
        set_category(code="weather.rain", naming=ROAMING, by=house.administrator, at=at)
    with pytest.raises(BadCategoryName):
        set_category(code="network.rain", naming=Naming(name_zh="", name_en="Rain"), by=house.administrator, at=at)


def test_only_the_administrator_edits_the_tree(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_category(code="network.roaming", naming=ROAMING, by=house.zhao_min, at=at)


def test_a_complaint_keeps_a_retired_category_but_none_is_given_it(house: House, at: datetime) -> None:
    intake = Intake(title="信号", channel=Channel.PHONE, customer=CustomerDetails(), category="network.signal")
    kept = receive_complaint(intake=intake, by=house.li_wei, at=at)
    retire_category(code="network.signal", by=house.administrator, at=at)
    kept.refresh_from_db()
    assert kept.category is not None
    again = Intake(title="信号", channel=Channel.PHONE, customer=CustomerDetails())
    new = receive_complaint(intake=again, by=house.li_wei, at=at)
    with pytest.raises(NoSuchCategory):
        classify_complaint(number=new.number, category="network.signal", urgency=Urgency.NORMAL, by=house.li_wei, at=at)


@pytest.mark.usefixtures("house")
def test_a_sub_reason_is_worked_on_as_its_class_unless_it_says_otherwise(at: datetime) -> None:
    speed = offered_category(code="network.speed")
    assert "覆盖图" in strategy(category=speed, language="zh-hans")
    speed.strategy_en = "Test the line."
    assert strategy(category=speed, language="en") == "Test the line."
    assert strategy(category=None, language="en") == ""
    assert at

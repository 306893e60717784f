"""A category suggested from the words of a title, or none."""

import tomllib

import pytest

from careline.cases.operations.defaults import SHIPPED
from careline.cases.queries.lexicon import lexicon
from careline.cases.rules.suggestion import Clue, Suggested, compiled


@pytest.mark.parametrize(
    ("title", "category", "words"),
    [
        ("5 月账单多扣增值业务费 128 元", "product.billing", "账单"),
        ("宽带频繁掉线,已上门两次", "network.fault", "频繁掉线"),
        ("营业厅服务态度恶劣", "service.attitude", "服务态度"),
        ("套餐变更未生效", "product.plan", "套餐变更"),
        ("Slow Internet every evening", "network.speed", "slow internet"),
        ("Double billing after change", "product.billing", "double billing"),
    ],
)
def test_a_title_suggests_its_category_and_names_the_words(title: str, category: str, words: str) -> None:
    suggested = lexicon().suggest(title)
    assert suggested is not None
    assert suggested.category == category
    assert words in suggested.words


@pytest.mark.parametrize("title", ["", "你好", "Comcast", "the caption", "cappuccino", "请问"])
def test_a_title_without_clues_suggests_nothing(title: str) -> None:
    assert lexicon().suggest(title) is None


def test_two_categories_of_the_same_weight_suggest_nothing() -> None:
    even = compiled([Clue("red", "a", 2), Clue("blue", "b", 2)])
    assert even.suggest("red and blue") is None
    assert even.suggest("Red only") == Suggested("a", ("red",))


def test_a_longer_phrase_is_read_before_the_word_inside_it() -> None:
    nested = compiled([Clue("data cap", "plan", 2), Clue("data", "speed", 2)])
    assert nested.suggest("my data cap") == Suggested("plan", ("data cap",))


def test_every_clue_belongs_to_a_category_a_new_house_offers() -> None:
    offered = tomllib.loads((SHIPPED / "categories.toml").read_text(encoding="utf-8")).keys()
    assert lexicon().categories <= set(offered)

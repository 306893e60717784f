"""Categories that are offered."""

from django.db.models import QuerySet

from careline.cases.models import Category
from careline.kernel.refusals import Refusal


class NoSuchCategory(Refusal):
    """The category is unknown or no longer offered."""

    code = "cases.no_such_category"


def offered_categories() -> QuerySet[Category]:
    """Return the categories that may be chosen, parents before their sub-reasons."""
    return Category.objects.filter(retired_at=None).select_related("parent", "form").order_by("code")


def offered_category(*, code: str) -> Category:
    """Return one category that may be chosen.

    :raises NoSuchCategory: unknown or retired.
    """
    found = offered_categories().filter(code=code).first()
    if found is None:
        raise NoSuchCategory(field="category", category=code)
    return found


def strategy(*, category: Category | None, language: str) -> str:
    """Return how complaints of a category are worked on, its own words or its parent's; empty when nobody wrote any.

    :param language: `zh-hans` or `en`.
    """
    field = "strategy_zh" if language.startswith("zh") else "strategy_en"
    line = [category, category.parent] if category else []
    return next((words for one in line if one and (words := getattr(one, field))), "")

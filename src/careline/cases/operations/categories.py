"""Editing the category tree."""

from datetime import datetime

from django.db.models import Q

from careline.cases.events import CategoryRetired, CategorySet
from careline.cases.models import Category
from careline.cases.queries.categories import NoSuchCategory, offered_category
from careline.cases.rules.categories import check_code, check_names
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "cases.manage_categories"


@operation()
def set_category(*, code: str, name_zh: str, name_en: str, by: Actor, at: datetime, position: int = 0) -> Category:
    """Add a category, or rename the one of that code; a sub-reason's code begins with its parent's: `network.speed`.

    :raises BadCategoryCode: not one or two words of lower-case letters.
    :raises NoSuchCategory: the parent named by the code isn't there.
    """
    policy.require(by, RIGHT)
    check_code(code)
    check_names(name_zh=name_zh, name_en=name_en)
    parent = offered_category(code=code.rpartition(".")[0]) if "." in code else None
    category, _ = Category.objects.update_or_create(
        code=code,
        defaults={"name_zh": name_zh, "name_en": name_en, "position": position, "retired_at": None},
        create_defaults={
            "id": new_id(),
            "parent": parent,
            "name_zh": name_zh,
            "name_en": name_en,
            "position": position,
        },
    )
    record(CategorySet(subject=category.id, code=code), by=by, at=at)
    return category


@operation()
def retire_category(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a category and its sub-reasons; complaints that carry it keep it.

    :raises NoSuchCategory: unknown or retired already.
    """
    policy.require(by, RIGHT)
    branch = Category.objects.filter(Q(code=code) | Q(code__startswith=f"{code}."), retired_at=None)
    retired = list(branch.select_for_update())
    if not retired:
        raise NoSuchCategory(field="code", category=code)
    for category in retired:
        category.retired_at = at
        category.save(update_fields=["retired_at"])
        record(CategoryRetired(subject=category.id, code=category.code), by=by, at=at)

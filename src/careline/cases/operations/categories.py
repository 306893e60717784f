"""Editing the category tree."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db.models import Q

from careline.cases.events import CategoryRetired, CategorySet
from careline.cases.models import Category
from careline.cases.queries.categories import NoSuchCategory, offered_category
from careline.cases.rules.categories import check_code, check_names
from careline.cases.rules.intake import check_text
from careline.forms.queries.designs import offered_form
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "cases.manage_categories"


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What a category is called, where it stands in its list, and how its complaints are worked on."""

    name_zh: str
    name_en: str
    position: int = 0
    strategy_zh: str = ""
    strategy_en: str = ""
    form: str = ""
    """Code of the form that is asked besides; empty means the first level's."""


@operation()
def set_category(*, code: str, naming: Naming, by: Actor, at: datetime) -> Category:
    """Add a category, or rename the one of that code; a sub-reason's code begins with its parent's: `network.speed`.

    :raises BadCategoryCode: not one or two words of lower-case letters.
    :raises BadCategoryName: a name is missing or too long.
    :raises NoSuchForm: the form named isn't on offer.
    :raises NoSuchCategory: the parent named by the code isn't there.
    """
    policy.require(by, RIGHT)
    check_code(code)
    check_names(name_zh=naming.name_zh, name_en=naming.name_en)
    check_text("strategy_zh", naming.strategy_zh)
    check_text("strategy_en", naming.strategy_en)
    parent = offered_category(code=code.rpartition(".")[0]) if "." in code else None
    form = offered_form(code=naming.form) if naming.form else None
    says = {**asdict(naming), "form": form, "retired_at": None}
    category, _ = Category.objects.update_or_create(
        code=code, defaults=says, create_defaults={**says, "id": new_id(), "parent": parent}
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

"""What every intake looks into: the categories on offer, who takes which, the departments; kept until one changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from careline.cases.models import Category
from careline.cases.queries.assignment import rules_in_force
from careline.cases.queries.categories import offered_categories
from careline.cases.rules.assignment import Rule
from careline.security.models import Department
from careline.security.queries.editions import Editions

TABLES = ("cases_category", "cases_assignmentrule", "forms_form", "security_department", "security_user")


@dataclass(frozen=True, eq=False)
class Directory:
    """Rows that many requests look at and none may change."""

    categories: Mapping[str, Category]
    """Those that may be chosen, by code."""
    rules: Sequence[Rule]
    """The assignment table."""
    departments: Mapping[UUID, Department]
    """All there are and were."""
    root: UUID
    """The department over all others."""


def directory(known: Editions) -> Directory:
    """Return the directory as it is under the editions that stand."""
    return _read(known.of(*TABLES))


@lru_cache(maxsize=2)
def _read(known: Editions) -> Directory:  # noqa: ARG001  (what it was read under)
    # rules first: the department of each is then sure to be found
    rules, categories = rules_in_force(), {row.code: row for row in offered_categories()}
    departments = {row.id: row for row in Department.objects.all()}
    return Directory(
        categories=categories,
        rules=rules,
        departments=departments,
        root=next(row.id for row in departments.values() if row.parent_id is None),
    )

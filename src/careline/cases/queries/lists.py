"""The worklist as a list that can be kept: what it is narrowed by, and how many complaints each kept one holds."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count

from careline.cases.models import Category
from careline.cases.queries.finding import visible
from careline.cases.queries.worklist import Bounds, Filters, View, cut
from careline.cases.rules.facts import Urgency
from careline.cases.rules.lists import USUAL, ListColumn, ListOrder
from careline.cases.rules.stages import StageName
from careline.security.actor import Actor
from careline.security.ports.lists import KeptKind
from careline.security.queries.codes import is_centre, is_department, is_username
from careline.security.rules.kept_lists import ListKind, among, is_code, offered
from careline.security.rules.roles import Role

WITHIN_A_DAY = "24h"
"""What `due` says of a list of what is due in the next 24 hours."""
WORKLIST = ListKind(
    name="worklist",
    needs="cases.read_complaint",
    narrowed_by={
        "view": among(View),
        "stage": among(StageName),
        "department": is_code,
        "centre": is_code,
        "handler": is_code,
        "category": is_code,
        "urgency": among(Urgency),
        "due": among([WITHIN_A_DAY]),
    },
    orders=tuple(ListOrder),
    columns=tuple(ListColumn),
    usual=USUAL,
)


def usual_view(by: Actor) -> View:
    """Return the list a person begins with: what is open as far as he sees, and for a handler his department's."""
    handles = Role.DEPARTMENT_HANDLER in by.roles and by.roles <= {Role.AGENT, Role.DEPARTMENT_HANDLER}
    return View.DEPARTMENT if handles else View.OPEN


def filters_told(narrowed: Mapping[str, str], *, by: Actor, bounds: Bounds) -> Filters:
    """Return what the words of an address, or of a kept list, narrow to; they fit (`fitting`)."""
    within_a_day = narrowed.get("due") == WITHIN_A_DAY
    return Filters(
        view=View(narrowed["view"]) if "view" in narrowed else usual_view(by),
        stage=StageName(narrowed["stage"]) if "stage" in narrowed else None,
        department=narrowed.get("department", ""),
        centre=narrowed.get("centre", ""),
        handler=narrowed.get("handler", ""),
        category=narrowed.get("category", ""),
        urgency=narrowed.get("urgency", ""),
        due_from=bounds.now if within_a_day else None,
        due_before=bounds.now + timedelta(hours=24) if within_a_day else None,
    )


def counted_worklists(*, by: Actor, at: datetime, lists: Mapping[UUID, Mapping[str, str]]) -> Mapping[UUID, int]:
    """Return how many complaints each list holds for this actor, all in one query.

    What is archived isn't counted, nor is a list that asks for the archive: that would be reading all there is.
    """
    bounds = Bounds.of_day(at)
    told = {f"v{name.hex}": filters_told(narrowed, by=by, bounds=bounds) for name, narrowed in lists.items()}
    asked = {name: filters for name, filters in told.items() if filters.view is not View.ALL}
    if not asked:
        return {}
    cuts = {name: Count("stage", filter=cut(filters, by=by, bounds=bounds)) for name, filters in asked.items()}
    found = visible(by=by).exclude(stage=StageName.ARCHIVED).aggregate(**cuts)
    return {UUID(name.removeprefix("v")): number for name, number in found.items()}


CODES = offered(
    {
        "department": is_department,
        "centre": is_centre,
        "handler": is_username,
        "category": lambda code: Category.objects.filter(code=code).exists(),
    }
)
KEPT = (KeptKind(WORKLIST, counted_worklists, check=CODES),)

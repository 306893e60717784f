"""The lists somebody keeps or is offered by a department, and how many complaints each holds."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Q

from careline.cases.models import SavedView
from careline.cases.queries.finding import visible
from careline.cases.queries.worklist import Bounds, Filters, View, cut
from careline.cases.rules.stages import StageName
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.policy import require


class NoSuchView(Refusal):
    """There is no list of that name, or none this actor is offered."""

    code = "cases.no_such_view"
    kind = Kind.MISSING


def views_of(*, by: Actor) -> list[SavedView]:
    """Return one's own lists and those shared with one's department or one above it, one's own first."""
    require(by, "cases.keep_view")
    rows = SavedView.objects.filter(_offered(by), retired_at=None).select_related("owner", "department")
    return sorted(rows, key=lambda row: (row.owner_id != by.id, row.name))


def saved_view(*, by: Actor, view: UUID) -> SavedView:
    """Return one list.

    :raises NoSuchView: none this actor is offered.
    """
    found = SavedView.objects.filter(_offered(by), pk=view, retired_at=None).select_related("owner").first()
    if found is None:
        raise NoSuchView
    return found


def counted_views(*, by: Actor, bounds: Bounds, narrowed: Mapping[UUID, Filters]) -> Mapping[UUID, int]:
    """Return how many complaints each list holds for this actor, all in one query.

    What is archived isn't counted, nor is a list that asks for the archive: that would be reading all there is.
    """
    asked = {f"v{name.hex}": filters for name, filters in narrowed.items() if filters.view is not View.ALL}
    if not asked:
        return {}
    cuts = {name: Count("stage", filter=cut(filters, by=by, bounds=bounds)) for name, filters in asked.items()}
    found = visible(by=by).exclude(stage=StageName.ARCHIVED).aggregate(**cuts)
    return {UUID(name.removeprefix("v")): number for name, number in found.items()}


def _offered(by: Actor) -> Q:
    return Q(owner=by.id) | Q(department__path__in=list(_above(by.department_path)))


def _above(path: str) -> Iterable[str]:
    """Yield the paths of a department and of all above it."""
    steps = path.rstrip("/").split("/") if path else []
    return ("/".join(steps[: n + 1]) + "/" for n in range(len(steps)))

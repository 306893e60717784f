"""The lists somebody keeps or is offered by a department, and how many things each holds for this reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.models import KeptList
from careline.security.policy import allows, require, scope
from careline.security.ports.lists import kept_kind, registered
from careline.security.rules.kept_lists import MOST_COUNTED, fitting

KEEP = "security.keep_list"
SEE_TO, TAKE = "security.see_to_left_lists", "security.take_over_lists"


class NoSuchList(Refusal):
    """There is no list of that name, or none this actor is offered."""

    code = "security.no_such_list"
    kind = Kind.MISSING


def kept_lists(*, by: Actor, kind: str = "") -> list[KeptList]:
    """Return one's own lists and those shared with one's department or one above it, one's own first.

    :param kind: only of this list; else of every one the actor may look at.
    :raises NoSuchListKind: no list of that name can be kept.
    """
    require(by, KEEP)
    asked = [kept_kind(kind)] if kind else registered()
    kinds = [one.kind.name for one in asked if allows(by, one.kind.needs)]
    rows = KeptList.objects.filter(_offered(by), kind__in=kinds, retired_at=None)
    found = rows.select_related("owner", "department")
    return sorted(found, key=lambda row: (kinds.index(row.kind), row.owner_id != by.id, row.name))


def kept_list(*, by: Actor, kept: UUID) -> KeptList:
    """Return one list.

    :raises NoSuchList: none this actor is offered.
    """
    found = KeptList.objects.filter(_offered(by), pk=kept, retired_at=None).select_related("owner").first()
    if found is None or not allows(by, kept_kind(found.kind).kind.needs):
        raise NoSuchList
    return found


def left_lists(*, by: Actor) -> list[KeptList]:
    """Return the lists that leavers share still, as far as the actor sees to them, by department and name."""
    require(by, SEE_TO)
    found = left().filter(scope(by, SEE_TO)).select_related("owner", "department")
    return list(found.order_by("department__path", "kind", "name"))


def left_list(*, by: Actor, kept: UUID) -> KeptList:
    """Return one of them.

    :raises NoSuchList: no leaver shares it, or not where the actor sees to it.
    """
    found = next((row for row in left_lists(by=by) if row.pk == kept), None)
    if found is None:
        raise NoSuchList
    return found


def takeable_lists(*, by: Actor) -> frozenset[UUID]:
    """Return which lists that leavers share still the actor may take over: those where he may, and may look at."""
    if not allows(by, TAKE):
        return frozenset()
    kinds = [one.kind.name for one in registered() if allows(by, one.kind.needs)]
    return frozenset(left().filter(scope(by, TAKE), kind__in=kinds).values_list("pk", flat=True))


def left() -> QuerySet[KeptList]:
    """Return the lists whose owner has left: shared ones, which nobody can change or remove as their own."""
    return KeptList.objects.filter(retired_at=None, owner__deactivated_at__isnull=False).exclude(department=None)


@dataclass(frozen=True)
class Held:
    """How much a list holds."""

    count: int
    is_at_least: bool = False
    """Whether there are so many or more: nobody counted on."""


def counted_lists(
    *, by: Actor, at: datetime, lists: Sequence[KeptList], here: KeptList | None = None
) -> Mapping[UUID, Held]:
    """Return how many things each list holds for this actor, one question of the database for each kind.

    One that isn't counted is left out: counting it would be reading all there is, or there are too many of its kind.
    Of those `MOST_COUNTED` are counted: the one that is looked at, one's own, and those shared last.

    :param here: the one that is looked at.
    """
    found: dict[UUID, Held] = {}
    first = sorted(lists, key=lambda row: (row is not here, row.owner_id != by.id, -row.pk.int))  # ids grow with time
    for one in registered():
        of_kind = [row for row in first if row.kind == one.kind.name][:MOST_COUNTED]
        narrowed = {row.pk: fitting(one.kind, row.narrowed) for row in of_kind}
        if narrowed:
            counts, most = one.counts(by=by, at=at, lists=narrowed), one.counted_to
            found |= {name: Held(n, is_at_least=most is not None and n >= most) for name, n in counts.items()}
    return found


def _offered(by: Actor) -> Q:
    return Q(owner=by.id) | Q(department__path__in=list(_above(by.department_path)))


def _above(path: str) -> Iterable[str]:
    """Yield the paths of a department and of all above it."""
    steps = path.rstrip("/").split("/") if path else []
    return ("/".join(steps[: n + 1]) + "/" for n in range(len(steps)))

"""The lists one keeps, beside the worklist: which one is looked at, how it looks, and how many each holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from careline.cases.queries.views import counted_views, views_of
from careline.cases.queries.worklist import Bounds
from careline.cases.rules.views import NARROWED_BY, USUAL, ListColumn, ListOrder
from careline.security.policy import allows
from careline.web.agent.filters import SAVED, Asked, address, counted_as
from careline.web.arrivals import Arrived
from careline.web.doors import is_fragment
from careline.web.words import LIST_COLUMNS


@dataclass(frozen=True)
class Saved:
    """One of the lists at the side, and how many complaints it holds."""

    label: str | Promise
    picture: str
    address: str
    count: int | None
    is_here: bool
    is_late: bool = False


@dataclass(frozen=True)
class KeptLists:
    """The lists kept, and the one that is looked at."""

    lists: list[Saved]
    here: Any = None
    keep_address: str = ""
    may_change: bool = False

    @property
    def order(self) -> ListOrder:
        """In which order the list stands."""
        return ListOrder(self.here.order) if self.here else ListOrder.DUE

    @property
    def columns(self) -> Mapping[str, str | Promise]:
        """What the list shows, with the heads of the columns."""
        chosen = self.here.columns if self.here else USUAL
        return {one.value: LIST_COLUMNS[one] for one in ListColumn if one in chosen}

    def shown(self) -> dict[str, Any]:
        """Return what the page shows of them."""
        changeable = self.here.pk if self.here and self.may_change else None
        return {"saved": self.lists, "keep_address": self.keep_address, "here_saved": changeable}


def kept_lists(request: Arrived, asked: Asked, bounds: Bounds) -> KeptLists:
    """Return one's own lists and those the department shares, with how many complaints each holds for this reader."""
    if not allows(request.actor, "cases.keep_view"):
        return KeptLists([])
    rows = views_of(by=request.actor)
    here = next((row for row in rows if str(row.pk) == asked.query.get(SAVED)), None)
    if is_fragment(request):  # only the rows are asked for
        return KeptLists([], here)
    narrowed = {row.pk: counted_as(row.narrowed, by=request.actor, bounds=bounds) for row in rows}
    counts = counted_views(by=request.actor, bounds=bounds, narrowed=narrowed)
    lists = [
        Saved(
            label=row.name,
            picture="users" if row.department_id else "user",
            address=address(**row.narrowed, saved=str(row.pk)),
            count=counts.get(row.pk),
            is_here=row is here,
        )
        for row in rows
    ]
    said = {name: value for name, value in asked.query.items() if name in NARROWED_BY}
    keep = "" if here or asked.text else f"{reverse('web:view-new')}?{urlencode(said)}"
    return KeptLists(lists, here, keep, may_change=bool(here and here.owner_id == request.actor.id))

"""The lists one keeps, beside the list itself: which is looked at, how it looks, and how many things each holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.cases.rules.lists import ListOrder
from careline.security.policy import allows
from careline.security.queries.kept_lists import KEEP, SEE_TO, Held, counted_lists, left_lists, takeable_lists
from careline.security.queries.kept_lists import kept_lists as lists_of
from careline.security.rules.kept_lists import MOST_COUNTED, ListKind, fitting
from careline.web.agent.desk_lists import DeskList, desk_list
from careline.web.agent.filters import SAVED
from careline.web.arrivals import Arrived
from careline.web.doors import is_fragment
from careline.web.searches import ASKED

WORDS_ARE_NOT_KEPT = _("Words that were searched for aren’t kept with a list: they may name a customer.")
LATER = "…"
"""Beside a list that isn't counted, because there are too many: it is counted when it is looked at."""


@dataclass(frozen=True)
class Saved:
    """One of the lists at the side, and how many things it holds."""

    label: str | Promise
    picture: str
    address: str
    count: int | str | None
    is_here: bool
    is_late: bool = False


@dataclass(frozen=True)
class KeptLists:
    """The lists kept, and the one that is looked at."""

    desk: DeskList
    lists: list[Saved]
    here: Any = None
    keep_address: str = ""
    why_not: str | Promise = ""
    """Why the list on the screen can't be kept."""
    may_change: bool = False
    is_left: bool = False
    """Whether its owner has left, and the reader sees to such lists."""
    may_take: bool = False
    """Whether the reader may make it theirs then."""

    @property
    def order(self) -> ListOrder:
        """In which order a worklist stands."""
        return ListOrder(self.here.order) if self.here and self.here.order else ListOrder.DUE

    @property
    def columns(self) -> Mapping[str, str | Promise]:
        """What the list shows, with the heads of the columns."""
        chosen = self.here.columns if self.here else self.desk.kind.usual
        return {one: head for one, head in self.desk.columns.items() if one in chosen}

    @property
    def narrowed(self) -> Mapping[str, str]:
        """To what the list that is looked at is narrowed; nothing where none is."""
        return fitting(self.desk.kind, self.here.narrowed) if self.here else {}

    def shown(self) -> dict[str, Any]:
        """Return what the page shows of them."""
        changeable = self.here.pk if self.here and self.may_change else None
        return {
            "saved": self.lists,
            "keep_address": self.keep_address,
            "why_not_kept": self.why_not,
            "here_saved": changeable,
            "is_kept": self.here is not None,
            "left_saved": self.here.pk if self.here and self.is_left else None,
            "may_take_left": self.may_take,
        }


def kept_lists(
    request: Arrived, kind: ListKind, said: Mapping[str, str], *, why_not: str | Promise = "", saved: str = ""
) -> KeptLists:
    """Return one's own lists and those the department shares, with how many things each holds for this reader.

    :param said: what the address says: what the list on the screen is narrowed to, and which kept one it is.
    :param why_not: why the list on the screen can't be kept, where it can't.
    """
    desk = desk_list(kind.name)
    if not allows(request.actor, KEEP) or not allows(request.actor, kind.needs):
        return KeptLists(desk, [])
    rows = lists_of(by=request.actor, kind=kind.name)
    here = next((row for row in rows if str(row.pk) == (saved or said.get(SAVED))), None)
    if is_fragment(request):  # only the rows are asked for
        return KeptLists(desk, [], here)
    counts = counted_lists(by=request.actor, at=request.at, lists=rows, here=here)
    others = LATER if len(rows) > MOST_COUNTED else None
    lists = [
        Saved(
            label=row.name,
            picture="users" if row.department_id else "user",
            address=desk.opens(row.narrowed, row.pk),
            count=_told(counts[row.pk]) if row.pk in counts else others,
            is_here=row is here,
        )
        for row in rows
    ]
    keep = "" if here or why_not else _keeping(desk, said)
    mine = bool(here and here.owner_id == request.actor.id)
    sees_to = bool(here and here.owner.deactivated_at and allows(request.actor, SEE_TO))
    is_left = sees_to and here in left_lists(by=request.actor)
    told = {"may_change": mine, "is_left": is_left}
    may_take = bool(is_left and here and here.pk in takeable_lists(by=request.actor))
    return KeptLists(desk, lists, here, keep, "" if here else why_not, **told, may_take=may_take)


def _keeping(desk: DeskList, said: Mapping[str, str]) -> str:
    """Return where the list on the screen is kept."""
    told = {ASKED: said[ASKED]} if desk.is_sealed and ASKED in said else fitting(desk.kind, said)
    if desk.is_sealed and not told:  # everybody there is makes no list
        return ""
    return f"{reverse('web:kept-list-new', args=[desk.kind.name])}?{urlencode(told)}"


def _told(held: Held) -> int | str:
    return f"{held.count}+" if held.is_at_least else held.count

"""The lists of the desk that can be kept: where each stands, what it is called there, and what its address says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from careline.cases.queries.lists import WORKLIST
from careline.contacts.queries.lists import CONTACTS, ORDERS
from careline.parties.queries.lists import CUSTOMERS, NEEDS
from careline.parties.rules.wanted import wanted_in
from careline.security.rules.kept_lists import ListKind, fitting
from careline.web.agent.filters import SAVED
from careline.web.arrivals import Arrived
from careline.web.searches import ASKED, words_of
from careline.web.words import LIST_COLUMNS, LIST_ORDERS, Words

Narrowed = Mapping[str, str]


def _in_address(request: Arrived) -> Narrowed:
    return {name: str(value) for name, value in request.GET.items()}


def _in_search(request: Arrived) -> Narrowed:
    return wanted_in(words_of(request)).said


@dataclass(frozen=True)
class DeskList:
    """One list of the desk."""

    kind: ListKind
    page: str
    orders: Words = field(default_factory=dict)
    columns: Words = field(default_factory=dict)
    told: Callable[[Arrived], Narrowed] = _in_address
    """What the list on the screen is narrowed to."""
    is_sealed: bool = False
    """Whether what it is narrowed to stands in no address, but in a search."""

    def narrowed(self, request: Arrived) -> dict[str, str]:
        """Return what of the list on the screen can be kept."""
        return fitting(self.kind, self.told(request))

    def address(self, **query: str) -> str:
        """Return the list's own address."""
        page = reverse(self.page)
        return f"{page}?{urlencode(query)}" if query else page

    def opens(self, narrowed: Narrowed, kept: object) -> str:
        """Return where a kept list is looked at."""
        said = {} if self.is_sealed else fitting(self.kind, narrowed)
        return self.address(**said, **{SAVED: str(kept)})


DESK_LISTS = {
    one.kind.name: one
    for one in (
        DeskList(WORKLIST, "web:worklist", LIST_ORDERS, LIST_COLUMNS),
        DeskList(CONTACTS, "web:contacts"),
        DeskList(ORDERS, "web:orders"),
        DeskList(CUSTOMERS, "web:customers", told=_in_search, is_sealed=True),
        DeskList(NEEDS, "web:needs"),
    )
}
IN_ADDRESSES = (
    ASKED,
    *dict.fromkeys(name for one in DESK_LISTS.values() if not one.is_sealed for name in one.kind.narrowed_by),
)
"""What the address may say where a list is kept: the codes the others are narrowed by, and the name of a search."""


def desk_list(name: str) -> DeskList:
    """Return one by its name; a page that isn't there where none is called so."""
    if name not in DESK_LISTS:
        raise Http404
    return DESK_LISTS[name]

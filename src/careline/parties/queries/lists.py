"""Customers and needs as lists that can be kept: what each is narrowed by, and how many a kept one holds.

Of customers only what is chosen is kept: words, codes of the catalogues, days. What somebody tells of himself (a
number, a name, a document) never is, and neither is anything typed freely, such as a place: nobody can say what was
typed there.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from careline.parties.ports.habits import habits
from careline.parties.queries.catalogues import catalogue_entries
from careline.parties.queries.listing import fitting
from careline.parties.queries.needs import READ, NeedFilters, narrowed_needs
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CODE, CustomerKind, Tier
from careline.parties.rules.holdings import ProductKind, SubscriptionStatus
from careline.parties.rules.needs import NeedCategory, NeedSource, NeedStatus
from careline.parties.rules.wanted import NUMBERS, Wanted
from careline.security.actor import Actor
from careline.security.ports.lists import KeptKind
from careline.security.queries.bounded import COUNTED_TO, counted_up_to
from careline.security.rules.kept_lists import BadListFilter, Fits, ListKind, among, is_day

Lists = Mapping[UUID, Mapping[str, str]]
LISTED = {
    "brand": Catalogue.BRAND,
    "region": Catalogue.REGION,
    "segment": Catalogue.SEGMENT,
    "plan": Catalogue.PLAN,
    "line_brand": Catalogue.BRAND,
    "line_region": Catalogue.REGION,
}
"""What is narrowed by an entry of a catalogue."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


def _is_entry(code: str) -> bool:
    return CODE.fullmatch(code) is not None


def _up_to(most: int) -> Fits:
    return among(str(n) for n in range(1, most + 1))


CUSTOMERS = ListKind(
    name="customers",
    needs="parties.list_customers",
    narrowed_by={
        "kind": among(CustomerKind),
        "tier": among(Tier),
        "language": lambda told: LANGUAGE.fullmatch(told) is not None,
        "product": among(ProductKind),
        "line_status": among(SubscriptionStatus),
        "stale": among(["True"]),
        "main_channel": lambda told: told in habits().channels,
        **{name: _up_to(most) for name, most in NUMBERS.items()},
        **dict.fromkeys(LISTED, _is_entry),
        **dict.fromkeys(("since", "before", "line_since", "line_before"), is_day),
    },
)
NEEDS = ListKind(
    name="needs",
    needs=READ,
    narrowed_by={"view": among(NeedStatus), "category": among(NeedCategory), "source": among(NeedSource)},
)


def check_listed(narrowed: Mapping[str, str]) -> None:
    """Refuse a code that stands in no catalogue: it was typed, and may be anything.

    :raises BadListFilter: naming what it narrows.
    """
    named = {name: narrowed[name] for name in LISTED if name in narrowed}
    if odd := unlisted(named):
        raise BadListFilter(filter=odd[0])


def unlisted(narrowed: Mapping[str, str]) -> list[str]:
    """Return by what of this no list of customers can be kept: what is told, typed, or in no catalogue."""
    known = {(entry.catalogue, entry.code) for entry in catalogue_entries()} if narrowed.keys() & LISTED else set()
    return [
        name
        for name, value in narrowed.items()
        if name not in CUSTOMERS.narrowed_by or (name in LISTED and (LISTED[name], value) not in known)
    ]


def needs_told(said: Mapping[str, str]) -> NeedFilters:
    """Return what the words of an address, or of a kept list, narrow needs to; they fit (`fitting`)."""
    return NeedFilters(
        status=NeedStatus(said["view"]) if "view" in said else None,
        category=NeedCategory(said["category"]) if "category" in said else None,
        source=NeedSource(said["source"]) if "source" in said else None,
    )


def counted_customers(*, by: Actor, at: datetime, lists: Lists) -> Mapping[UUID, int]:
    """Return how many customers each list holds for this actor, up to `COUNTED_TO`; none that asks what he may not.

    One query counts; each list narrowed by a line asks once more before, which of the merged are found by it.
    """
    asked = {name: Wanted.of_texts(said) for name, said in lists.items()}
    may = habits().may(by=by)
    return counted_up_to(
        {name: fitting(by=by, wanted=one, at=at) for name, one in asked.items() if may or not one.habits}
    )


def counted_need_lists(*, by: Actor, at: datetime, lists: Lists) -> Mapping[UUID, int]:
    """Return the same of needs."""
    del at
    return counted_up_to({name: narrowed_needs(by=by, filters=needs_told(said)) for name, said in lists.items()})


KEPT = (
    KeptKind(CUSTOMERS, counted_customers, COUNTED_TO, check_listed),
    KeptKind(NEEDS, counted_need_lists, COUNTED_TO),
)

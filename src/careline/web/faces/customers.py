"""A customer as a line of a list, masked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.parties.rules.masked import MaskedCustomer
from careline.web.faces.catalogues import Names, named_code
from careline.web.words import CUSTOMER_KINDS, TIERS


@dataclass(frozen=True)
class CustomerRow:
    """One customer."""

    id: UUID
    name: str
    number: str
    kind: str | Promise
    tier: str | Promise
    is_special: bool
    brand: str
    region: str
    segment: str
    place: str
    checked_at: datetime
    is_stale: bool
    habits: str = ""
    """By what habits it stands in a list that was narrowed by some."""


def customer_row(one: MaskedCustomer, *, stale: datetime, names: Names) -> CustomerRow:
    """Return a customer as a list shows one.

    :param stale: whose profile was looked at before this instant, has a stale one.
    """
    return CustomerRow(
        id=one.id,
        name=one.name or _("unidentified customer"),
        number=one.number or one.email,
        kind=CUSTOMER_KINDS[one.kind],
        tier=TIERS[one.tier],
        is_special=one.tier != "standard",
        brand=named_code(names, "brand", one.brand),
        region=named_code(names, "region", one.region),
        segment=named_code(names, "segment", one.segment),
        place=one.place,
        checked_at=one.checked_at,
        is_stale=one.checked_at < stale and not one.is_forgotten,
    )

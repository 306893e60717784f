"""The customer beside the case: masked, each field shown for a reason, and whether he has other complaints."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.parties.queries.care import needs_care
from careline.parties.queries.customers import known_customers
from careline.parties.queries.preferences import reaching_of
from careline.parties.rules.fields import Field
from careline.parties.rules.masked import MaskedCustomer
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card
from careline.web.faces.reaching import ReachLine, reach_lines
from careline.web.words import FIELDS, TIERS

OTHERS = 5


@dataclass(frozen=True)
class MaskedField:
    """One field, and where its reason is asked; no address for who may not have it shown."""

    name: str
    label: str | Promise
    masked: str
    address: str
    shown: str = ""
    is_inline: bool = False
    """Whether it stands among other words, as in a cell; else it is a line of its own."""


@dataclass(frozen=True)
class CustomerPanel:
    """What the panel shows."""

    is_identified: bool
    is_forgotten: bool
    fields: list[MaskedField]
    tier: str | Promise
    place: str
    address: str
    """The customer's own page."""
    needs_care: bool
    """Whether a lead is to be asked; why is told there."""
    reach: list[ReachLine]
    """What to mind before one rings, in words."""
    is_merged: bool
    """Whether the customer is kept under another record, to which the address leads."""


def customer_panel(customer: UUID, *, number: str, is_open: bool, request: Arrived) -> CustomerPanel | None:
    """Return the panel of a complaint's customer; None when this reader may see none.

    :param is_open: an answered complaint is no reason to read anything in clear any more.
    """
    one = known_customers(by=request.actor, ids=[customer]).get(customer)
    return _panel(one, _Way("web:reveal", number) if is_open else None, request) if one else None


def contact_customer_panel(
    customer: UUID | None, *, contact: str, is_open: bool, request: Arrived
) -> CustomerPanel | None:
    """Return the panel of a contact's customer, whose fields are shown for the contact; None where nobody is known.

    :param is_open: whether the contact is open, and whoever speaks may be told such things.
    """
    one = known_customers(by=request.actor, ids=[customer]).get(customer) if customer else None
    return _panel(one, _Way("web:contact-reveal", contact) if is_open else None, request) if one else None


@dataclass(frozen=True)
class _Way:
    """Where the reason is asked before a field is shown."""

    view: str
    work: str | UUID


def _panel(one: MaskedCustomer, way: _Way | None, request: Arrived) -> CustomerPanel:
    by = request.actor
    may_reveal = allows(by, "parties.reveal_field") and not one.is_forgotten
    return CustomerPanel(
        is_identified=one.is_identified,
        is_forgotten=one.is_forgotten,
        fields=list(_fields(one, way if may_reveal else None)),
        tier=TIERS[one.tier] if one.tier != "standard" else "",
        place=one.place,
        address=reverse("web:customer", args=[one.id]),
        needs_care=needs_care(by=by, customer=one.id),
        reach=reach_lines(reaching_of([one.id], at=request.at)[one.id]),
        is_merged=one.merged_into is not None,
    )


def others_of(customer: UUID, *, request: Arrived, number: str = "") -> list[Card]:
    """Return the customer's other complaints this reader may see, so that nothing is taken in twice."""
    filters = Filters(view=View.ALL, customers=(customer,))
    page = worklist(by=request.actor, bounds=Bounds.of_day(request.at), filters=filters, limit=OTHERS + 1)
    return [card(row, at=request.at) for row in page.rows if row.number != number][:OTHERS]


def _fields(one: MaskedCustomer, way: _Way | None) -> Iterator[MaskedField]:
    for field in Field:
        masked = getattr(one, field.value)
        if masked:
            address = reverse(way.view, args=[way.work, field.value]) if way else ""
            yield MaskedField(field.value, FIELDS[field], masked, address)

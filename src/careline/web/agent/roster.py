"""The work roster: one's open contacts, and what is to do, nearest due first, beside whatever one works on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from careline.cases.queries.lists import usual_view
from careline.cases.queries.repeats import complained_again
from careline.cases.queries.worklist import Bounds, Filters, View, counted, worklist
from careline.contacts.queries.listing import ContactView, contacts
from careline.contacts.queries.listing import Filters as ContactFilters
from careline.parties.queries.customers import known_customers
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card
from careline.web.faces.contact import ContactCard, contact_card
from careline.web.faces.customer import brief
from careline.web.words import TIERS

SHOWN = 12
CONTACTS = 8


@dataclass(frozen=True)
class Roster:
    """The first of each, and how many complaints there are."""

    may_serve: bool
    contacts: list[ContactCard]
    asked: list[ContactCard]
    """What a colleague asks about just now."""
    waiting: list[ContactCard]
    may_work: bool
    cards: list[Card]
    total: int


def roster_of(request: Arrived) -> Roster:
    """Return the roster of who is signed in: his own where he handles complaints, else what he sees."""
    may_serve = allows(request.actor, "contacts.receive_contact")
    shown = (ContactView.MINE, ContactView.ASKED, ContactView.WAITING)
    mine, asked, waiting = (_contacts(request, view) for view in shown) if may_serve else ([], [], [])
    if not allows(request.actor, "cases.read_complaint"):
        return Roster(may_serve, mine, asked, waiting, may_work=False, cards=[], total=0)
    bounds = Bounds.of_day(request.at)
    view = View.MINE if usual_view(request.actor) is View.DEPARTMENT else View.OPEN
    page = worklist(by=request.actor, bounds=bounds, filters=Filters(view=view), limit=SHOWN)
    total = counted(by=request.actor, bounds=bounds).of[view] if page.next else len(page.rows)
    return Roster(may_serve, mine, asked, waiting, may_work=True, cards=_cards(request, page.rows), total=total)


def _contacts(request: Arrived, view: ContactView) -> list[ContactCard]:
    page = contacts(by=request.actor, filters=ContactFilters(view=view), limit=CONTACTS)
    return [contact_card(row) for row in page.rows]


def _cards(request: Arrived, rows: Iterable[Any]) -> list[Card]:
    """Return the cards with who complains, masked, how much he matters and whether he does so again."""
    rows = list(rows)
    ids = {row.customer_id for row in rows}
    known = known_customers(by=request.actor, ids=list(ids))
    again = complained_again(by=request.actor, customers=ids, at=request.at)
    return [
        replace(
            card(row, at=request.at, customer=brief(known.get(row.customer_id))),
            tier=TIERS[one.tier] if (one := known.get(row.customer_id)) and one.tier != "standard" else "",
            repeats=again.get(row.customer_id, 0),
        )
        for row in rows
    ]

"""What is open of a customer within the reader's sight: the reason to read anything of theirs in clear."""

from uuid import UUID

from careline.cases.queries.worklist import Bounds, worklist
from careline.cases.queries.worklist import Filters as ComplaintFilters
from careline.cases.queries.worklist import View as ComplaintView
from careline.contacts.queries.listing import ContactView, contacts
from careline.contacts.queries.listing import Filters as ContactFilters
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card
from careline.web.faces.contact import ContactCard, contact_card

FEW = 5


def open_cards(customer: UUID, request: Arrived) -> tuple[list[ContactCard], list[Card]]:
    """Return the open contacts and complaints, a few of each."""
    met = contacts(by=request.actor, filters=ContactFilters(view=ContactView.OPEN, party=customer), limit=FEW)
    filters = ComplaintFilters(view=ComplaintView.OPEN, customers=(customer,))
    lodged = worklist(by=request.actor, bounds=Bounds.of_day(request.at), filters=filters, limit=FEW)
    return [contact_card(row) for row in met.rows], [card(row, at=request.at) for row in lodged.rows]

"""The column of one's own complaints, nearest due first, beside whatever one works on."""

from dataclasses import dataclass

from careline.cases.queries.worklist import Bounds, Filters, counted, worklist
from careline.web.agent.filters import usual_view
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card

SHOWN = 12


@dataclass(frozen=True)
class Roster:
    """The first of one's own complaints, and how many there are."""

    cards: list[Card]
    total: int


def roster_of(request: Arrived) -> Roster:
    """Return the roster of who is signed in."""
    bounds = Bounds.of_day(request.at)
    view = usual_view(request.actor)
    page = worklist(by=request.actor, bounds=bounds, filters=Filters(view=view), limit=SHOWN)
    total = counted(by=request.actor, bounds=bounds).of[view] if page.next else len(page.rows)
    return Roster([card(row, at=request.at) for row in page.rows], total)

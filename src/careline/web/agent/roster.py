"""The column of what is to do, nearest due first, beside whatever one works on."""

from dataclasses import dataclass

from careline.cases.queries.worklist import Bounds, Filters, View, counted, worklist
from careline.web.agent.filters import usual_view
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card

SHOWN = 12


@dataclass(frozen=True)
class Roster:
    """The first of them, and how many there are."""

    cards: list[Card]
    total: int


def roster_of(request: Arrived) -> Roster:
    """Return the roster of who is signed in: his own where he handles complaints, else what he sees."""
    bounds = Bounds.of_day(request.at)
    view = View.MINE if usual_view(request.actor) is View.DEPARTMENT else View.OPEN
    page = worklist(by=request.actor, bounds=bounds, filters=Filters(view=view), limit=SHOWN)
    total = counted(by=request.actor, bounds=bounds).of[view] if page.next else len(page.rows)
    return Roster([card(row, at=request.at) for row in page.rows], total)

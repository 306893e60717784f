"""The rows of a worklist: what each shows, masked, and what of it this reader may change in its place."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from careline.cases.queries.finding import rights_over_each
from careline.parties.queries.customers import known_customers
from careline.web.agent.row_fields import RIGHTS, changeable, changes_of
from careline.web.arrivals import Arrived
from careline.web.faces.card import Card, card
from careline.web.faces.customer import brief


def list_rows(request: Arrived, found: Iterable[Any], *, asked: str) -> list[Card]:
    """Return complaints as rows of a list.

    :param asked: what the list's own address says.
    """
    rows = list(found)
    held = rights_over_each(by=request.actor, ids=[row.id for row in rows], rights=RIGHTS) if rows else {}
    customers = known_customers(by=request.actor, ids=[row.customer_id for row in rows])
    return [
        replace(
            card(row, at=request.at, customer=brief(customers.get(row.customer_id))),
            changes=changes_of(row.number, asked),
            changeable=changeable(row, held.get(row.id, frozenset())),
        )
        for row in rows
    ]

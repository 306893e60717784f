"""One verification as a line of a list, the customer masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.queries.customers import masked
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource
from careline.web.faces.customer import brief
from careline.web.faces.people import Called, called
from careline.web.words.attributes import ATTRIBUTES, CHECK_OUTCOMES, ENTRY_SOURCES


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """That somebody made sure of one attribute."""

    address: str
    customer: str
    attribute: str | Promise
    outcome: str | Promise
    tone: str
    entered_by: str
    source: str | Promise
    entered_at: datetime
    by: str
    at: datetime


def check_rows(rows: Sequence[Any]) -> list[CheckRow]:
    """Return verifications as a list shows them."""
    people = called(name for row in rows for name in (row.entered_by_name, row.actor_name))
    return [_check_row(row, people) for row in rows]


def _check_row(row: Any, people: Called) -> CheckRow:
    outcome = CheckOutcome(row.outcome)
    return CheckRow(
        address=reverse("web:customer", args=[row.customer_id]),
        customer=brief(masked(row.customer)),
        attribute=ATTRIBUTES[Attribute(row.attribute)],
        outcome=CHECK_OUTCOMES[outcome],
        tone="ok" if outcome is CheckOutcome.CONFIRMED else "warn",
        entered_by=people(row.entered_by_name),
        source=ENTRY_SOURCES[EntrySource(row.source)],
        entered_at=row.entered_at,
        by=people(row.actor_name),
        at=row.at,
    )

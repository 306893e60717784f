"""Taking a list of service orders out of the house: customers masked, no answers, and in the ledger with how many."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from careline.contacts.events.orders import OrdersExported
from careline.contacts.models import ServiceOrder
from careline.contacts.queries.order_list import OrderFilters, narrowed_orders
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.tables.wording import Cell, Coded, Wording, write_worded
from careline.kernel.tables.writing import TableForm
from careline.parties.queries.customers import masked
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

MOST = 10_000
"""Rows of one file, as for customers."""
COLUMNS = (
    "number",
    "type",
    "state",
    "fail_reason",
    "channel",
    "contact",
    "department",
    "agent",
    "begun_at",
    "submitted_at",
    "ended_at",
    "asked",
    "excepted",
    "customer",
    "customer_number",
)
CODED = frozenset({"type", "state", "fail_reason", "channel", "department", "agent"})


class TooManyOrdersToExport(Refusal):
    """The list is longer than what leaves the house in one file."""

    code = "contacts.too_many_orders_to_export"


@operation()
def export_orders(
    *, out: IO[bytes], form: TableForm, filters: OrderFilters, wording: Wording | None = None, by: Actor, at: datetime
) -> int:
    """Write the orders of a list the actor may see into a file, and return how many.

    :param wording: how codes and columns are called; without, they go by themselves.

    :raises TooManyOrdersToExport: when they are too many for one file; nothing has left the house then.
    """
    require(by, "contacts.export_orders")
    found = list(narrowed_orders(by=by, filters=filters)[: MOST + 1])
    if len(found) > MOST:
        raise TooManyOrdersToExport(most=MOST)
    count = write_worded(out, form, COLUMNS, _lines(found), coded=CODED, wording=wording)
    record(OrdersExported(subject=by.id or new_id(), count=count, form=form, view=filters.view), by=by, at=at)
    return count


def _lines(rows: list[ServiceOrder]) -> Iterator[list[Cell]]:
    for row in rows:
        customer = masked(row.party)
        moments = {name: getattr(row, name) for name in ("begun_at", "submitted_at", "ended_at")}
        told: dict[str, Cell] = {
            "type": Coded(row.type.code, row.type.name_zh, row.type.name_en),
            "contact": row.contact.number,
            "department": Coded(row.department.code, row.department.name_zh, row.department.name_en),
            "agent": Coded(row.agent.username, row.agent.full_name),
            "customer": customer.name,
            "customer_number": customer.number,
            **{name: one.isoformat(timespec="seconds") if one else "" for name, one in moments.items()},
        }
        yield [told[name] if name in told else str(getattr(row, name)) for name in COLUMNS]

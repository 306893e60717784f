"""Taking a list of complaints out of the house: customers masked, and in the ledger with how many."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import IO

from careline.cases.events import ComplaintsExported
from careline.cases.models import Complaint
from careline.cases.queries.worklist import Bounds, Filters, narrowed
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
RELATED = ("customer__key", "category", "department", "handler")
COLUMNS = (
    "number",
    "title",
    "stage",
    "urgency",
    "category",
    "channel",
    "department",
    "handler",
    "received_at",
    "due_at",
    "customer",
    "customer_number",
)
CODED = frozenset({"stage", "urgency", "category", "channel", "department", "handler"})


class TooManyToExport(Refusal):
    """The list is longer than what leaves the house in one file."""

    code = "cases.too_many_to_export"


@operation()
def export_complaints(
    *,
    out: IO[bytes],
    form: TableForm,
    filters: Filters,
    bounds: Bounds,
    wording: Wording | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Write the complaints of a list the actor may see into a file, and return how many.

    :param wording: how codes and columns are called; without, they go by themselves.

    :raises TooManyToExport: when they are too many for one file; nothing has left the house then.
    """
    require(by, "cases.export_complaints")
    rows = narrowed(by=by, bounds=bounds, filters=filters).select_related(*RELATED).order_by("due_at", "id")
    found = list(rows[: MOST + 1])
    if len(found) > MOST:
        raise TooManyToExport(most=MOST)
    count = write_worded(out, form, COLUMNS, _lines(found), coded=CODED, wording=wording)
    record(ComplaintsExported(subject=by.id or new_id(), count=count, form=form, view=filters.view), by=by, at=at)
    return count


def _lines(rows: list[Complaint]) -> Iterator[list[Cell]]:
    for row in rows:
        told = _told(row)
        yield [told[name] if name in told else str(getattr(row, name) or "") for name in COLUMNS]


def _told(row: Complaint) -> Mapping[str, Cell]:
    customer = masked(row.customer)
    return {
        "category": Coded(row.category.code, row.category.name_zh, row.category.name_en) if row.category else "",
        "department": Coded(row.department.code, row.department.name_zh, row.department.name_en)
        if row.department
        else "",
        "handler": Coded(row.handler.username, row.handler.full_name) if row.handler else "",
        "received_at": row.received_at.isoformat(timespec="seconds"),
        "due_at": row.due_at.isoformat(timespec="seconds") if row.due_at else "",
        "customer": customer.name,
        "customer_number": customer.number,
    }

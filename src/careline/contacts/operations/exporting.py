"""Taking a list of contacts out of the house: customers masked, nothing that was said, in the ledger with how many."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from careline.contacts.events import ContactsExported
from careline.contacts.models import Contact
from careline.contacts.queries.listing import Filters, narrowed
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
    "channel",
    "direction",
    "reason",
    "service_type",
    "step",
    "outcome",
    "exclude",
    "ended_by",
    "speaker",
    "level",
    "department",
    "agent",
    "arrived_at",
    "connected_at",
    "ended_at",
    "transfers",
    "score",
    "customer",
    "customer_number",
)
"""No summary, no result and no caller's number: what was said stays in the house."""
CODED = frozenset(
    {
        "channel",
        "direction",
        "reason",
        "service_type",
        "step",
        "outcome",
        "exclude",
        "ended_by",
        "speaker",
        "level",
        "department",
        "agent",
    }
)
MOMENTS = ("arrived_at", "connected_at", "ended_at")


class TooManyContactsToExport(Refusal):
    """The list is longer than what leaves the house in one file."""

    code = "contacts.too_many_contacts_to_export"


@operation()
def export_contacts(
    *, out: IO[bytes], form: TableForm, filters: Filters, wording: Wording | None = None, by: Actor, at: datetime
) -> int:
    """Write the contacts of a list the actor may see into a file, and return how many.

    :param wording: how codes and columns are called; without, they go by themselves.

    :raises TooManyContactsToExport: when they are too many for one file; nothing has left the house then.
    """
    require(by, "contacts.export_contacts")
    rows = narrowed(by=by, filters=filters).select_related("party__key", "agent", "department")
    found = list(rows.prefetch_related("reasons__reason").order_by("-arrived_at", "-id")[: MOST + 1])
    if len(found) > MOST:
        raise TooManyContactsToExport(most=MOST)
    count = write_worded(out, form, COLUMNS, _lines(found), coded=CODED, wording=wording)
    record(ContactsExported(subject=by.id or new_id(), count=count, form=form, view=filters.view), by=by, at=at)
    return count


def _lines(rows: list[Contact]) -> Iterator[list[Cell]]:
    for row in rows:
        customer = masked(row.party) if row.party else None
        main = next((one.reason for one in row.reasons.all() if one.rank == 1), None)
        moments = {name: getattr(row, name) for name in MOMENTS}
        told: dict[str, Cell] = {
            "reason": Coded(main.code, main.name_zh, main.name_en) if main else "",
            "department": Coded(row.department.code, row.department.name_zh, row.department.name_en),
            "agent": Coded(row.agent.username, row.agent.full_name) if row.agent else "",
            "score": "" if row.score is None else str(row.score),
            "customer": customer.name if customer else "",
            "customer_number": customer.number if customer else "",
            **{name: one.isoformat(timespec="seconds") if one else "" for name, one in moments.items()},
        }
        yield [told[name] if name in told else str(getattr(row, name)) for name in COLUMNS]

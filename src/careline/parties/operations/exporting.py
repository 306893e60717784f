"""Taking a list of customers out of the house: masked, and in the ledger with how many."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO
from uuid import UUID

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.kernel.tables.wording import Wording, write_worded
from careline.kernel.tables.writing import TableForm
from careline.parties.events import CustomersExported
from careline.parties.ports.habits import NobodysHabits, habits
from careline.parties.queries.customers import masked
from careline.parties.queries.listing import fitting
from careline.parties.rules.fields import Field
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.wanted import Wanted
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

MOST = 10_000
"""Rows of one file: more is a migration, which the operator of the machine does."""
COLUMNS = (
    "id",
    "kind",
    *(field.value for field in Field),
    "brand",
    "region",
    "segment",
    "tier",
    "language",
    "place",
    "source_channel",
)
CODED = frozenset({"kind", "brand", "region", "segment", "tier", "language", "source_channel"})


class TooManyToExport(Refusal):
    """The list is longer than what leaves the house in one file."""

    code = "parties.too_many_to_export"


@operation()
def export_customers(
    *,
    out: IO[bytes],
    form: TableForm,
    wanted: Wanted,
    wording: Wording | None = None,
    with_habits: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """Write the customers who fit into a file, masked, and return how many.

    :param wording: how codes and columns are called; without, they go by themselves.
    :param with_habits: whether each row tells the customer's habits, too; empty of who refused to be analysed.
    :raises Forbidden: the actor may not take customers out, or not read the habits that are asked for.
    :raises TooManyToExport: when they are too many for one file; nothing has left the house then.
    """
    require(by, "parties.export_customers")
    rows = list(fitting(by=by, wanted=wanted, at=at)[: MOST + 1])
    if len(rows) > MOST:
        raise TooManyToExport(most=MOST)
    beside = habits() if with_habits else NobodysHabits()
    told = beside.told(by=by, customers=[row.pk for row in rows])
    lines = _lines((masked(row) for row in rows), told, unknown=[""] * len(beside.columns))
    coded = CODED | beside.coded
    count = write_worded(out, form, (*COLUMNS, *beside.columns), lines, coded=coded, wording=wording)
    event = CustomersExported(
        subject=by.id or new_id(), count=count, form=form, narrowed_by=tuple(wanted.said), with_habits=with_habits
    )
    record(event, by=by, at=at)
    return count


def _lines(
    customers: Iterator[MaskedCustomer], habits_of: Mapping[UUID, Sequence[str]], *, unknown: Sequence[str]
) -> Iterator[list[str]]:
    for one in customers:
        yield [*(str(getattr(one, name) or "") for name in COLUMNS), *habits_of.get(one.id, unknown)]

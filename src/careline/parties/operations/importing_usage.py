"""Bringing in what numbers used from a file, a chunk at a time; a month in other figures is a correction."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.rows import Row
from careline.parties.queries.import_targets import usage_index, whose_usage
from careline.parties.rules.import_readers import read_rows
from careline.parties.rules.import_usage import UsageReader
from careline.parties.rules.imports import RIGHTS, ImportSubject
from careline.parties.writing.number_locks import lock_numbers
from careline.parties.writing.telling import Told, tell_months
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="every row was told before or was refused")
def import_usage(*, rows: Sequence[Row], reader: UsageReader, by: Actor, at: datetime) -> Outcome:
    """Take in the rows that are in order, in one transaction; the others are returned with their reasons.

    What was told before in the same figures stays as it is; other figures are another row, and the latest counts.
    """
    for right in RIGHTS[ImportSubject.USAGE]:
        require(by, right)
    read, rejected = read_rows(rows, reader, {})
    lock_numbers([usage_index(usage) for _, usage in read])
    today = at.astimezone(timezone.get_current_timezone()).date()
    held, astray = whose_usage(read, reader, today=today)
    told = Told({(one.id, usage.month): usage for _, one, usage in held})
    written = tell_months(told, by=by, at=at)
    return Outcome(written, len(held) - written, sorted([*rejected, *astray], key=lambda one: one.row.line))

"""Rows of a list held against what is here, in the preview as in the import: what was seen is what comes."""

from collections.abc import Sequence
from datetime import date

from careline.kernel.refusals import Refusal
from careline.kernel.tables.outcome import Rejected
from careline.kernel.tables.rows import Row
from careline.parties.models import Subscription
from careline.parties.models.sealed import index_for
from careline.parties.queries.catalogues import offered_codes
from careline.parties.queries.held_then import holder_then, holders_of
from careline.parties.queries.import_lines import place_lines
from careline.parties.rules.consumption import Usage, check_usage
from careline.parties.rules.fields import Index
from careline.parties.rules.import_line import LineReader
from careline.parties.rules.import_readers import Reader, read_rows
from careline.parties.rules.import_row import CustomerReader
from careline.parties.rules.import_usage import UsageReader


class NumberHeldByNobody(Refusal):
    """No subscription had this number in that month."""

    code = "parties.number_held_by_nobody"


def seen_rows(
    rows: Sequence[Row], reader: Reader, *, today: date
) -> tuple[list[tuple[Row, tuple[str, ...]]], list[Rejected]]:
    """Return rows as they would come in, masked, and those that would stay out."""
    match reader:
        case CustomerReader():
            told, rejected = read_rows(rows, reader, offered_codes())
            return [(row, reader.shown(one)) for row, one in told], rejected
        case LineReader():
            lines, rejected = read_rows(rows, reader, offered_codes())
            placed, astray = place_lines(lines, reader, today=today)
            return [(one.row, reader.shown(one.told)) for one in placed], [*rejected, *astray]
        case UsageReader():
            used, rejected = read_rows(rows, reader, {})
            held, astray = whose_usage(used, reader, today=today)
            return [(row, reader.shown(usage)) for row, _, usage in held], [*rejected, *astray]


def whose_usage(
    read: Sequence[tuple[Row, Usage]], reader: UsageReader, *, today: date
) -> tuple[list[tuple[Row, Subscription, Usage]], list[Rejected]]:
    """Return for each usage the subscription that had the number then, and the rows whose number nobody had."""
    indexes = [usage_index(usage) for _, usage in read]
    held = holders_of(indexes)
    found: list[tuple[Row, Subscription, Usage]] = []
    astray: list[Rejected] = []
    for (row, usage), index in zip(read, indexes, strict=True):
        try:
            check_usage(usage, today=today)
            holder = holder_then(held[index], usage.month)
            if holder is None:
                raise NumberHeldByNobody(field="number")
            found.append((row, holder, usage))
        except Refusal as refusal:
            astray.append(Rejected(row, reader.column_of(refusal.field), refusal))
    return found, astray


def usage_index(usage: Usage) -> bytes:
    """Return under what the number of a usage is found."""
    return index_for(Index.NUMBER, usage.number)

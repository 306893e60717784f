"""What reads the rows of a list, by what the list is of."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from careline.kernel.refusals import Refusal
from careline.kernel.tables.outcome import Rejected
from careline.kernel.tables.rows import Row
from careline.parties.rules import import_line, import_row, import_usage
from careline.parties.rules.catalogues import Offered
from careline.parties.rules.import_line import LineReader
from careline.parties.rules.import_map import ListMap
from careline.parties.rules.import_row import CustomerReader
from careline.parties.rules.import_usage import UsageReader
from careline.parties.rules.imports import ImportSubject

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
Reader = CustomerReader | LineReader | UsageReader
READERS: dict[ImportSubject, type[Reader]] = {
    ImportSubject.CUSTOMERS: CustomerReader,
    ImportSubject.LINES: LineReader,
    ImportSubject.USAGE: UsageReader,
}

HEADERS: dict[ImportSubject, Sequence[str]] = {
    ImportSubject.CUSTOMERS: import_row.SHOWN,
    ImportSubject.LINES: import_line.SHOWN,
    ImportSubject.USAGE: import_usage.SHOWN,
}


class Reading(Protocol[T_co]):
    """What reads rows into something."""

    def taken(self, row: Row, offered: Offered, /) -> T_co:
        """Return what one row says, or refuse it."""

    def column_of(self, field: str, /) -> str:
        """Return the columns a field comes from."""


def reader_of(the_map: ListMap) -> Reader:
    """Return what reads the lists this map fits; one file, one reader: it may remember what the file said."""
    return READERS[the_map.subject](the_map)


def read_rows(rows: Sequence[Row], reader: Reading[T], offered: Offered) -> tuple[list[tuple[Row, T]], list[Rejected]]:
    """Return what rows say, and those that can't be read with their reasons."""
    read: list[tuple[Row, T]] = []
    rejected: list[Rejected] = []
    for row in rows:
        try:
            read.append((row, reader.taken(row, offered)))
        except Refusal as refusal:
            rejected.append(Rejected(row, reader.column_of(refusal.field), refusal))
    return read, rejected

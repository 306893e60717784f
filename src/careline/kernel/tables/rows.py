"""A row as the file has it, and what keeps one from being read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from careline.kernel.refusals import Refusal

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line as it was read, before anybody knows its columns."""

    number: int
    cells: Cells
    refusal: Refusal | None = None
    """What keeps it from being taken; the cells are then what could be read."""


@dataclass(frozen=True)
class Row:
    """One row by its place in the file; the header is row 1, as in a spreadsheet."""

    line: int
    given: Cells
    """The cells as they were read, for the error file."""
    cells: Mapping[str, str]
    """The same by column; empty when the row can't be read."""
    refusal: Refusal | None = None
    """Why it can't be read."""


class EmptyTable(Refusal):
    """The file holds nothing, not even a header."""

    code = "kernel.empty_table"


class ColumnTwice(Refusal):
    """Two columns have one name, so that nobody can tell which is meant."""

    code = "kernel.column_twice"


class RaggedRow(Refusal):
    """A row has more or fewer cells than the header."""

    code = "kernel.ragged_row"


class QuoteLeftOpen(Refusal):
    """A row's quotation marks don't fit together, so that nobody can tell where its cells end."""

    code = "kernel.quote_left_open"


def named_rows(header: Cells, lines: Iterator[Line]) -> Iterator[Row]:
    """Yield rows with their cells by column; what is no row with its refusal, and an empty line not at all."""
    for line in lines:
        if line.refusal is None and not any(line.cells):
            continue
        refusal = line.refusal or _ragged(line.cells, header)
        cells = {} if refusal else dict(zip(header, line.cells, strict=True))
        yield Row(line.number, line.cells, cells, refusal)


def checked_header(cells: Cells) -> Cells:
    """Return the names of the columns.

    :raises EmptyTable: when there are none.
    :raises ColumnTwice: when two are named alike.
    """
    names = tuple(cell.strip() for cell in cells)
    if not any(names):
        raise EmptyTable
    for n, name in enumerate(names):
        if name and name in names[:n]:
            raise ColumnTwice(column=name)
    return names


def _ragged(cells: Cells, header: Cells) -> Refusal | None:
    return RaggedRow(field="*", cells=len(cells), columns=len(header)) if len(cells) != len(header) else None

"""A table in the words of whoever opens it: its header in their language, and before each code what it is called.

Rooms write codes, for those are what stays; who asked for the file brings the words along. A coded column becomes two:
the word, which a person reads, and the code, which a program joins by and which is the same in every language.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from careline.kernel.tables.writing import TableForm, write_table


@dataclass(frozen=True)
class Coded:
    """A code, with the names the house keeps for it; a code of a vocabulary has none, its words are the reader's."""

    code: str
    zh: str = ""
    en: str = ""


Cell = str | Coded
Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How a table is said to one reader."""

    headers: Words
    """What each column is called."""
    code_header: str
    """What the column of a code is called, with `{column}` for the one before it."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """What the codes of a column are called, by column."""
    is_chinese: bool

    def word(self, column: str, cell: Coded) -> str:
        """Return what a code is called; one nobody named by itself."""
        named = (cell.zh or cell.en) if self.is_chinese else (cell.en or cell.zh)
        return self.words.get(column, {}).get(cell.code) or named or cell.code


def write_worded(
    out: IO[bytes],
    form: TableForm,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    coded: frozenset[str],
    wording: Wording | None,
) -> int:
    """Write a table and return how many rows it has below its header.

    :param coded: the columns that hold codes.
    :param wording: for whom it is; without, columns go by their names and codes stand alone, as programs want it.
    """
    if wording is None:
        return write_table(out, form, columns, ([_code(cell) for cell in row] for row in rows))
    header = [cell for name in columns for cell in _head(name, wording, is_coded=name in coded)]
    return write_table(out, form, header, (list(_said(columns, row, coded, wording)) for row in rows))


def _head(name: str, wording: Wording, *, is_coded: bool) -> list[str]:
    said = wording.headers[name]
    return [said, wording.code_header.format(column=said)] if is_coded else [said]


def _said(columns: Sequence[str], row: Sequence[Cell], coded: frozenset[str], wording: Wording) -> Iterator[str]:
    for name, cell in zip(columns, row, strict=True):
        if name in coded:
            yield wording.word(name, cell if isinstance(cell, Coded) else Coded(cell))
        yield _code(cell)


def _code(cell: Cell) -> str:
    return cell.code if isinstance(cell, Coded) else cell

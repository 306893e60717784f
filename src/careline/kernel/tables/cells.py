"""A map, field by field: a small table that says which columns of somebody's file are what here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from careline.kernel.refusals import Refusal
from careline.kernel.tables.texts import AUTO

UNREADABLE = "\ufffd"
"""What stands where bytes were not of the file's encoding."""


class BadImportMap(Refusal):
    """The map isn't one: a word is unknown, missing or of the wrong kind."""

    code = "kernel.bad_import_map"


class CellEmpty(Refusal):
    """A column that must hold something is empty."""

    code = "kernel.cell_empty"


class CellUnreadable(Refusal):
    """A cell holds bytes that are not of the file's encoding."""

    code = "kernel.cell_unreadable"


class WordUnknown(Refusal):
    """A value isn't in the map's table, or isn't one of the words the field knows."""

    code = "kernel.word_unknown"


class ColumnsMissing(Refusal):
    """The file lacks columns the map reads."""

    code = "kernel.columns_missing"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Where one field comes from: a fixed value, or columns joined, padded and looked up in a table."""

    value: str = ""
    columns: tuple[str, ...] = ()
    join: str = " "
    pad: Mapping[str, int] = field(default_factory=dict)
    """Digits a column lost to a spreadsheet, by column: fill up with zeros to this many characters."""
    table: Mapping[str, str] | None = None
    default: str | None = None
    """What an empty or unlisted value means; without it an unlisted value rejects the row."""
    required: bool = False
    formats: tuple[str, ...] = ()
    """Dates only: what to try, in order, in the notation of `strptime`."""
    zone: ZoneInfo | None = None
    exchanged_up_to_day: int = 0
    """Dates only: up to this day the source has day and month exchanged; 0 takes them as written."""
    evidence: str = ""
    """Stages only: where the stage is known from."""

    @property
    def where(self) -> str:
        """The columns, in words."""
        return " + ".join(self.columns)

    def text(self, row: Mapping[str, str]) -> str:
        """Return what one row says of the field.

        :raises CellEmpty: and the other refusals of this file, whose field is the column.
        """
        if not self.columns:
            return self.value
        parts = [self._padded(column, row.get(column, "").strip()) for column in self.columns]
        said = self.join.join(part for part in parts if part)
        if UNREADABLE in said:
            raise CellUnreadable(field=self.where)
        if not said and self.required:
            raise CellEmpty(field=self.where)
        if self.table is not None:
            return self._looked_up(self.table, said)
        return said or self.default or ""

    def _padded(self, column: str, said: str) -> str:
        return said.zfill(self.pad.get(column, 0)) if said else said

    def _looked_up(self, table: Mapping[str, str], said: str) -> str:
        found = table.get(said, self.default)
        if found is None:
            raise WordUnknown(field=self.where, given=said)
        return found


@dataclass(frozen=True)
class FileForm:
    """How the file is written, where that isn't to be found out."""

    encoding: str = AUTO
    delimiter: str = AUTO


def file_form(told: Mapping[str, Any]) -> FileForm:
    """Return what the map's `[file]` says.

    :raises BadImportMap: naming the word that is unknown.
    """
    file = section(told, "file")
    check_words(file, {"encoding", "delimiter"}, "[file]")
    form = FileForm(str(file.get("encoding", AUTO)), str(file.get("delimiter", AUTO)))
    if form.delimiter != AUTO and len(form.delimiter) != 1:
        raise BadImportMap(field="file", place="file.delimiter", problem="one character is expected")
    return form


def read_cells(told: Mapping[str, Any], name: str, fields: Collection[str]) -> dict[str, Cell]:
    """Return one section of a map: its fields, each with where it comes from.

    :raises BadImportMap: naming the place in the file and what is wrong there.
    """
    cells = section(told, name)
    check_words(cells, fields, f"[{name}]")
    return {field: _cell(f"{name}.{field}", cell) for field, cell in cells.items()}


def section(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a section, empty when it isn't there.

    :raises BadImportMap: when something else stands in its place.
    """
    found = told.get(name, {})
    if not isinstance(found, Mapping):
        raise BadImportMap(field=name, place=name, problem="a section is expected")
    return found


def check_words(told: Mapping[str, Any], words: Collection[str], where: str) -> None:
    """Refuse a word nobody knows.

    :raises BadImportMap: naming it.
    """
    for word in told:
        if word not in words:
            raise BadImportMap(field=where, place=where, problem=f"unknown word {word}")


def check_columns(columns: Collection[str], cells: Collection[Cell]) -> None:
    """Refuse a file that lacks columns the map reads.

    :raises ColumnsMissing: naming them.
    """
    if absent := sorted({column for cell in cells for column in cell.columns} - set(columns)):
        raise ColumnsMissing(field="map", columns=", ".join(absent))


def _cell(where: str, told: Any) -> Cell:
    if not isinstance(told, Mapping):
        raise BadImportMap(field=where, place=where, problem="a section is expected")
    check_words(told, frozenset(Cell.__dataclass_fields__), f"[{where}]")
    if bool(told.get("columns")) == ("value" in told):
        raise BadImportMap(field=where, place=where, problem="either columns or value")
    try:
        zone = ZoneInfo(told["zone"]) if "zone" in told else None
        lists = {name: tuple(told.get(name, ())) for name in ("columns", "formats")}
        cell = Cell(**{**told, **lists, "zone": zone})
        _check_kinds(cell)
    except (KeyError, TypeError, ValueError, OSError) as broken:
        raise BadImportMap(field=where, place=where, problem=str(broken)) from broken
    return cell


def _check_kinds(cell: Cell) -> None:
    texts = (cell.value, cell.join, cell.evidence, *cell.columns, *cell.formats, cell.default or "")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text is expected")
    for table in (cell.table or {}, cell.pad):
        if not isinstance(table, Mapping):
            raise TypeError("a table is expected")
    if not all(isinstance(width, int) and width <= LONGEST_PAD for width in cell.pad.values()):
        raise TypeError(f"a number up to {LONGEST_PAD} is expected")


LONGEST_PAD = 40

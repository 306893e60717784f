"""Import maps: a small table says which column of somebody's list is what here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from careline.kernel.tables.cells import BadImportMap, Cell, FileForm, WordUnknown, check_words, file_form, read_cells
from careline.parties.rules.details import CODE
from careline.parties.rules.imports import ImportSubject

EXTERNAL_ID = "external_id"
S = ImportSubject
SECTIONS: Mapping[S, str] = {S.CUSTOMERS: "customer", S.LINES: "line", S.USAGE: "usage"}
"""Under which word a map tells the fields of a list; so a map is of one subject and of no other."""
FIELDS: Mapping[S, tuple[str, ...]] = {
    S.CUSTOMERS: (
        *(EXTERNAL_ID, "kind", "name", "number", "email", "address", "document_kind", "document"),
        *("brand", "region", "segment", "tier", "language", "place"),
    ),
    S.LINES: (
        *("customer", "document", "customer_number", "account", "payment", "bill_day", "opened_on"),
        *("number", "product", "plan", "brand", "region", "status", "since", "until"),
    ),
    S.USAGE: ("number", "month", "amount", "currency", "voice_minutes", "data_mb", "sms"),
}
"""What may be told, in the order screens ask for it."""
NEEDED: Mapping[S, tuple[tuple[str, ...], ...]] = {
    S.CUSTOMERS: ((EXTERNAL_ID, "number", "email", "document"),),  # else no row can come in once and only once
    S.LINES: (("customer", "document", "customer_number"), ("number",), ("since",)),
    S.USAGE: (("number",), ("month",), ("amount",)),
}
"""Of each of these a map must have one."""
LIST = "list"
NOWHERE = Cell()
W = TypeVar("W", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class ListMap:
    """One map."""

    about_zh: str
    about_en: str
    subject: ImportSubject
    source: str
    """Which system or list the external ids are of; the same id of two sources is two customers."""
    file: FileForm
    fields: Mapping[str, Cell]

    @property
    def cells(self) -> Collection[Cell]:
        """Every field's place."""
        return self.fields.values()

    def text(self, field: str, row: Mapping[str, str]) -> str:
        """Return what one row says of a field; nothing where the map doesn't tell of it.

        :raises CellEmpty: and the other refusals of a cell, whose field is the column.
        """
        return self.fields.get(field, NOWHERE).text(row)

    def word(self, field: str, row: Mapping[str, str], words: type[W]) -> W | None:
        """Return what one row says of a field whose words are a vocabulary of ours.

        :raises WordUnknown: for any other word.
        """
        said = self.text(field, row)
        try:
            return words(said) if said else None
        except ValueError as unknown:
            raise WordUnknown(field=self.column_of(field), given=said) from unknown

    def column_of(self, field: str) -> str:
        """Return the columns a field comes from, for the error file."""
        cell = self.fields.get(field)
        return cell.where if cell and cell.columns else field


def subject_of(told: Mapping[str, Any]) -> ImportSubject:
    """Return of what the lists are that a map fits."""
    return next((one for one, section in SECTIONS.items() if section in told), ImportSubject.CUSTOMERS)


def read_list_map(told: Mapping[str, Any], subject: ImportSubject = ImportSubject.CUSTOMERS) -> ListMap:
    """Return the map that a parsed TOML file, or the screen, tells.

    :raises BadImportMap: naming the place in the map and what is wrong there; a map of another subject is none.
    """
    section = SECTIONS[subject]
    check_words(told, {"about_zh", "about_en", "source", "file", section}, "the map")
    fields = read_cells(told, section, FIELDS[subject])
    for first, *others in NEEDED[subject]:
        if fields.keys().isdisjoint((first, *others)):
            problem = f"or {', '.join(others)}: missing" if others else "missing"
            raise BadImportMap(field=f"{section}.{first}", place=f"{section}.{first}", problem=problem)
    source = told.get("source", LIST)
    if not isinstance(source, str) or not CODE.fullmatch(source):
        raise BadImportMap(field="source", place="source", problem="a code is expected")
    return ListMap(
        about_zh=str(told.get("about_zh", "")),
        about_en=str(told.get("about_en", "")),
        subject=subject,
        source=source,
        file=file_form(told),
        fields=fields,
    )

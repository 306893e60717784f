"""The catalogues as screens use them: names for codes, choices for forms, and what became of their entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise

from careline.parties.queries.catalogues import catalogue_entries
from careline.parties.rules.catalogues import Catalogue, CatalogueAct
from careline.web.words import named
from careline.web.words.catalogues import CATALOGUE_ACTS, CATALOGUES

Names = Mapping[tuple[str, str], str]
Entries = Sequence[Any]
"""Entries as the query returns them."""


@dataclass(frozen=True)
class EntryRow:
    """One entry."""

    code: str
    name: str
    other: str
    """The name in the language the reader doesn't use."""
    is_closed: bool


@dataclass(frozen=True)
class Listed:
    """One catalogue."""

    code: str
    name: str | Promise
    entries: list[EntryRow]


@dataclass(frozen=True)
class ChangeRow:
    """What became of an entry."""

    catalogue: str | Promise
    name: str
    code: str
    act: str | Promise
    tone: str
    by: str
    at: datetime


def catalogue_names(entries: Entries | None = None) -> Names:
    """Return what each code is called; of what isn't listed, nothing."""
    return {(row.catalogue, row.code): named(row) for row in _entries(entries)}


def named_code(names: Names, catalogue: str, code: str) -> str:
    """Return what a code is called; a code nobody listed is called by itself."""
    return names.get((catalogue, code), code)


def code_field(
    catalogue: Catalogue, label: Any, *, kept: str = "", is_closed_too: bool = False, entries: Entries | None = None
) -> forms.Field:
    """Return a field for a code: a choice where the catalogue was begun, else any code.

    :param kept: what stands already; it may stay, even when it was closed or was never listed.
    :param entries: every entry there is, where somebody has looked already.
    :param is_closed_too: whether closed ones are offered, too: for looking, not for giving.
    """
    rows = [row for row in _entries(entries) if row.catalogue == catalogue]
    if not rows:
        return forms.CharField(label=label, required=False, max_length=20, widget=forms.TextInput({"class": "input"}))
    said = [(row.code, named(row)) for row in rows if is_closed_too or not row.closed_at or row.code == kept]
    beside = [(kept, kept)] if kept and kept not in dict(said) else []
    choices = [("", "—"), *said, *beside]
    return forms.ChoiceField(label=label, required=False, choices=choices, widget=forms.Select({"class": "input"}))


def listed_catalogues() -> list[Listed]:
    """Return every catalogue with its entries, the closed ones last."""
    rows = sorted(catalogue_entries(), key=lambda row: row.closed_at is not None)
    return [
        Listed(catalogue.value, CATALOGUES[catalogue], [_entry(row) for row in rows if row.catalogue == catalogue])
        for catalogue in Catalogue
    ]


def change_row(row: Any) -> ChangeRow:
    """Return a change as a list shows it."""
    act = CatalogueAct(row.act)
    tone = {CatalogueAct.CLOSED: "", CatalogueAct.ADDED: "ok"}.get(act, "info")
    return ChangeRow(
        CATALOGUES[Catalogue(row.of.catalogue)],
        named(row),
        row.of.code,
        CATALOGUE_ACTS[act],
        tone,
        row.actor_name,
        row.at,
    )


def _entries(entries: Entries | None) -> Entries:
    return catalogue_entries() if entries is None else entries


def _entry(row: Any) -> EntryRow:
    name = named(row)
    other = row.name_en if name == row.name_zh else row.name_zh
    return EntryRow(row.code, name, other, row.closed_at is not None)

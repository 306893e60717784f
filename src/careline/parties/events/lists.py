"""What came in and went out by the list, and the catalogues."""

from dataclasses import dataclass

from careline.kernel.events import Event
from careline.parties.rules.catalogues import Catalogue, CatalogueAct
from careline.parties.rules.imports import ImportState, ImportSubject


@dataclass(frozen=True, kw_only=True)
class CustomerImportSent(Event, about="customer_import"):
    """A list was sent; nothing of it is here yet."""

    digest: str
    rows: int
    of: ImportSubject = ImportSubject.CUSTOMERS


@dataclass(frozen=True, kw_only=True)
class CustomerImportAsked(Event, about="customer_import"):
    """A list is to be brought in by a map."""

    source: str


@dataclass(frozen=True, kw_only=True)
class CustomerImportEnded(Event, about="customer_import"):
    """A list was brought in, broken off or thrown away."""

    state: ImportState
    imported: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, kw_only=True)
class ImportMapSaved(Event, about="import_map"):
    """A map for lists was kept for the next one."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomersExported(Event, about="user"):
    """Customers left the house in a file, masked."""

    count: int
    form: str
    narrowed_by: tuple[str, ...]
    with_habits: bool
    """Whether their habits left with them."""


@dataclass(frozen=True, kw_only=True)
class CatalogueEntrySet(Event, about="catalogue_entry"):
    """An entry of a catalogue was added, renamed or offered again."""

    catalogue: Catalogue
    code: str
    act: CatalogueAct


@dataclass(frozen=True, kw_only=True)
class CatalogueEntryClosed(Event, about="catalogue_entry"):
    """An entry of a catalogue is offered no more; whoever has it keeps it."""

    catalogue: Catalogue
    code: str

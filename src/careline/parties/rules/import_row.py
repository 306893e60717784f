"""One row of somebody's list becomes a customer's details, or is refused with its column and reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import Cell, WordUnknown
from careline.kernel.tables.rows import Row
from careline.parties.rules.catalogues import Offered, check_offered, codes_of
from careline.parties.rules.details import (
    CustomerDetails,
    CustomerKind,
    DetailTooLong,
    DocumentKind,
    NormalDetails,
    Tier,
    normal_details,
)
from careline.parties.rules.import_map import EXTERNAL_ID, CustomerMap

W = TypeVar("W", bound=StrEnum)
LONGEST_ID = 64
TEXTS = ("name", "number", "email", "address", "document", "brand", "region", "segment", "language", "place")
SOURCE = "import"


class NobodyTold(Refusal):
    """A row names nobody: it has no external id, and no number, address or document to tell one person from others."""

    code = "parties.nobody_told"


@dataclass(frozen=True)
class Told:
    """What one row says."""

    external_id: str
    """Empty where the source has none; the row is then known by what it says."""
    details: NormalDetails


@dataclass(frozen=True)
class CustomerReader:
    """A map, ready to read rows."""

    map: CustomerMap

    def read(self, row: Mapping[str, str]) -> Told:
        """Return what one row says; columns are named as in the file.

        :raises NobodyTold: and whatever cells and details are refused for.
        """
        details = CustomerDetails(
            **{name: self._text(name, row) for name in TEXTS},
            kind=self._word("kind", row, CustomerKind) or CustomerKind.INDIVIDUAL,
            tier=self._word("tier", row, Tier) or Tier.STANDARD,
            document_kind=self._document_kind(row),
            source_channel=SOURCE,
        )
        external_id = self._text(EXTERNAL_ID, row)
        if len(external_id) > LONGEST_ID:
            raise DetailTooLong(field=EXTERNAL_ID, longest=LONGEST_ID)
        if not external_id and not details.is_identified:
            raise NobodyTold(field="*")
        return Told(external_id, normal_details(details))

    def taken(self, row: Row, offered: Offered) -> Told:
        """Return what one row says, held against the catalogues: what is refused here stays out of the house.

        :raises NotInCatalogue: a code that isn't offered; and whatever row, cells and details are refused for.
        """
        if row.refusal:
            raise row.refusal
        told = self.read(row.cells)
        check_offered(codes_of(told.details), offered)
        return told

    def column_of(self, field: str) -> str:
        """Return the columns a field comes from, for the error file."""
        cell = self.map.customer.get(field)
        return cell.where if cell and cell.columns else field

    def _cell(self, field: str) -> Cell:
        return self.map.customer.get(field, NOWHERE)

    def _text(self, field: str, row: Mapping[str, str]) -> str:
        return self._cell(field).text(row)

    def _word(self, field: str, row: Mapping[str, str], words: type[W]) -> W | None:
        said = self._text(field, row)
        try:
            return words(said) if said else None
        except ValueError as unknown:
            raise WordUnknown(field=self.column_of(field), given=said) from unknown

    def _document_kind(self, row: Mapping[str, str]) -> DocumentKind | None:
        """Return the kind, if there is a document at all: maps often say it for all rows."""
        return self._word("document_kind", row, DocumentKind) if self._text("document", row) else None


NOWHERE = Cell()

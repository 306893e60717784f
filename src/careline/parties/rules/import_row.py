"""One row of somebody's list becomes a customer's details, or is refused with its column and reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from careline.kernel.refusals import Refusal
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
from careline.parties.rules.fields import Field, masked_value
from careline.parties.rules.import_map import EXTERNAL_ID, ListMap

LONGEST_ID = 64
TEXTS = ("name", "number", "email", "address", "document", "brand", "region", "segment", "language", "place")
SOURCE = "import"
SHOWN = (EXTERNAL_ID, *(field.value for field in Field), "brand", "region", "segment", "tier", "place")
"""What a line of the preview tells, in its order."""


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

    map: ListMap

    def read(self, row: Mapping[str, str]) -> Told:
        """Return what one row says; columns are named as in the file.

        :raises NobodyTold: and whatever cells and details are refused for.
        """
        details = CustomerDetails(
            **{name: self.map.text(name, row) for name in TEXTS},
            kind=self.map.word("kind", row, CustomerKind) or CustomerKind.INDIVIDUAL,
            tier=self.map.word("tier", row, Tier) or Tier.STANDARD,
            document_kind=self._document_kind(row),
            source_channel=SOURCE,
        )
        external_id = self.map.text(EXTERNAL_ID, row)
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

    def pass_over(self, row: Row) -> None:
        """Leave out a row that another worker has taken in: whoever came in is known by the house, not by the file."""

    def column_of(self, field: str) -> str:
        """Return the columns a field comes from, for the error file."""
        return self.map.column_of(field)

    def shown(self, told: Told) -> tuple[str, ...]:
        """Return a row in a line: whoever brings in a list needs to see that columns are right, not whom it names."""
        details = told.details
        is_company = details.kind == CustomerKind.ENTERPRISE
        personal = (masked_value(field, getattr(details, field.value), is_company=is_company) for field in Field)
        clear = (details.brand, details.region, details.segment, str(details.tier), details.place)
        return (told.external_id, *personal, *clear)

    def _document_kind(self, row: Mapping[str, str]) -> DocumentKind | None:
        """Return the kind, if there is a document at all: maps often say it for all rows."""
        is_told = self.map.text("document", row)
        return self.map.word("document_kind", row, DocumentKind) if is_told else None

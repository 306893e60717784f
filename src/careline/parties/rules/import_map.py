"""Import maps: a small table says which column of somebody's list of customers is what here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from careline.kernel.tables.cells import BadImportMap, Cell, FileForm, check_words, file_form, read_cells
from careline.parties.rules.details import CODE

EXTERNAL_ID = "external_id"
FIELDS = (
    EXTERNAL_ID,
    "kind",
    "name",
    "number",
    "email",
    "address",
    "document_kind",
    "document",
    "brand",
    "region",
    "segment",
    "tier",
    "language",
    "place",
)
"""What may be told of a customer, in the order screens ask for it."""
TELLING = frozenset({EXTERNAL_ID, "number", "email", "document"})
"""Without one of these no row can come in once and only once."""
LIST = "list"


@dataclass(frozen=True, kw_only=True)
class CustomerMap:
    """One map."""

    about_zh: str
    about_en: str
    source: str
    """Which system or list the external ids are of; the same id of two sources is two customers."""
    file: FileForm
    customer: Mapping[str, Cell]

    @property
    def cells(self) -> Collection[Cell]:
        """Every field's place."""
        return self.customer.values()


def read_customer_map(told: Mapping[str, Any]) -> CustomerMap:
    """Return the map that a parsed TOML file, or the screen, tells.

    :raises BadImportMap: naming the place in the map and what is wrong there.
    """
    check_words(told, {"about_zh", "about_en", "source", "file", "customer"}, "the map")
    customer = read_cells(told, "customer", FIELDS)
    if TELLING.isdisjoint(customer):
        raise BadImportMap(
            field="customer.external_id", place="customer.external_id", problem="or number, email, document: missing"
        )
    source = told.get("source", LIST)
    if not isinstance(source, str) or not CODE.fullmatch(source):
        raise BadImportMap(field="source", place="source", problem="a code is expected")
    return CustomerMap(
        about_zh=str(told.get("about_zh", "")),
        about_en=str(told.get("about_en", "")),
        source=source,
        file=file_form(told),
        customer=customer,
    )

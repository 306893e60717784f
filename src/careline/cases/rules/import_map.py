"""Import maps: a small file says which column of somebody's list of complaints is what here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from careline.kernel.tables.cells import BadImportMap, Cell, FileForm, check_words, file_form, read_cells

COMPLAINT_FIELDS = frozenset(
    {
        "external_id",
        "title",
        "description",
        "received_at",
        "channel",
        "on_behalf",
        "place",
        "jurisdiction",
        "category",
        "urgency",
        "stage",
    }
)
CUSTOMER_FIELDS = frozenset({"name", "number", "email", "address", "place"})
NEEDED = ("external_id", "title", "received_at", "channel")
"""Without these no row can come in once and only once."""


@dataclass(frozen=True, kw_only=True)
class ImportMap:
    """One map."""

    about_zh: str
    about_en: str
    file: FileForm
    complaint: Mapping[str, Cell]
    customer: Mapping[str, Cell]

    @property
    def cells(self) -> Collection[Cell]:
        """Every field's place."""
        return [*self.complaint.values(), *self.customer.values()]


def read_map(told: Mapping[str, Any]) -> ImportMap:
    """Return the map that a parsed TOML file tells.

    :raises BadImportMap: naming the place in the file and what is wrong there.
    """
    check_words(told, {"about_zh", "about_en", "file", "complaint", "customer"}, "the map")
    complaint = read_cells(told, "complaint", COMPLAINT_FIELDS)
    for name in NEEDED:
        if name not in complaint:
            raise BadImportMap(field=f"complaint.{name}", place=f"complaint.{name}", problem="missing")
    dates = complaint["received_at"]
    if not dates.formats or dates.zone is None:
        raise BadImportMap(
            field="complaint.received_at", place="complaint.received_at", problem="formats and zone are needed"
        )
    return ImportMap(
        about_zh=str(told.get("about_zh", "")),
        about_en=str(told.get("about_en", "")),
        file=file_form(told),
        complaint=complaint,
        customer=read_cells(told, "customer", CUSTOMER_FIELDS),
    )

"""Import maps: a small file says which column of somebody's export is what here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from careline.kernel.refusals import Refusal

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


class BadImportMap(Refusal):
    """The map isn't one: a word is unknown, missing or of the wrong kind."""

    code = "cases.bad_import_map"


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


@dataclass(frozen=True, kw_only=True)
class ImportMap:
    """One map."""

    about_zh: str
    about_en: str
    encoding: str
    delimiter: str
    complaint: Mapping[str, Cell]
    customer: Mapping[str, Cell]

    @property
    def columns(self) -> frozenset[str]:
        """The columns the file must have."""
        cells = [*self.complaint.values(), *self.customer.values()]
        return frozenset(column for cell in cells for column in cell.columns)


def read_map(told: Mapping[str, Any]) -> ImportMap:
    """Return the map that a parsed TOML file tells.

    :raises BadImportMap: naming the place in the file and what is wrong there.
    """
    _known(told, {"about_zh", "about_en", "file", "complaint", "customer"}, "the map")
    file = _section(told, "file")
    _known(file, {"encoding", "delimiter"}, "[file]")
    complaint = _cells(_section(told, "complaint"), COMPLAINT_FIELDS, "complaint")
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
        encoding=str(file.get("encoding", "utf-8-sig")),
        delimiter=str(file.get("delimiter", ",")),
        complaint=complaint,
        customer=_cells(_section(told, "customer"), CUSTOMER_FIELDS, "customer"),
    )


def _section(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = told.get(name, {})
    if not isinstance(section, Mapping):
        raise BadImportMap(field=name, place=name, problem="a section is expected")
    return section


def _known(told: Mapping[str, Any], words: set[str] | frozenset[str], where: str) -> None:
    for word in told:
        if word not in words:
            raise BadImportMap(field=where, place=where, problem=f"unknown word {word}")


def _cells(section: Mapping[str, Any], names: frozenset[str], where: str) -> dict[str, Cell]:
    _known(section, names, f"[{where}]")
    return {name: _cell(f"{where}.{name}", cell) for name, cell in section.items()}


def _cell(where: str, told: Any) -> Cell:
    if not isinstance(told, Mapping):
        raise BadImportMap(field=where, place=where, problem="a section is expected")
    _known(told, frozenset(Cell.__dataclass_fields__), f"[{where}]")
    if bool(told.get("columns")) == ("value" in told):
        raise BadImportMap(field=where, place=where, problem="either columns or value")
    try:
        zone = ZoneInfo(told["zone"]) if "zone" in told else None
        lists = {name: tuple(told.get(name, ())) for name in ("columns", "formats")}
        return Cell(**{**told, **lists, "zone": zone})
    except (KeyError, TypeError, ValueError, OSError) as broken:
        raise BadImportMap(field=where, place=where, problem=str(broken)) from broken

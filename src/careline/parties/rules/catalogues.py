"""Catalogues: which brands, regions, segments and plans there are. Who names one must name one that is offered.

A catalogue nobody has begun constrains nothing: a house that is being set up takes any code.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.details import CODE, CustomerDetails

LONGEST_NAME = 60
TOLD = 12
"""So many codes are named when another one is refused; the catalogue itself has them all."""


class Catalogue(StrEnum):
    """What is listed; each is the name of the field that holds a code of it."""

    BRAND = "brand"
    REGION = "region"
    SEGMENT = "segment"
    PLAN = "plan"


class CatalogueAct(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    RENAMED = "renamed"
    CLOSED = "closed"
    REOPENED = "reopened"


class NotInCatalogue(Refusal):
    """No such entry is offered; one that was closed is kept by who has it, and given to nobody else."""

    code = "parties.not_in_catalogue"


class NotAnEntryCode(Refusal):
    """An entry's code has the wrong shape."""

    code = "parties.not_an_entry_code"


class EntryNameMissing(Refusal):
    """An entry has a name in both languages, short enough for a list."""

    code = "parties.entry_name_missing"


class EntryIsClosed(Refusal):
    """The entry was closed before."""

    code = "parties.entry_is_closed"
    kind = Kind.CONFLICT


Offered = Mapping[Catalogue, Collection[str]]
"""The codes that are offered, by catalogue; one that nobody has begun is missing."""


Codes = Mapping[str, str]
"""What of a customer is listed in catalogues, by the catalogue's name."""


def codes_of(details: CustomerDetails) -> Codes:
    """Return what of the details is listed in a catalogue."""
    said = {catalogue.value: str(getattr(details, catalogue.value, "")) for catalogue in Catalogue}
    return {name: code for name, code in said.items() if code}


def check_offered(told: Mapping[str, str], offered: Offered, *, kept: Mapping[str, str] | None = None) -> None:
    """Refuse a code that isn't offered.

    :param kept: what stands already, which may stay even where it was closed since.
    :raises NotInCatalogue: naming the field and what is offered.
    """
    for catalogue, codes in offered.items():
        code = told.get(catalogue.value, "")
        if code and code not in codes and code != (kept or {}).get(catalogue.value):
            known = sorted(codes)
            more = " …" if len(known) > TOLD else ""
            raise NotInCatalogue(field=catalogue.value, given=code, offered=", ".join(known[:TOLD]) + more)


def check_entry(code: str, *, name_zh: str, name_en: str) -> None:
    """Refuse an entry that can't be.

    :raises NotAnEntryCode: its code has the wrong shape.
    :raises EntryNameMissing: naming the field.
    """
    if not CODE.fullmatch(code):
        raise NotAnEntryCode(field="code")
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not 0 < len(name.strip()) <= LONGEST_NAME:
            raise EntryNameMissing(field=field, longest=LONGEST_NAME)


def act_of(*, is_new: bool, is_closed: bool) -> CatalogueAct:
    """Return what becomes of an entry that is told anew."""
    if is_new:
        return CatalogueAct.ADDED
    return CatalogueAct.REOPENED if is_closed else CatalogueAct.RENAMED

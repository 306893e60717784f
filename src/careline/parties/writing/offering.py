"""Holding what is told of customers against the catalogues, one or many with one look."""

from collections.abc import Iterable, Mapping

from careline.parties.queries.catalogues import offered_codes
from careline.parties.rules.catalogues import Catalogue, check_offered
from careline.parties.rules.details import CustomerDetails

Codes = Mapping[str, str]


def codes_of(details: CustomerDetails) -> Codes:
    """Return what of the details is listed in a catalogue."""
    said = {catalogue.value: str(getattr(details, catalogue.value, "")) for catalogue in Catalogue}
    return {name: code for name, code in said.items() if code}


def require_offered(told: Iterable[Codes], *, kept: Codes | None = None) -> None:
    """Refuse a code that isn't offered; who tells none isn't looked up.

    :raises NotInCatalogue: naming the field and what is offered.
    """
    named = [codes for codes in told if any(codes.values())]
    offered = offered_codes() if named else {}
    for codes in named:
        check_offered(codes, offered, kept=kept)

"""Holding what is told of customers against the catalogues, one or many with one look."""

from collections.abc import Iterable

from careline.parties.queries.catalogues import offered_codes
from careline.parties.rules.catalogues import Codes, check_offered, codes_of

__all__ = ["codes_of", "require_offered"]


def require_offered(told: Iterable[Codes], *, kept: Codes | None = None) -> None:
    """Refuse a code that isn't offered; who tells none isn't looked up.

    :raises NotInCatalogue: naming the field and what is offered.
    """
    named = [codes for codes in told if any(codes.values())]
    offered = offered_codes() if named else {}
    for codes in named:
        check_offered(codes, offered, kept=kept)

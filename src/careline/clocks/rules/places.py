"""Jurisdictions: countries by their two letters, and regions of one."""

import re

import phonenumbers

OTHERWISE = {"gb": "uk"}
"""Countries that go by another code here than in ISO 3166-1."""
COUNTRIES = frozenset(map(str.lower, phonenumbers.SUPPORTED_REGIONS)) - OTHERWISE.keys() | {"uk", "eu"}
"""Wherever there are telephones. Most have no pack: an operator writes the rules of his own country by hand."""
PLACE = re.compile(r"(?P<country>[a-z]{2})(-[a-z0-9]+)*", re.ASCII)
LONGEST_PLACE = 16


def is_place(told: str) -> bool:
    """Return whether this is a country there is, or a region of one: `cn`, `cn-cq`."""
    read = PLACE.fullmatch(told)
    return read is not None and read["country"] in COUNTRIES and len(told) <= LONGEST_PLACE

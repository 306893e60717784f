"""What is kept of a customer, attribute by attribute: where each came from, and whether somebody made sure of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from careline.kernel.refusals import Refusal
from careline.parties.rules.details import LONGEST, CustomerKind, Tier
from careline.parties.rules.fields import Field


class Attribute(StrEnum):
    """One thing that is kept of a customer."""

    NAME = "name"
    NUMBER = "number"
    EMAIL = "email"
    ADDRESS = "address"
    DOCUMENT = "document"
    TIER = "tier"
    BRAND = "brand"
    REGION = "region"
    SEGMENT = "segment"
    LANGUAGE = "language"
    PLACE = "place"
    KIND = "kind"


CODED: Mapping[Attribute, type[Tier | CustomerKind]] = {Attribute.TIER: Tier, Attribute.KIND: CustomerKind}
"""Attributes of which the house itself knows every value."""
SEALED = frozenset(Attribute(field.value) for field in Field)
"""Those that are shown masked; who corrects one says it anew, and never sees the old one."""


class EntrySource(StrEnum):
    """Whose word an attribute is."""

    STAFF = "staff"
    LIST = "list"
    INTEGRATION = "integration"
    CUSTOMER = "customer"
    HOUSE = "house"


class CheckOutcome(StrEnum):
    """What came of making sure."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"


class NothingToVerify(Refusal):
    """An attribute nobody told can't be right or wrong; it can be written down."""

    code = "parties.nothing_to_verify"


class AttributeMissing(Refusal):
    """What is sealed isn't emptied by leaving a field empty, for whoever corrects it doesn't see it."""

    code = "parties.attribute_missing"


class NoSuchValue(Refusal):
    """Of this attribute the house knows every value, and this is none."""

    code = "parties.no_such_value"


class AttributeTooLong(Refusal):
    """The value is longer than it can be."""

    code = "parties.attribute_too_long"


@dataclass(frozen=True, kw_only=True)
class Entered:
    """Who wrote something down, whence and when; and which attributes, or all."""

    source: EntrySource
    by: str
    by_id: UUID | None
    at: datetime
    attributes: frozenset[str] | None = None
    of_list: str = ""
    """The list it came in with, for `EntrySource.LIST`."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """That somebody made sure."""

    outcome: CheckOutcome
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where an attribute came from, and who made sure of it since."""

    entered: Entered
    checked: Checked | None


def provenances(trail: Iterable[Entered], checks: Mapping[Attribute, Checked]) -> dict[Attribute, Provenance]:
    """Return where each attribute came from, from everything that was ever written down, oldest first.

    A check that came before the value was written down says nothing of it.
    """
    found: dict[Attribute, Provenance] = {}
    for entered in trail:
        for attribute in Attribute:
            if entered.attributes is None or attribute.value in entered.attributes:
                found[attribute] = Provenance(entered=entered, checked=None)
    return {attribute: _checked(one, checks.get(attribute)) for attribute, one in found.items()}


def _checked(one: Provenance, check: Checked | None) -> Provenance:
    if check is None or check.at < one.entered.at:
        return one
    return Provenance(entered=one.entered, checked=check)


def check_value(attribute: Attribute, value: str) -> str:
    """Return a value that may be written down.

    :raises AttributeMissing: a sealed one without a value.
    :raises AttributeTooLong: longer than any of its kind.
    :raises NoSuchValue: where the house knows every value, and this is none.
    """
    if attribute in CODED and value not in tuple(CODED[attribute]):
        raise NoSuchValue(field="value")
    if attribute in SEALED and not value.strip():
        raise AttributeMissing(field="value")
    longest = LONGEST.get(attribute.value, 20)
    if len(value) > longest:
        raise AttributeTooLong(field="value", longest=longest)
    return value.strip()

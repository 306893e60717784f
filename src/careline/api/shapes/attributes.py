"""Where an attribute came from, and what came of making sure."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Shown, Told, Version
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource, Provenance
from careline.parties.rules.details import DocumentKind


class AttributeShown(Shown):
    """One attribute; its value is on the customer, masked."""

    attribute: Attribute
    source: EntrySource
    of_list: str = Field(description="The list it came in with, for the source `list`.")
    entered_by: str
    entered_at: datetime
    outcome: CheckOutcome | None = Field(description="What came of the last verification since; null: not verified.")
    verified_by: str
    verified_at: datetime | None


class AttributesShown(Shown):
    """All that was ever told."""

    items: list[AttributeShown]


class AttributeTold(Told):
    """What is right."""

    value: Annotated[str, StringConstraints(max_length=400, pattern=PLAIN)] = Field(examples=["138 0013 8000"])
    document_kind: DocumentKind | None = Field(None, description="With a document: which one.")
    version: Version | None = None


class ConfirmationTold(Told):
    """Which version of the customer was seen."""

    version: Version | None = None


def shown(attribute: Attribute, one: Provenance) -> AttributeShown:
    """Return an attribute as the API shows it."""
    return AttributeShown(
        attribute=attribute,
        source=one.entered.source,
        of_list=one.entered.of_list,
        entered_by=one.entered.by,
        entered_at=one.entered.at,
        outcome=one.checked.outcome if one.checked else None,
        verified_by=one.checked.by if one.checked else "",
        verified_at=one.checked.at if one.checked else None,
    )

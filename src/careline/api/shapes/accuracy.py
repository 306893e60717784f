"""How accurate entries are."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Moment, Shown, Told
from careline.api.shapes.paging import PageAsked
from careline.parties.queries.accuracy import ChecksWanted
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource

USUALLY = timedelta(days=91)
"""A quarter, as on the screen."""


class AccuracyAsked(Told):
    """Of which period."""

    since: Moment | None = Field(None, description="The first instant; 91 days before the end unless told.")
    before: Moment | None = Field(None, description="The instant after the last; now unless told.")

    def wanted(self, at: datetime) -> ChecksWanted:
        """Return which verifications this asks for."""
        before = self.before or at + timedelta(seconds=1)
        return ChecksWanted(since=self.since or before - USUALLY, before=before)


class ChecksAsked(AccuracyAsked, PageAsked):
    """Which verifications, and which page of them."""

    by: UUID | None = Field(None, description="Only of what this user entered.")
    outcome: CheckOutcome | None = None

    def wanted(self, at: datetime) -> ChecksWanted:
        """Return which verifications this asks for."""
        period = super().wanted(at)
        return ChecksWanted(since=period.since, before=period.before, entered_by=self.by, outcome=self.outcome)


class ShareShown(Shown):
    """What was verified, and how much of it was right."""

    verified: int
    corrected: int
    share: float | None = Field(description="From 0 to 1; null where nothing was verified.", examples=[0.973])


class PersonShareShown(ShareShown):
    """The accuracy of what one person or program entered."""

    by: UUID | None = Field(description="The user; null for who is none, such as the customer.")
    name: str = Field(validation_alias="label", examples=["li-wei"])
    source: EntrySource


class AttributeShareShown(ShareShown):
    """The accuracy of one attribute."""

    attribute: Attribute = Field(validation_alias="label")


class AccuracyShown(Shown):
    """The shares of a period."""

    since: datetime
    before: datetime
    total: ShareShown
    by_person: list[PersonShareShown]
    by_attribute: list[AttributeShareShown]


class CheckShown(Shown):
    """That somebody made sure of one attribute; not what stands in it."""

    customer: UUID = Field(validation_alias="customer_id")
    attribute: Attribute
    outcome: CheckOutcome
    source: EntrySource
    entered_by: str = Field(validation_alias="entered_by_name")
    entered_at: datetime
    verified_by: str = Field(validation_alias="actor_name")
    verified_at: datetime = Field(validation_alias="at")


class CheckPage(Shown):
    """Some verifications, latest first."""

    items: list[CheckShown]
    next: str | None

"""A customer's features, with the bands among the house's customers and the windows they look back through."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown
from careline.cases.queries.features import FeaturesTold
from careline.contacts.rules.facts import ContactChannel

FIFTH = "1 to 5, 5 being the highest fifth of the house's customers; equals share one. Null without a value."


class FeatureWindowShown(Shown):
    """How far back was looked from `computed_at`."""

    days_90_from: datetime
    days_365_from: datetime
    spend_from: date = Field(description="The first day of the last three full months.", examples=["2025-12-01"])
    spend_before_from: date = Field(description="The first day of the three months before.", examples=["2025-09-01"])
    spend_until: date = Field(description="The first day that isn't counted.", examples=["2026-03-01"])


class FeatureBandsShown(Shown):
    """Recency, frequency and spend among all customers of the same night (RFM; Hughes 1994)."""

    recency: int | None = Field(description=FIFTH, examples=[4])
    frequency: int | None = Field(description=FIFTH, examples=[5])
    spend: int | None = Field(description=FIFTH, examples=[3])


class FeaturesShown(Shown):
    """What the customer's records say. Contacts count that the customer began; unknown is null and never nought."""

    customer: UUID = Field(description="The record that is kept.")
    computed_at: datetime
    window: FeatureWindowShown
    last_contact_at: datetime | None = Field(description="However long ago; null where there never was one.")
    contacts_90: int = Field(description="Contacts within 90 days.", examples=[3])
    contacts_365: int = Field(description="Contacts within 365 days.", examples=[7])
    main_channel: ContactChannel | None = Field(description="By which most came in 365 days.")
    preferred_hour: int | None = Field(
        description="The hour, 0 to 23, of more than half of the spoken contacts; null where none stands out.",
        examples=[19],
    )
    is_spend_agreed: bool = Field(description="Whether the customer agreed to an analysis of what they spend.")
    spend: int | None = Field(
        description="Monthly mean of three full months, in the currency's smallest unit; null where it isn't known, "
        "isn't of one currency, or isn't agreed to.",
        examples=[12800],
    )
    spend_before: int | None = Field(description="The same of the three months before.", examples=[11900])
    spend_currency: str = Field(description="ISO 4217; empty without a spend.", examples=["CNY"])
    spend_trend: int | None = Field(description="Change against the three months before, in per cent.", examples=[8])
    complaints_365: int = Field(description="Complaints received within 365 days.", examples=[2])
    complaints_90: int = Field(description="Complaints received within 90 days.", examples=[2])
    complaints_open: int = Field(description="Complaints not archived yet, however old.", examples=[1])
    repeated: int = Field(description="Complaints within 90 days where they are more than one, else 0.", examples=[2])
    orders_365: int = Field(description="Service orders begun within 365 days.", examples=[1])
    customer_since: date | None = Field(
        description="The day the first subscription began; null without one.", examples=["2021-05-01"]
    )
    bands: FeatureBandsShown

    @classmethod
    def told(cls, told: FeaturesTold) -> Self:
        """Return this as it was told."""
        one, window = told.features, told.window
        shown = {name: getattr(one, name) for name in cls.model_fields if hasattr(one, name)}
        looked = {
            "days_90_from": window.quarter,
            "days_365_from": window.year,
            "spend_from": window.recent,
            "spend_before_from": window.earlier,
            "spend_until": window.month,
        }
        channel = one.main_channel or None
        rest = {"customer": told.customer, "window": looked, "bands": told.bands, "main_channel": channel}
        return cls.model_validate(shown | rest)

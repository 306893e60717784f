"""A customer's features as the columns of a file, beside what else it tells of them."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from careline.cases.rules.features import Bands, Features
from careline.parties.rules.consumption import WITHOUT_HUNDREDTHS

COLUMNS = (
    *("habits_as_of", "last_contact_at", "recency_band", "contacts_90", "contacts_365", "frequency_band"),
    *("main_channel", "preferred_hour", "spend_said", "spend", "spend_before", "spend_currency", "spend_band"),
    *("complaints_90", "complaints_365", "complaints_open", "orders_365", "customer_since"),
)
CODED = frozenset({"main_channel", "spend_said"})
BANDED = {"recency_band": "recency", "frequency_band": "frequency", "spend_band": "spend"}


class SpendSaid(StrEnum):
    """Why a spend stands in a file, or doesn't."""

    KNOWN = "known"
    NOT_KNOWN = "not_known"
    NOT_AGREED = "not_agreed"
    """The customer hasn't agreed to an analysis of it."""


def told_features(one: Features, bands: Bands) -> Sequence[str]:
    """Return the columns: instants and days in ISO 8601, sums in the currency, unknown ones empty."""
    said: dict[str, object] = {name: getattr(one, name) for name in COLUMNS if hasattr(one, name)}
    said |= {column: getattr(bands, name) for column, name in BANDED.items()}
    said |= {name: _sum(getattr(one, name), one.spend_currency) for name in ("spend", "spend_before")}
    said["habits_as_of"] = one.computed_at.isoformat(timespec="seconds")
    said["last_contact_at"] = one.last_contact_at.isoformat(timespec="seconds") if one.last_contact_at else None
    said["spend_said"] = _spend_said(one)
    return ["" if said[name] is None else str(said[name]) for name in COLUMNS]


def _sum(amount: int | None, currency: str) -> str | None:
    if amount is None:
        return None
    places = 0 if currency in WITHOUT_HUNDREDTHS else 2
    return f"{Decimal(amount).scaleb(-places):.{places}f}"


def _spend_said(one: Features) -> SpendSaid:
    if not one.is_spend_agreed:
        return SpendSaid.NOT_AGREED
    return SpendSaid.NOT_KNOWN if one.spend is None else SpendSaid.KNOWN

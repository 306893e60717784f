"""What a customer's records say about their habits: each feature with its unit, its window, and what absent means.

Unknown isn't zero. The house writes down every contact, complaint and service order, so that none is a true nought. Of
what somebody spends it knows only what the billing system told, so that who has no record there has no spend.

Counted are the records of a customer under any of the records that were merged into theirs. Windows reach back from
the instant the features were computed at (`Window`), both ends included.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeVar

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.consumption import month_of, months_before

QUARTER, YEAR = timedelta(days=90), timedelta(days=365)
"""The short and the long look back; a complaint is repeated within the short one, as it is everywhere in the house."""
MONTHS = 3
"""So many full months of bills make a mean: one alone is an accident, a year hides what changed."""
FEWEST = 3
"""Fewer contacts within one hour of the day are chance, not a habit."""
BANDS = range(1, 6)
"""A fifth of fewer than five customers is nobody, so that fewer aren't banded."""
V = TypeVar("V", int, datetime)


class FeaturesRefused(Refusal):
    """The customer refused or took back their consent to be analysed: nothing is computed, and nothing kept."""

    code = "cases.features_refused"
    kind = Kind.MISSING


class NoFeaturesYet(Refusal):
    """Nothing was computed of this customer yet; the night does."""

    code = "cases.no_features_yet"
    kind = Kind.MISSING


class FeaturesOfNobody(Refusal):
    """The customer was erased, or can't be told from others: there is nobody to tell habits of."""

    code = "cases.features_of_nobody"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class Window:
    """How far back is looked, from one instant in the operator's zone."""

    as_of: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The operator's day."""
        return self.as_of.astimezone(self.zone).date()

    @property
    def quarter(self) -> datetime:
        """Where the short look back begins."""
        return self.as_of - QUARTER

    @property
    def year(self) -> datetime:
        """Where the long one begins."""
        return self.as_of - YEAR

    @property
    def month(self) -> date:
        """The first day of the month that isn't full yet; the full ones lie before it."""
        return month_of(self.today)

    @property
    def recent(self) -> date:
        """The first of the last three full months."""
        return months_before(self.month, MONTHS + 1)[0]

    @property
    def earlier(self) -> date:
        """The first of the three months before these."""
        return months_before(self.month, 2 * MONTHS + 1)[0]


@dataclass(frozen=True, kw_only=True)
class Features:
    """The features of one customer. A contact counts where the customer began it and it isn't left out of numbers."""

    last_contact_at: datetime | None
    """Recency. When the last contact arrived, however long ago; absent where there never was one."""
    contacts_90: int
    """Frequency. Contacts of the last 90 days."""
    contacts_365: int
    """Frequency. Contacts of the last 365 days."""
    main_channel: str
    """The channel most contacts of 365 days came by, of several the one used last; empty where there was none."""
    preferred_hour: int | None
    """The hour of the day, 0 to 23 in the operator's zone, in which more than half of the spoken contacts of 365 days
    began, and no fewer than three; absent where no hour stands out. A letter comes when the post does, so that only
    channels count on which the customer is there."""
    spend: int | None
    """Monetary. The mean of the last three full months, in the currency's smallest unit, rounded half away from zero;
    over the months something was told of. Absent where nothing was, where currencies are mixed, or without consent."""
    spend_before: int | None
    """The same of the three months before these, to see where it goes."""
    spend_currency: str
    """ISO 4217; empty where there is no spend in either."""
    is_spend_agreed: bool
    """Whether the customer agreed to an analysis of what they spend; without it none is made (decision 0020)."""
    complaints_365: int
    """Complaints received within 365 days."""
    complaints_90: int
    """Complaints received within 90 days; more than one is a repeated complaint."""
    complaints_open: int
    """Complaints that aren't archived, however old."""
    orders_365: int
    """Service orders begun within 365 days, whatever became of them."""
    customer_since: date | None
    """Tenure. The day their first subscription began, though it may have ended; absent without any."""
    computed_at: datetime
    """The instant all windows reach back from."""

    @property
    def repeated(self) -> int:
        """How many complaints came within 90 days where it is more than one, else none (as `queries.repeats` says)."""
        return self.complaints_90 if self.complaints_90 > 1 else 0

    @property
    def spend_trend(self) -> int | None:
        """By how many per cent the spend changed against the three months before.

        Absent where one of the two is unknown, or there was nothing to compare with.
        """
        if self.spend is None or self.spend_before is None or self.spend_before <= 0:
            return None
        return round(100 * (self.spend - self.spend_before) / self.spend_before)


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """Where the bands of one night part: four values each, or none where nobody had a value.

    Recency, frequency and monetary value in fifths of the house's own customers, 5 being the best, are Arthur M.
    Hughes's (Strategic Database Marketing, 1994). He sorts and cuts into equal parts, so that of equals some come into
    the higher one; here equals always share a band, which is decided by the value alone. A band is 1 and one more for
    each whole fifth of the customers who have strictly less; where many are equal a band may be empty.
    """

    recency: tuple[datetime, ...] = ()
    """Of the last contact: the later, the higher."""
    frequency: tuple[int, ...] = ()
    """Of the contacts in 365 days."""
    spend: tuple[int, ...] = ()
    """Of the spend, in `currency`."""
    currency: str = ""
    """The currency most customers are billed in; spend in another isn't banded."""


@dataclass(frozen=True, kw_only=True)
class Bands:
    """1 to 5 each, 5 being the highest fifth; absent where there is no value, or no night was computed yet."""

    recency: int | None = None
    frequency: int | None = None
    spend: int | None = None


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The values of one band: above the one, up to the other."""

    above: int | None = None
    up_to: int | None = None


def bands_of(features: Features, cuts: Cuts) -> Bands:
    """Return the bands of a customer's features among those of a night."""
    spend = features.spend if features.spend_currency == cuts.currency else None
    return Bands(
        recency=band_of(features.last_contact_at, cuts.recency),
        frequency=band_of(features.contacts_365, cuts.frequency),
        spend=band_of(spend, cuts.spend),
    )


def band_of(value: V | None, cuts: tuple[V, ...]) -> int | None:
    """Return the band of a value: 1, and one more for each cut it lies above."""
    if value is None or not cuts:
        return None
    return 1 + sum(value > cut for cut in cuts)


def bounds_of(band: int, cuts: tuple[int, ...]) -> Bounds | None:
    """Return between what the values of a band lie; None where no night has told yet."""
    if not cuts:
        return None
    edges = (None, *cuts, None)
    return Bounds(above=edges[band - 1], up_to=edges[band])

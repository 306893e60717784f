"""What a due rule looks at."""

from dataclasses import dataclass

RECEIVED = "complaint_received"
ASKED_OF_ALL = ("urgency", "category", "channel")
"""Facts that every subject has a place for."""


def country_of(place: str) -> str:
    """Return the country of a place, or of the calendar that bears its code: `au` of `au-vic`."""
    return place.partition("-")[0]


@dataclass(frozen=True, kw_only=True)
class ClockFacts:
    """The facts of a subject that decide which rules fit it."""

    jurisdiction: str
    """Country, or country and province: `cn`, `cn-cq`. A province's subjects are the country's too."""
    urgency: str
    category: str
    """Code of the category, such as `network.speed`; empty while unclassified."""
    channel: str
    event: str = RECEIVED
    """What starts the clock."""
    further: tuple[tuple[str, str], ...] = ()
    """What else is known of it, such as `("area", "rural")`; what isn't told stands in no pair."""

    @property
    def country(self) -> str:
        """The country alone."""
        return country_of(self.jurisdiction)

    def told(self, name: str) -> str:
        """Return a fact by its name; empty where it isn't known."""
        if name in ASKED_OF_ALL:
            return str(getattr(self, name))
        return next((value for known, value in self.further if known == name), "")

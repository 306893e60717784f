"""What a due rule looks at."""

from dataclasses import dataclass

RECEIVED = "complaint_received"
ASKED_OF_ALL = ("urgency", "category", "channel")
"""Facts that every subject has a place for."""


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
        return self.jurisdiction.partition("-")[0]

    def told(self, name: str) -> str:
        """Return a fact by its name; empty where it isn't known."""
        if name in ASKED_OF_ALL:
            return str(getattr(self, name))
        return next((value for known, value in self.further if known == name), "")

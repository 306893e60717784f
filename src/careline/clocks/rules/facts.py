"""What a due rule looks at."""

from dataclasses import dataclass

RECEIVED = "complaint_received"


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

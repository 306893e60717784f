"""What a due rule looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ClockFacts:
    """The facts of a subject that decide which rules fit it."""

    jurisdiction: str
    urgency: str
    category: str
    channel: str

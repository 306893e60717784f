"""Rules the tests of due times count with."""

from datetime import UTC, date, datetime

from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.facts import ClockFacts
from careline.clocks.rules.versions import Version
from careline.kernel.identity import new_id

FACTS = ClockFacts(jurisdiction="cn", urgency="normal", category="network.speed", channel="phone")


def version(
    terms: object = CN_ANSWER, *, number: int = 1, since: str = "2016-07-30", until: str | None = None
) -> Version:
    return Version(
        id=new_id(),
        number=number,
        terms=terms,  # type: ignore[arg-type]
        valid_from=date.fromisoformat(since),
        valid_to=date.fromisoformat(until) if until else None,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )

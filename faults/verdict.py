"""What a fault left behind, as one line of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

EXAMPLES = 3
"""Keys that are named with each kind of finding; all of them are told when they are found."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How the history of the clients and the database compare."""

    acknowledged: int = 0
    """Complaints the clients were told had been taken in."""
    stored: int = 0
    """Complaints of theirs in the database."""
    lost: Sequence[str] = ()
    """Acknowledged, and not stored."""
    duplicated: Sequence[str] = ()
    """Stored more than once."""
    violations: Sequence[str] = field(default=())
    """What else must never be, each with the complaint's key."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.lost or self.duplicated or self.violations)

    def and_also(self, violations: Sequence[str]) -> Self:
        """Return the same with further violations."""
        return replace(self, violations=[*self.violations, *violations])

    def findings(self) -> Iterator[str]:
        """Yield one line for each kind of finding, with a few examples."""
        for kind, found in (("lost", self.lost), ("duplicated", self.duplicated), ("violations", self.violations)):
            if found:
                yield f"{len(found)} {kind}: {'; '.join(found[:EXAMPLES])}{' …' * (len(found) > EXAMPLES)}"

    def line(self, fault: str, rounds: int) -> str:
        """Return the line of JSON, all figures counts."""
        told = {
            "fault": fault,
            "rounds": rounds,
            "acknowledged": self.acknowledged,
            "stored": self.stored,
            "lost": len(self.lost),
            "duplicated": len(self.duplicated),
            "violations": len(self.violations),
        }
        return json.dumps(told)

"""What a fault left behind, as one line of JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How the history of the clients and the database compare."""

    acknowledged: int
    """Complaints the clients were told had been taken in."""
    stored: int
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

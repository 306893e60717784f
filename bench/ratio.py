"""One measured ratio, and whether it may be judged."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

STEADY = 0.2
"""How far the floor may drift inside a run; beyond it the machine, not the code, was measured."""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What is measured, and what must be reached."""

    name: str
    ours: str
    """What our number is, with its unit."""
    floor: str = ""
    """What theirs is; empty where nobody else does it, and ours has to reach a number by itself."""
    must: float
    stretch: float
    higher_is_better: bool = True


@dataclass(frozen=True)
class Measured:
    """The rounds of both sides, in the order they were run."""

    goal: Goal
    ours: Sequence[float]
    floor: Sequence[float] = ()
    """Empty where the goal has none: then the ratio is our number."""

    @property
    def ratio(self) -> float | None:
        """Ours over the floor, by their medians; None when the floor wouldn't stand still."""
        return None if self.drift > STEADY else median(self.ours) / median(self.floor or (1.0,))

    @property
    def drift(self) -> float:
        """How far the floor's second half lies from its first, as a share of its median."""
        half = len(self.floor) // 2
        if not half:
            return 0.0
        return abs(median(self.floor[-half:]) - median(self.floor[:half])) / median(self.floor)

    @property
    def margin(self) -> float:
        """How far beyond what must be (over one) or short of it (below one); what can't be judged is the worst."""
        if self.ratio is None:
            return 0.0
        return self.ratio / self.goal.must if self.goal.higher_is_better else self.goal.must / self.ratio

    def line(self) -> str:
        """Return the JSON line."""
        told: dict[str, object] = {
            "goal": self.goal.name,
            "ours": round(median(self.ours), 2),
            "floor": round(median(self.floor), 2) if self.floor else None,
            "ratio": None if self.ratio is None else round(self.ratio, 4),
            "must": self.goal.must,
            "stretch": self.goal.stretch,
            "better": "higher" if self.goal.higher_is_better else "lower",
        }
        if self.ratio is None:
            told["refused"] = f"the floor drifted by {self.drift:.0%}"
        return json.dumps(told)

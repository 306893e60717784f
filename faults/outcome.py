"""How each fault ended, told once more when all have: the end of a log is all that some readers see."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.rounds import tell


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How one fault ended."""

    fault: str
    line: str = ""
    """Its line of JSON; empty when it didn't come so far."""
    figures: str = ""
    """What else was measured, or what was caught."""
    failures: Sequence[str] = ()
    """Why it failed, a line for each reason."""

    @property
    def went_well(self) -> bool:
        """Whether nothing is held against it."""
        return not self.failures


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """Return what became of each, and in the last line of which failed."""
    lines = ["", "What became of each:"]
    for one in outcomes:
        lines += [one.line] * bool(one.line)
        lines += [f"  {one.fault}: {one.figures}"] * bool(one.figures)
        lines += [f"  {one.fault} FAILED: {why}" for why in one.failures]
    failed = [one.fault for one in outcomes if not one.went_well]
    return [*lines, f"FAILED: {', '.join(failed)}" if failed else f"All {len(outcomes)} went well."]


def tell_all(outcomes: Sequence[Outcome]) -> None:
    """Tell the summary, beside the lines that programs read."""
    for line in summary(outcomes):
        tell(line)

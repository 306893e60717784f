"""What a look at one thing found."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How bad it is."""

    GOOD = "good"
    CARE = "care"  # works, and should be seen to
    BAD = "bad"  # doesn't work, or can't be trusted


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    check: str
    """A code, the same in every language: `folder.secrets`."""
    state: State
    said: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the finding for a program."""
        return {**asdict(self), "state": self.state.value}


def good(check: str, said: str) -> Finding:
    """Return that all is well."""
    return Finding(check, State.GOOD, said)


def care(check: str, said: str, remedy: str) -> Finding:
    """Return that something should be seen to."""
    return Finding(check, State.CARE, said, remedy)


def bad(check: str, said: str, remedy: str) -> Finding:
    """Return that something is wrong."""
    return Finding(check, State.BAD, said, remedy)

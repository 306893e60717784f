"""How a due time was reached: codes and values, which an edge turns into sentences in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

Value = str | int | tuple[str, ...]
"""A day or an instant in ISO 8601 (with the calendar's offset), a number, a code, or several of these."""


@dataclass(frozen=True)
class Step:
    """One step of a computation."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the step as a row stores it."""
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in self.values.items()}
        return {"code": self.code, **values}


@dataclass(frozen=True)
class Due:
    """An instant something is due, and how it was reached."""

    at: datetime
    steps: tuple[Step, ...]


def written(at: date | datetime, zone: tzinfo) -> str:
    """Return a day, or an instant on the wall clock of its place, in ISO 8601."""
    return at.astimezone(zone).isoformat() if isinstance(at, datetime) else at.isoformat()

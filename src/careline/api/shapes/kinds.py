"""The kinds of values that fields are made of."""

import re
from datetime import UTC, datetime
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
)

PLAIN = r"^[^\x00]*$"
"""Any text the database can keep: there is no NUL in it."""
SAID = r"^[^\x00]*[^\x00\s][^\x00]*$"
"""The same, with something to read in it."""
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class Told(BaseModel):
    """What a caller tells: a field nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")


class Shown(BaseModel):
    """What a caller is shown: of a row only the fields named by the shape."""

    model_config = ConfigDict(from_attributes=True)

    shown_once: ClassVar[frozenset[str]] = frozenset()
    """Fields in clear that no repeat shows again: what is kept under an Idempotency-Key holds them empty."""


def _written(told: object) -> object:
    if not isinstance(told, str) or not RFC_3339.fullmatch(told):
        raise ValueError
    return told


def _in_utc(told: datetime) -> datetime:
    """Return the same instant in UTC: an offset may go to 24 hours, and PostgreSQL takes none beyond 16."""
    try:
        return told.astimezone(UTC)
    except OverflowError as beyond:  # it lies after the year 9999 there
        raise ValueError from beyond


Line = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Text = Annotated[str, StringConstraints(max_length=20_000, pattern=PLAIN)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=SAID)]
Code = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_.:/-]*$")]
Username = Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9_-]*$")]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_written),
    Field(ge=EARLIEST, examples=["2026-03-11T10:30:00+08:00"]),
    AfterValidator(_in_utc),
]
"""An instant with its offset (RFC 3339)."""
Flag = StrictBool
Version = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True, examples=[3])]

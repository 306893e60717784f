"""Pages by key: a cursor says after which row to go on, so that page 1,000 costs what page 1 costs."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Self, TypeVar
from uuid import UUID

from careline.kernel.refusals import Refusal

T = TypeVar("T")
Key = str | int | datetime | UUID | None
"""What a list may be ordered by."""

LONGEST = 1000
LARGEST = 2**63 - 1


class BadCursor(Refusal):
    """The cursor wasn't made by this list, or was changed on the way."""

    code = "kernel.bad_cursor"

    def __init__(self) -> None:
        super().__init__(field="after")


@dataclass(frozen=True)
class Cursor:
    """The key of the last row of a page, good for the one list that made it."""

    listing: str
    key: tuple[Key, ...]

    def encode(self) -> str:
        """Return the cursor as an opaque word for an address."""
        text = json.dumps([self.listing, *map(_written, self.key)], ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, *, listing: str, shape: Sequence[type]) -> Self:
        """Read a cursor back.

        :param shape: the type of each part of the key; any part may also be None.
        :raises BadCursor: when it is not one of this list.
        """
        try:
            name, *parts = json.loads(urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text) % 4)))
            cursor = cls(listing, tuple(_read(part, kind) for part, kind in zip(parts, shape, strict=True)))
            is_ours = name == listing and cursor.encode() == text
        except (ValueError, TypeError, OverflowError, RecursionError) as broken:
            raise BadCursor from broken
        if not is_ours:
            raise BadCursor
        return cursor


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows of a list, and where to go on; no cursor when these were the last."""

    rows: Sequence[T]
    next: Cursor | None = None

    @classmethod
    def cut(cls, rows: Sequence[T], *, limit: int, listing: str, key: Callable[[T], tuple[Key, ...]]) -> Self:
        """Make a page of `limit` rows out of up to `limit + 1`: the one too many only tells that there are more."""
        shown = rows[:limit]
        more = len(rows) > limit
        return cls(shown, Cursor(listing, key(shown[-1])) if more and shown else None)


def _written(part: Key) -> str | int | None:
    match part:
        case datetime():
            return part.astimezone(UTC).isoformat()
        case UUID():
            return str(part)
        case _:
            return part


def _read(part: object, kind: type) -> Key:
    match part:
        case None:
            return None
        case int() if kind is int and not isinstance(part, bool) and abs(part) <= LARGEST:
            return part
        case str() if kind is UUID:
            return UUID(part)
        case str() if kind is datetime:
            return _aware(datetime.fromisoformat(part))
        case str() if kind is str and "\x00" not in part:
            return part
        case _:
            raise TypeError


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)

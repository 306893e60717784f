"""Whether something may go to somebody by a channel. A room above knows; this one asks, here and nowhere else.

It is asked when a notice is queued and again when it is sent: between the two a customer may have said otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from careline.notices.rules.facts import NoticeChannel


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """Something that is to go out."""

    key: UUID
    """The key of the person it is for."""
    channel: NoticeChannel
    recipient: str
    is_owed: bool
    """Whether the person must get it, whatever they would rather."""


@dataclass(frozen=True)
class Leave:
    """What is to be done with it; without anything said it goes at once."""

    held: str = ""
    """Why it doesn't go out by this channel."""
    waits_until: datetime | None = None


GOES = Leave()


class Wishes(Protocol):
    """Knows what people wish."""

    def minded(self, wanted: Sequence[Addressed], *, at: datetime) -> Sequence[Leave]:
        """Return what is to be done with each."""
        ...


class NobodyWishes:
    """Answers as long as no room does: everything goes."""

    def minded(self, wanted: Sequence[Addressed], *, at: datetime) -> Sequence[Leave]:  # noqa: ARG002  (the protocol's)
        """Return that it goes."""
        return [GOES] * len(wanted)


_source: list[Wishes] = [NobodyWishes()]


def mind(source: Wishes) -> None:
    """Let this room answer from now on; it says so when the house starts."""
    _source[0] = source


def leaves(wanted: Sequence[Addressed], *, at: datetime) -> Sequence[Leave]:
    """Return for each whether it may go out, and when."""
    return _source[0].minded(wanted, at=at) if wanted else ()

"""The chain of seals: each link covers a batch of traces and the link before it, and its head is signed."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Generic, Self, TypeVar
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from careline.security.rules.trace import START, Position

L = TypeVar("L")
R = TypeVar("R")

NO_HEAD = "0" * 64
"""What the first link holds as the head before it."""
LONGEST_BATCH = 1 << 26
"""Bytes of traces unpacked at most, so that a forged seal can't fill the memory."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """One link, without its traces: all that its head is computed from."""

    n: int
    previous: str
    """Head of the link before, in hex."""
    entries: int
    digest: str
    """SHA-256 of the batch's traces, in hex."""
    upto: Position
    """The last entry covered; the batch begins after the last one of the link before."""
    sealed_at: datetime

    @property
    def head(self) -> str:
        """SHA-256 over everything in the link, in hex: the next link holds it, and it is what is signed."""
        return hashlib.sha256(b"careline ledger link 1\n" + self._canonical().encode()).hexdigest()

    def signed_by(self, key: Ed25519PrivateKey) -> str:
        """Return the Ed25519 signature of the head, in hex."""
        return key.sign(bytes.fromhex(self.head)).hex()

    def is_signed(self, signature: str, key: Ed25519PublicKey) -> bool:
        """Return whether this signature of the head was made with the key that belongs to this public one."""
        try:
            key.verify(bytes.fromhex(signature), bytes.fromhex(self.head))
        except (InvalidSignature, ValueError):
            return False
        return True

    def as_line(self, signature: str) -> str:
        """Return the link as one line for the anchor."""
        return json.dumps({**self._fields(), "head": self.head, "signature": signature})

    def _canonical(self) -> str:
        return json.dumps(self._fields(), sort_keys=True)

    def _fields(self) -> dict[str, object]:
        upto = [self.upto.xid, str(self.upto.id)]
        return {**asdict(self), "upto": upto, "sealed_at": self.sealed_at.astimezone(UTC).isoformat()}


@dataclass(frozen=True)
class Anchored:
    """A link as the anchor holds it."""

    link: Link
    signature: str

    @classmethod
    def parse(cls, line: str) -> Self | None:
        """Return the link on a line of the anchor; None when it isn't one, or its head isn't its fields'."""
        try:
            found = json.loads(line)
            signature, head = found.pop("signature"), found.pop("head")
            (xid, entry), sealed_at = found.pop("upto"), datetime.fromisoformat(found.pop("sealed_at"))
            link = Link(**found, upto=Position(xid, UUID(entry)), sealed_at=sealed_at)
            return cls(link, signature) if link.head == head else None
        except (KeyError, TypeError, AttributeError, ValueError):
            return None


def next_link(before: Link | None, traces: Iterable[bytes], *, upto: Position, at: datetime) -> tuple[Link, bytes]:
    """Return the link that covers these traces, and the traces packed for keeping beside it."""
    lines = list(traces)
    text = b"\n".join(lines)
    link = Link(
        n=before.n + 1 if before else 1,
        previous=before.head if before else NO_HEAD,
        entries=len(lines),
        digest=hashlib.sha256(text).hexdigest(),
        upto=upto,
        sealed_at=at,
    )
    return link, zlib.compress(text, level=1)


def traces_of(link: Link, packed: bytes) -> list[bytes] | None:
    """Return the traces a link covers, or None when what is kept beside it isn't what was sealed."""
    try:
        text = zlib.decompressobj().decompress(packed, LONGEST_BATCH)
    except zlib.error:
        return None
    lines = text.split(b"\n")
    is_whole = hashlib.sha256(text).hexdigest() == link.digest and len(lines) == link.entries
    return lines if is_whole else None


def follows(link: Link, before: Link | None) -> bool:
    """Return whether a link is the one after another, or the first."""
    previous, upto = (before.head, before.upto) if before else (NO_HEAD, START)
    return link.n == (before.n if before else 0) + 1 and link.previous == previous and link.upto > upto


def side_by_side(
    left: Iterable[tuple[int, L]], right: Iterable[tuple[int, R]]
) -> Iterator[tuple[int, L | None, R | None]]:
    """Yield the numbers from 1 on with what either side holds under them; both come in ascending order."""
    lefts, rights, n = _Peeked(left), _Peeked(right), 1
    while lefts.n or rights.n:
        yield n, lefts.take(n), rights.take(n)
        n += 1


class _Peeked(Generic[L]):
    """Numbered things, one looked at ahead."""

    def __init__(self, things: Iterable[tuple[int, L]]) -> None:
        self._things = iter(things)
        self.n: int | None = None
        self._next: L | None = None
        self._look()

    def take(self, n: int) -> L | None:
        """Return the thing of this number, if there is one, and look at the one after it."""
        if self.n != n:
            return None
        found = self._next
        self._look()
        return found

    def _look(self) -> None:
        self.n, self._next = next(self._things, (None, None))

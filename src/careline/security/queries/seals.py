"""Reading seals, and believing none that isn't signed and whole."""

from collections.abc import Iterator

from careline.security.models.seal import Seal
from careline.security.ports.keyring import keyring
from careline.security.rules.chain import Link, traces_of
from careline.security.rules.trace import Position

TOGETHER = 20
"""Seals held in memory at once; each holds up to some thousand traces."""


class SealForged(RuntimeError):
    """A seal in the database isn't what was signed; nothing may be built on it. `careline ledger verify` says more."""


def last_link() -> Link | None:
    """Return the newest link.

    :raises SealForged: when it wasn't signed with our key.
    """
    seal = Seal.objects.defer("traces").order_by("-n").first()
    return _believed(seal) if seal else None


def link_at(n: int) -> Link | None:
    """Return the n-th link, if the database holds it."""
    seal = Seal.objects.defer("traces").filter(n=n).first()
    return seal.link if seal else None


def links_after(n: int) -> Iterator[tuple[Link, str]]:
    """Yield the links after the n-th, each with its signature, oldest first.

    :raises SealForged: when one wasn't signed with our key.
    """
    seals = Seal.objects.defer("traces").filter(n__gt=n).order_by("n")
    return ((_believed(seal), seal.signature) for seal in seals.iterator(TOGETHER))


def sealed_among(*, first: Position, last: Position) -> set[bytes]:
    """Return the traces of the seals that cover everything from one position to another.

    :raises SealForged: when one of them wasn't signed with our key, or lost its traces.
    """
    found: set[bytes] = set()
    for seal in Seal.objects.filter(upto_xid__gte=first.xid).order_by("n").iterator(TOGETHER):
        traces = traces_of(_believed(seal), bytes(seal.traces))
        if traces is None:
            raise SealForged(seal.n)
        found.update(traces)
        if seal.link.upto >= last:
            break
    return found


def _believed(seal: Seal) -> Link:
    if not seal.link.is_signed(seal.signature, keyring().signing_key.public_key()):
        raise SealForged(seal.n)
    return seal.link

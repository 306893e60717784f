"""Walking the chain, database and anchor side by side, and believing a link only when it is signed and follows.

What comes out is a row of spans, each a stretch of the ledger with the traces it should hold.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from careline.security.models.seal import Seal
from careline.security.queries.seals import TOGETHER
from careline.security.rules.chain import Anchored, Link, follows, side_by_side, traces_of
from careline.security.rules.comparison import Finding, Tampering, ranges
from careline.security.rules.trace import Position

MAY_LACK_ANCHOR = 2
"""Newest seals that may not be anchored yet: one that a crash left, one being anchored at this moment."""


@dataclass(frozen=True)
class Span:
    """A stretch of the ledger, from the one before up to and with its last entry."""

    upto: Position | None
    """Its last entry; None for the tail, which goes on to the end."""
    traces: frozenset[bytes]
    """What it should hold at least."""
    is_closed: bool
    """Whether that is also all it may hold. The unsealed tail is open, and so is what a lost or edited seal covered."""


@dataclass
class Chain:
    """The chain as far as it was walked."""

    key: Ed25519PublicKey
    anchor_lines: Iterator[str]
    head: Link | None = None
    """The last link believed."""
    seals: int = 0
    ours: int = 0
    """How many seals carry our signature."""
    unanchored: list[tuple[int, int]] = field(default_factory=list)
    noted: dict[Tampering, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """What is wrong, with the numbers of the seals and of the entries each covers."""

    def spans(self) -> Iterator[Span]:
        """Yield what seals and anchor cover, in order."""
        rows = ((seal.n, seal) for seal in Seal.objects.order_by("n").iterator(TOGETHER))
        anchored = ((link.n, link) for link in self._anchored())
        is_gap = False
        for n, seal, held in side_by_side(rows, anchored):
            span = self._span(seal, held, is_after_gap=is_gap) if seal else self._lost(n, held)
            is_gap = span is None
            if span:
                yield span

    def findings(self) -> list[Finding]:
        """Return what is wrong with seals and anchor, as ranges."""
        if len(self.unanchored) > MAY_LACK_ANCHOR:
            self._note_unanchored()
        return [finding for what, seals in sorted(self.noted.items()) for finding in ranges(what, seals.items())]

    def _span(self, seal: Seal, held: Link | None, *, is_after_gap: bool) -> Span | None:
        """Return what a seal covers, if anything credible tells, having noted whatever is wrong with it."""
        self.seals += 1
        link, before = seal.link, self.head
        is_ours = link.is_signed(seal.signature, self.key)
        self.ours += is_ours
        traces = traces_of(link, bytes(seal.traces)) if is_ours and held in (None, link) else None
        if traces is None or not (is_after_gap or follows(link, before)):
            self._note(Tampering.SEAL_EDITED, held or link)
        if held:
            self._note_unanchored()  # what lacks its line before an anchored link was cut out
        else:
            self.unanchored.append((link.n, link.entries))
        if not (is_ours or held):
            return None
        self.head = held or link
        return Span(self.head.upto, frozenset(traces or ()), is_closed=traces is not None and not is_after_gap)

    def _lost(self, n: int, held: Link | None) -> Span | None:
        """Return what a seal covered that is in the anchor at most."""
        self.noted[Tampering.SEAL_MISSING][n] = held.entries if held else 0
        if held is None:
            return None
        self.head = held
        return Span(held.upto, frozenset(), is_closed=False)

    def _anchored(self) -> Iterator[Link]:
        """Yield the links the anchor holds, having noted lines that aren't what we wrote there."""
        last = 0
        for line in self.anchor_lines:
            found = Anchored.parse(line)
            if found and found.link.n > last and found.link.is_signed(found.signature, self.key):
                last = found.link.n
                yield found.link
            else:
                self.noted[Tampering.ANCHOR_EDITED][last + 1] = 0

    def _note_unanchored(self) -> None:
        edited = self.noted[Tampering.ANCHOR_EDITED]
        self.noted[Tampering.ANCHOR_MISSING].update((n, entries) for n, entries in self.unanchored if n not in edited)
        self.unanchored = []

    def _note(self, what: Tampering, link: Link) -> None:
        self.noted[what][link.n] = link.entries

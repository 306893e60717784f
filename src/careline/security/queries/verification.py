"""Proving the ledger: every entry by its MAC, sealed ones by chain and anchor, the unsealed tail by its witness."""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Sum

from careline.security.actor import Actor
from careline.security.models.seal import Seal
from careline.security.policy import require
from careline.security.ports.anchor import anchor
from careline.security.ports.keyring import keyring
from careline.security.ports.witness import witness
from careline.security.queries.feed import ClusterStartedOver, horizon, lines_between, repeated_ids
from careline.security.queries.spans import Chain, Span
from careline.security.rules.comparison import Comparison, Finding, Stranger, Tampering
from careline.security.rules.trace import START, Position, Trace, parsed

ENTRIES_PER_STEP = 20_000
"""Entries read by one query; seals of a quiet night are drawn together to that many."""
Progress = Callable[[int, int], None]
"""Told how many entries were proved, and about how many there are."""


class WrongKeyring(RuntimeError):
    """Nothing in this ledger was written with the keys at hand: the keyring belongs to another house."""


@dataclass(frozen=True)
class Report:
    """What was proved, and what was found."""

    findings: list[Finding]
    entries: int
    sealed: int
    unsealed: int
    unproven: list[Trace]
    """Entries with a true MAC that neither a seal nor a witness vouches for."""
    seals: int
    head: str
    """Head of the last link, as the anchor should hold it."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(*, by: Actor, progress: Progress = lambda _done, _total: None) -> Report:
    """Prove the whole ledger and return what was found.

    :raises Forbidden: when the actor may not.
    :raises WrongKeyring: when nothing fits the keys at hand.
    :raises ClusterStartedOver: when new entries sort before sealed ones.
    """
    require(by, "security.verify_ledger")
    # Outside first, database second: whatever was witnessed or anchored by now is committed, so the snapshot holds it.
    witnessed = {line for piece in witness().pieces() for line in witness().traces(piece)}
    lines = anchor().lines()
    with _one_snapshot():
        return _Proof(Chain(keyring().signing_key.public_key(), lines), _Witnessed(witnessed), progress).run()


@contextmanager
def _one_snapshot() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL search_path TO pg_catalog, public")  # no function of ours may be shadowed
        yield


class _Witnessed:
    """The witnessed traces in order, handed out span by span."""

    def __init__(self, lines: set[bytes]) -> None:
        self._traces = parsed(lines)
        self._next = 0

    def upto(self, position: Position | None) -> Iterator[Trace]:
        """Yield those not handed out yet, up to a position or to the end."""
        while self._next < len(self._traces) and (position is None or self._traces[self._next].position <= position):
            self._next += 1
            yield self._traces[self._next - 1]


@dataclass
class _Proof:
    chain: Chain
    witnessed: _Witnessed
    progress: Progress
    comparison: Comparison = field(default_factory=Comparison)
    entries: int = 0
    genuine: int = 0

    def run(self) -> Report:
        total = Seal.objects.aggregate(total=Sum("entries"))["total"] or 0
        after = START
        for span in _drawn_together(self.chain.spans()):
            self._prove(span, after)
            after = max(span.upto or after, after)
            self.progress(self.entries, max(total, self.entries))
        if horizon() <= after.xid:
            raise ClusterStartedOver
        sealed = self.entries
        self._prove(Span(None, frozenset(), is_closed=False), after)
        self._refuse_wrong_keys()
        return self._report(sealed)

    def _prove(self, span: Span, after: Position) -> None:
        """Read a span's entries and note those that aren't what they should be, and those that aren't there."""
        expected = set(span.traces)
        witnessed = {trace.line() for trace in self.witnessed.upto(span.upto)}
        if span.is_closed:  # what was witnessed and not sealed was away when it should have been sealed
            self.comparison.missing += parsed(witnessed - expected)
        else:
            expected |= witnessed
        key, digest = keyring().ledger_key, hmac.digest
        for line in lines_between(after=after, upto=span.upto):
            self.entries += 1
            trace = line.trace()
            is_genuine = digest(key, line.signed, "sha256").hex().encode() == line.mac
            self.genuine += is_genuine
            if trace not in expected:
                self.comparison.strangers.append(Stranger(Trace.parse(trace), is_genuine, span.is_closed))
            elif not is_genuine:
                self.comparison.edited.append(Trace.parse(trace))
            expected.discard(trace)
        self.comparison.missing += parsed(expected)

    def _refuse_wrong_keys(self) -> None:
        if self.chain.seals and not self.chain.ours and not self.genuine:
            raise WrongKeyring

    def _report(self, sealed: int) -> Report:
        unproven = self.comparison.unproven()
        repeated = repeated_ids()
        copies = [Finding.of(Tampering.INSERTED, trace) for trace in unproven if trace.id in repeated]
        findings = [*self.comparison.findings(), *copies, *self.chain.findings()]
        if unproven and not witness().is_there():
            findings.append(Finding(what=Tampering.WITNESS_MISSING, entries=len(unproven)))
        return Report(
            findings=findings,
            entries=self.entries,
            sealed=sealed,
            unsealed=self.entries - sealed,
            unproven=[trace for trace in unproven if trace.id not in repeated],
            seals=self.chain.seals,
            head=self.chain.head.head if self.chain.head else "",
        )


def _drawn_together(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield spans large enough to be worth a query; open ones stay alone, for they allow what closed ones don't."""
    kept: list[Span] = []
    for span in spans:
        if kept and (not span.is_closed or sum(len(one.traces) for one in kept) >= ENTRIES_PER_STEP):
            yield _joined(kept)
            kept = []
        kept.append(span)
        if not span.is_closed:
            yield kept.pop()
    if kept:
        yield _joined(kept)


def _joined(spans: list[Span]) -> Span:
    return Span(spans[-1].upto, frozenset().union(*(span.traces for span in spans)), is_closed=True)

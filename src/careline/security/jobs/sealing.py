"""Sealing: entries become links of the signed chain, links are anchored outside, and witnesses are let go.

The three steps stand alone, and each finds by itself where it stopped: a crash between any two is mended by going on.
"""

from datetime import datetime, timedelta

from django.db import transaction

from careline.security.models.seal import Seal
from careline.security.ports.anchor import anchor
from careline.security.ports.keyring import keyring
from careline.security.ports.witness import witness
from careline.security.queries.feed import ClusterStartedOver, completed_lines, horizon
from careline.security.queries.seals import last_link, link_at, links_after, sealed_among
from careline.security.rules.chain import Anchored, Link, next_link
from careline.security.rules.trace import START, Trace, parsed

ENTRIES_PER_SEAL = 5000
WITNESS_FOR = timedelta(minutes=2)
"""When a minute's witnesses may be settled: nobody can still be writing to its file."""


class AnchorDisagrees(RuntimeError):
    """The anchor's last link isn't in the database: seals were taken away, a line edited, or an older copy restored.

    Nothing is sealed on top of that. Entries stay provable one by one; `careline ledger verify` names what is gone.
    """


def seal_all(*, at: datetime) -> None:
    """Seal and anchor everything that is final."""
    anchor_links()
    while seal_next(at=at):
        anchor_links()
    anchor_links()


def seal_next(*, at: datetime) -> bool:
    """Seal the next batch of ended transactions; return whether more may be waiting.

    :raises ClusterStartedOver: when new entries would sort before sealed ones.
    """
    with transaction.atomic():
        before = last_link()
        after = before.upto if before else START
        if horizon() <= after.xid:
            raise ClusterStartedOver
        traces = [line.trace() for line in completed_lines(after=after, limit=ENTRIES_PER_SEAL)]
        if traces:
            link, packed = next_link(before, traces, upto=Trace.parse(traces[-1]).position, at=at)
            _insert(link, packed)
    return len(traces) == ENTRIES_PER_SEAL


def anchor_links() -> None:
    """Append every link the anchor doesn't hold yet: the one just made, and any a crash left without.

    :raises AnchorDisagrees: when the anchor's last link isn't in the database.
    """
    for link, signature in links_after(_anchored_upto()):
        anchor().append(link.as_line(signature))


def _anchored_upto() -> int:
    last = anchor().last()
    if last is None:
        return 0
    held = Anchored.parse(last)
    if held is None or link_at(held.link.n) != held.link:
        raise AnchorDisagrees(last)
    return held.link.n


def settle_witnesses(*, at: datetime) -> None:
    """Let go of witnesses whose entries are sealed as they were witnessed; keep the others for good."""
    newest = last_link()
    for piece in witness().pieces(before=at - WITNESS_FOR) if newest else ():
        traces = witness().traces(piece)
        named = parsed(traces)
        if named and newest and named[-1].position > newest.upto:
            return  # not sealed yet; nor is anything witnessed later
        sealed = sealed_among(first=named[0].position, last=named[-1].position) if named else set()
        witness().drop(piece, keeping=traces - sealed)


def _insert(link: Link, packed: bytes) -> None:
    Seal(
        n=link.n,
        previous=link.previous,
        entries=link.entries,
        digest=link.digest,
        upto_xid=link.upto.xid,
        upto_id=link.upto.id,
        sealed_at=link.sealed_at,
        signature=link.signed_by(keyring().signing_key),
        traces=packed,
    ).save(force_insert=True)

"""Comparing what the ledger should hold with what it holds: sorting what doesn't match into what was done to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self
from uuid import UUID

from careline.security.rules.trace import Trace


class Tampering(StrEnum):
    """What was found."""

    EDITED = "edited"  # a field, the MAC or the id isn't what was written
    DELETED = "deleted"
    INSERTED = "inserted"  # never written by us, or written again
    MOVED = "moved"  # to another transaction, or away and back: reordered
    SEAL_EDITED = "seal_edited"
    SEAL_MISSING = "seal_missing"  # from the database, with or without its entries: truncated
    ANCHOR_EDITED = "anchor_edited"
    ANCHOR_MISSING = "anchor_missing"  # the file, or lines of it
    WITNESS_MISSING = "witness_missing"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that isn't as it was written: an entry by name, or a range of seals."""

    what: Tampering
    entry: UUID | None = None
    event: str = ""
    subject: UUID | None = None
    first_seal: int | None = None
    last_seal: int | None = None
    entries: int | None = None
    """How many entries the range of seals covers, where the anchor or the seals still tell."""

    @classmethod
    def of(cls, what: Tampering, trace: Trace) -> Self:
        """Return a finding about one entry, by the name it was written under."""
        return cls(what=what, entry=trace.id, event=trace.event, subject=trace.subject)


@dataclass(frozen=True)
class Stranger:
    """An entry in the table whose trace isn't expected there."""

    trace: Trace
    is_genuine: bool
    """Whether its MAC fits: we wrote this, though perhaps not here."""
    is_sealed: bool
    """Whether it stands among sealed entries, where nothing may be added."""


@dataclass
class Comparison:
    """What doesn't match so far. An entry moved far away meets its gap only when everything has been read."""

    missing: list[Trace] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)
    edited: list[Trace] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        """Return what was done, each entry by the name it was written under."""
        found = [Finding.of(Tampering.EDITED, trace) for trace in self.edited]
        filled = set()
        for stranger, gap in self._paired():
            if gap and gap.id not in filled:
                filled.add(gap.id)
                found.append(Finding.of(_what_was_done(gap, stranger), gap))
            elif stranger.is_sealed or not stranger.is_genuine:
                found.append(Finding.of(Tampering.INSERTED, stranger.trace))
        found += [Finding.of(Tampering.DELETED, trace) for trace in self.missing if trace.id not in filled]
        return sorted(found, key=lambda finding: str(finding.entry))

    def unproven(self) -> list[Trace]:
        """Return entries with a true MAC that neither a seal nor a witness knows, and that fill no gap.

        A process that dies between its commit and its witness leaves such entries; so does a missing seal.
        """
        unknown = (stranger for stranger, gap in self._paired() if not gap and not stranger.is_sealed)
        return [stranger.trace for stranger in unknown if stranger.is_genuine]

    def _paired(self) -> list[tuple[Stranger, Trace | None]]:
        by_id = {trace.id: trace for trace in self.missing}
        by_mac = {trace.mac: trace for trace in self.missing}
        return [(one, by_id.get(one.trace.id) or by_mac.get(one.trace.mac)) for one in self.strangers]


def _what_was_done(gap: Trace, stranger: Stranger) -> Tampering:
    is_only_moved = stranger.is_genuine and gap._replace(xid=stranger.trace.xid) == stranger.trace
    return Tampering.MOVED if is_only_moved else Tampering.EDITED


def ranges(what: Tampering, seals: Iterable[tuple[int, int]]) -> list[Finding]:
    """Return findings about seals, given as (n, entries), with neighbours drawn together into ranges."""
    found: list[Finding] = []
    for n, entries in sorted(seals):
        if found and found[-1].last_seal == n - 1:
            covered = (found[-1].entries or 0) + entries
            found[-1] = replace(found[-1], last_seal=n, entries=covered)
        else:
            found.append(Finding(what=what, first_seal=n, last_seal=n, entries=entries))
    return found

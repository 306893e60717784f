"""What happened to audits of entries."""

from dataclasses import dataclass
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import AbandonReason, EntryAuditMove, EntryEvidence, EntryFinding


@dataclass(frozen=True, kw_only=True)
class EntryAuditMoved(Event, about="entry_audit"):
    """A sample of entries was drawn, handed on, closed, given up or out of time; with how it was drawn."""

    move: EntryAuditMove
    auditor: UUID | None
    reason: AbandonReason | None = None
    seal: int
    seed: str
    population: int
    drawn: int


@dataclass(frozen=True, kw_only=True)
class EntryChecked(Event, about="customer"):
    """A value that was drawn was held against the evidence."""

    audit: UUID
    item: UUID
    attribute: Attribute
    finding: EntryFinding
    evidence: EntryEvidence

"""What happened to audits of entries."""

from dataclasses import dataclass
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import EntryAuditMove, EntryEvidence, EntryFinding


@dataclass(frozen=True, kw_only=True)
class EntryAuditMoved(Event, about="entry_audit"):
    """A sample of entries was drawn, handed on to another auditor, or closed; with how it was drawn."""

    move: EntryAuditMove
    auditor: UUID | None
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

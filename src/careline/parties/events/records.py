"""What happened to customers' records: in codes only, for the ledger outlives the person's key."""

from dataclasses import dataclass
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource
from careline.parties.rules.details import CustomerKind
from careline.parties.rules.erasure import ErasureMove, ErasureState
from careline.parties.rules.fields import Field
from careline.parties.rules.merging import MergeReason, UnmergeReason
from careline.parties.rules.reveals import Beside, Reason


@dataclass(frozen=True, kw_only=True)
class CustomerRegistered(Event, about="customer"):
    """A customer is known from now on, or at least that there is one."""

    kind: CustomerKind
    is_identified: bool
    source_channel: str | None


@dataclass(frozen=True, kw_only=True)
class CustomerUpdated(Event, about="customer"):
    """What is known of a customer was completed or corrected."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FieldRevealed(Event, about="customer"):
    """Somebody read a customer's field in clear, for a reason."""

    field: Field | Beside
    reason: Reason
    complaint: UUID | None
    contact: UUID | None = None
    record: UUID | None = None
    audited: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RevealQuotaReached(Event, about="user"):
    """A user read as many fields in clear as a day allows: worth a look by the security administrator."""

    reveals: int


@dataclass(frozen=True, kw_only=True)
class CustomerForgotten(Event, about="customer"):
    """A customer's key was shredded and his indexes emptied; what is left tells of nobody."""


@dataclass(frozen=True, kw_only=True)
class ErasureMoved(Event, about="erasure_request"):
    """A customer asked to be forgotten, somebody decided on it, or he was told."""

    move: ErasureMove
    state: ErasureState
    customer: UUID


@dataclass(frozen=True, kw_only=True)
class DuplicatesProposed(Event, about="customer"):
    """The worker found customers who may be here twice."""

    pairs: int


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(Event, about="customer"):
    """Another record was found to be this customer's."""

    merged: UUID
    reason: MergeReason


@dataclass(frozen=True, kw_only=True)
class CustomersUnmerged(Event, about="customer"):
    """A record that was merged into this customer's stands for itself again."""

    merged: UUID
    reason: UnmergeReason


@dataclass(frozen=True, kw_only=True)
class DuplicatesDismissed(Event, about="customer"):
    """Two customers who are alike were found to be two."""

    other: UUID


@dataclass(frozen=True, kw_only=True)
class AttributeVerified(Event, about="customer"):
    """Somebody made sure of an attribute: it was right, or was put right."""

    attribute: Attribute
    outcome: CheckOutcome
    source: EntrySource


@dataclass(frozen=True, kw_only=True)
class StaleBoundSet(Event, about="stale_bound"):
    """From now on a profile is stale after so many days without a look."""

    days: int

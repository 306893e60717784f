"""What happened to customers: in codes only, for the ledger outlives the person's key."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careline.kernel.events import Event
from careline.parties.rules.attributes import Attribute, CheckOutcome, EntrySource
from careline.parties.rules.care import CareLift
from careline.parties.rules.catalogues import Catalogue, CatalogueAct
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerKind
from careline.parties.rules.erasure import ErasureMove, ErasureState
from careline.parties.rules.fields import Field
from careline.parties.rules.holdings import PaymentKind, ProductKind, SubscriptionStatus
from careline.parties.rules.imports import ImportState
from careline.parties.rules.merging import MergeReason, UnmergeReason
from careline.parties.rules.needs import NeedMove, NeedStatus
from careline.parties.rules.reaching import ReachChannel
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic
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
class AccountOpened(Event, about="customer"):
    """A customer has another billing account."""

    account: UUID
    payment: PaymentKind


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Event, about="customer"):
    """A billing account ended."""

    account: UUID
    closed_on: date


@dataclass(frozen=True, kw_only=True)
class SubscriptionStarted(Event, about="customer"):
    """A customer has another subscription, and is found by its number."""

    subscription: UUID
    kind: ProductKind


@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(Event, about="customer"):
    """A subscription has another plan, was suspended, came back, or ended."""

    subscription: UUID
    status: SubscriptionStatus
    plan: str | None
    on: date


@dataclass(frozen=True, kw_only=True)
class ConsumptionTold(Event, about="subscription"):
    """What a subscription used in a month was told, or told anew."""

    month: date
    n: int


@dataclass(frozen=True, kw_only=True)
class PreferencesSet(Event, about="customer"):
    """A customer said how they wish to be reached."""

    channel: ReachChannel | None
    do_not_disturb: bool


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event, about="customer"):
    """A customer agreed to something, or took it back."""

    purpose: ConsentPurpose
    act: ConsentAct
    version: str
    channel: ConsentChannel
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class RepresentativeNamed(Event, about="customer"):
    """Somebody speaks for a customer from now on."""

    representative: UUID
    kind: RepresentativeKind
    scope: tuple[Topic, ...]
    until: date | None


@dataclass(frozen=True, kw_only=True)
class RepresentativeEnded(Event, about="customer"):
    """Somebody doesn't speak for a customer any more."""

    representative: UUID
    reason: RepresentativeEnd
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class CareNoted(Event, about="customer"):
    """It was noted that a customer needs care; why is nobody's business here."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareRevealed(Event, about="customer"):
    """Somebody learnt why a customer needs care, for open work."""

    complaint: UUID | None
    contact: UUID | None
    review: UUID | None = None
    """Or the reason for care whose review was due."""


@dataclass(frozen=True, kw_only=True)
class CareRenewed(Event, about="customer"):
    """A customer still needs that care, until it is looked at another day."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareReviewCalled(Event, about="customer"):
    """It is time to look again whether a customer still needs that care."""

    flag: UUID
    review_on: date


@dataclass(frozen=True, kw_only=True)
class CareLifted(Event, about="customer"):
    """A customer doesn't need that care any more."""

    flag: UUID
    reason: CareLift


@dataclass(frozen=True, kw_only=True)
class NeedMoved(Event, about="customer_need"):
    """A need was collected, assessed, adopted or declined, or the customer was told."""

    move: NeedMove
    status: NeedStatus


@dataclass(frozen=True, kw_only=True)
class FieldRevealed(Event, about="customer"):
    """Somebody read a customer's field in clear, for a reason."""

    field: Field | Beside
    reason: Reason
    complaint: UUID | None
    contact: UUID | None = None
    record: UUID | None = None


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
class CustomerImportSent(Event, about="customer_import"):
    """A list of customers was sent; nobody of it is here yet."""

    digest: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class CustomerImportAsked(Event, about="customer_import"):
    """A list of customers is to be brought in by a map."""

    source: str


@dataclass(frozen=True, kw_only=True)
class CustomerImportEnded(Event, about="customer_import"):
    """A list of customers was brought in, broken off or thrown away."""

    state: ImportState
    imported: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, kw_only=True)
class ImportMapSaved(Event, about="import_map"):
    """A map for lists of customers was kept for the next one."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomersExported(Event, about="user"):
    """Customers left the house in a file, masked."""

    count: int
    form: str
    narrowed_by: tuple[str, ...]


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


@dataclass(frozen=True, kw_only=True)
class CatalogueEntrySet(Event, about="catalogue_entry"):
    """An entry of a catalogue was added, renamed or offered again."""

    catalogue: Catalogue
    code: str
    act: CatalogueAct


@dataclass(frozen=True, kw_only=True)
class CatalogueEntryClosed(Event, about="catalogue_entry"):
    """An entry of a catalogue is offered no more; whoever has it keeps it."""

    catalogue: Catalogue
    code: str

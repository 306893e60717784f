"""What happens to complaints, categories and assignment rules."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ComplaintReceived(Event, about="complaint"):
    """A complaint came in and has a number."""

    number: str
    channel: str
    customer: UUID
    department: UUID
    received_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ComplaintAnswered(Event, about="complaint"):
    """The form of its category was filled in."""

    form: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ComplaintClassified(Event, about="complaint"):
    """Its category and urgency were set."""

    category: str
    urgency: str
    is_suggested: bool = False


@dataclass(frozen=True, kw_only=True)
class ComplaintReclassified(Event, about="complaint"):
    """Its category or urgency changed while it was being worked on."""

    category: str
    urgency: str
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ComplaintHanded(Event, about="complaint"):
    """Who worked on it left, and somebody else or a department has it."""

    department: UUID | None
    handler: UUID | None


@dataclass(frozen=True, kw_only=True)
class ComplaintAssigned(Event, about="complaint"):
    """It was given to a department or a person, by a rule or by hand."""

    department: UUID
    handler: UUID | None
    rule: UUID | None


@dataclass(frozen=True, kw_only=True)
class AssignmentAccepted(Event, about="complaint"):
    """A handler took it on."""

    handler: UUID | None


@dataclass(frozen=True, kw_only=True)
class AssignmentReturned(Event, about="complaint"):
    """A department sent it back (退单)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class WorkStarted(Event, about="complaint"):
    """Work on it began."""


@dataclass(frozen=True, kw_only=True)
class WorkSuspended(Event, about="complaint"):
    """Work waits for something outside."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class WorkResumed(Event, about="complaint"):
    """What it waited for has come."""


@dataclass(frozen=True, kw_only=True)
class ComplaintResolved(Event, about="complaint"):
    """The department has a result."""

    result: str


@dataclass(frozen=True, kw_only=True)
class ReplyGiven(Event, about="complaint"):
    """The customer was told the result."""

    channel: str


@dataclass(frozen=True, kw_only=True)
class FeedbackRecorded(Event, about="complaint"):
    """The customer was asked whether it is solved."""

    answer: str


@dataclass(frozen=True, kw_only=True)
class ComplaintArchived(Event, about="complaint"):
    """It is closed and read-only."""


@dataclass(frozen=True, kw_only=True)
class SourceStageAdopted(Event, about="complaint"):
    """An import took over the stage that the source's status tells of."""

    stage: str


@dataclass(frozen=True, kw_only=True)
class NoteAdded(Event, about="complaint"):
    """A colleague left a note."""

    note: UUID


@dataclass(frozen=True, kw_only=True)
class ComplaintWordsForgotten(Event, about="complaint"):
    """What was written in it of a forgotten customer was emptied, for its term is over; the rows stay."""

    rows: int


@dataclass(frozen=True, kw_only=True)
class FileAttached(Event, about="complaint"):
    """A file was hung on it."""

    file: UUID


@dataclass(frozen=True, kw_only=True)
class NoteFileAttached(Event, about="complaint"):
    """A file was hung on one of its notes."""

    note: UUID
    file: UUID


@dataclass(frozen=True, kw_only=True)
class ContactLinked(Event, about="complaint"):
    """A contact was about it."""

    contact: UUID


@dataclass(frozen=True, kw_only=True)
class CategorySet(Event, about="category"):
    """A category was added or renamed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class CategoryRetired(Event, about="category"):
    """A category is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class AssignmentRuleSet(Event, about="assignment_rule"):
    """A line of the assignment table was added or changed."""

    position: int
    department: UUID
    handler: UUID | None
    category: str | None
    urgency: str | None
    channel: str | None


@dataclass(frozen=True, kw_only=True)
class AssignmentRuleRetired(Event, about="assignment_rule"):
    """A line of the assignment table no longer applies."""


@dataclass(frozen=True, kw_only=True)
class PublicFormTaken(Event, about="contact"):
    """Somebody wrote on the public page; the number told is confirmed by nothing yet."""

    complaint: UUID | None


@dataclass(frozen=True, kw_only=True)
class ProgressRevealed(Event, about="look_up"):
    """Somebody who knew number and proof learned how far a matter is."""

    number: str


@dataclass(frozen=True, kw_only=True)
class AppointmentLinked(Event, about="complaint"):
    """A visit to a hall was booked about this complaint."""

    appointment: UUID


@dataclass(frozen=True, kw_only=True)
class PublicBookingTaken(Event, about="appointment"):
    """Somebody booked a visit on the public page; the number told is confirmed by nothing."""


@dataclass(frozen=True, kw_only=True)
class BookingRevealed(Event, about="look_up"):
    """Somebody who knew number and proof learned when and where an appointment is."""

    number: str


@dataclass(frozen=True, kw_only=True)
class ComplaintsExported(Event, about="user"):
    """Complaints left the house in a file, their customers masked."""

    count: int
    form: str
    view: str


@dataclass(frozen=True, kw_only=True)
class MacroSet(Event, about="macro"):
    """A bundle of things to do as one was kept or changed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class MacroRetired(Event, about="macro"):
    """A macro is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class MacroApplied(Event, about="complaint"):
    """A macro was applied; its parts follow under the same correlation."""

    macro: str
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MacroReverted(Event, about="complaint"):
    """What a macro changed was put back."""

    run: UUID


@dataclass(frozen=True, kw_only=True)
class FeaturesComputed(Event, about="feature_run"):
    """A night's run over all customers came to its end: their features are of this instant."""

    customers: int
    as_of: datetime


@dataclass(frozen=True, kw_only=True)
class CommitmentsMeasured(Event, about="measurement"):
    """It was counted how the commitments were kept in the last full months, over all complaints."""

    first_month: date
    last_month: date
    clocks: int


@dataclass(frozen=True, kw_only=True)
class CustomerFeaturesComputed(Event, about="customer"):
    """One customer's features were computed, or thrown away, because of something that happened to them."""

    written: int
    dropped: int

"""What happens to contacts, reasons and wrap-up templates: references and codes only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.rules.facts import (
    CallerCertainty,
    ContactChannel,
    EndedBy,
    Exclude,
    HandleRole,
    Medium,
    Outcome,
    TransferReason,
)
from careline.contacts.rules.facts import EscalatedTo as To
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.verification import Level, Method, Verdict
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ContactReceived(Event, about="contact"):
    """A customer reached us, and the contact has a number."""

    number: str
    channel: str
    direction: str
    party: UUID | None
    certainty: str
    caller_type: str | None
    access_number: str | None
    arrived_at: datetime
    continued_from: UUID | None


@dataclass(frozen=True, kw_only=True)
class PartyNamed(Event, about="contact"):
    """Somebody said or found out who the customer is."""

    party: UUID | None
    certainty: CallerCertainty


@dataclass(frozen=True, kw_only=True)
class SpeakerNamed(Event, about="contact"):
    """It was recognised or said who speaks; nobody where another customer was named."""

    speaker: Speaker | None
    representative: UUID | None


@dataclass(frozen=True, kw_only=True)
class CallerChecked(Event, about="contact"):
    """It was checked who the caller is; how, with what result and what it gave, but no secret and no answer."""

    method: Method
    outcome: Verdict
    level: Level


@dataclass(frozen=True, kw_only=True)
class AccessCompleted(Event, about="contact"):
    """The customer was greeted and their need is being recognised."""


@dataclass(frozen=True, kw_only=True)
class ReasonsNamed(Event, about="contact"):
    """It was recorded what the customer came for, the main reason first."""

    reasons: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NeedRevisited(Event, about="contact"):
    """There is something more: back to what the customer needs."""


@dataclass(frozen=True, kw_only=True)
class ContactEscalated(Event, about="contact"):
    """An agent passed it on to a senior agent or to a department."""

    to: To
    department: UUID
    reason: TransferReason


@dataclass(frozen=True, kw_only=True)
class ContactHanded(Event, about="contact"):
    """Who had it left, and somebody else or a department has it."""

    department: UUID | None
    agent: UUID | None


@dataclass(frozen=True, kw_only=True)
class ContactTaken(Event, about="contact"):
    """Somebody goes on with what was passed on."""

    agent: UUID | None


@dataclass(frozen=True, kw_only=True)
class ProgressTold(Event, about="contact"):
    """The customer was told how it goes on."""

    medium: Medium


@dataclass(frozen=True, kw_only=True)
class ContactConcluded(Event, about="contact"):
    """The session ended; its record is being written."""

    ended_at: datetime
    ended_by: EndedBy


@dataclass(frozen=True, kw_only=True)
class ContactRejoined(Event, about="contact"):
    """The line had dropped, and the same caller was back within minutes."""

    agent: UUID | None
    dropped_at: datetime
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactClosed(Event, about="contact"):
    """Its record is written and read-only."""

    outcome: Outcome
    service_type: str | None
    reason: str | None
    score: int


@dataclass(frozen=True, kw_only=True)
class ContactDismissed(Event, about="contact"):
    """It was no real contact, and stays out of the numbers."""

    exclude: Exclude


@dataclass(frozen=True, kw_only=True)
class HandleEnded(Event, about="contact"):
    """An agent's leg of it ended."""

    handle: UUID
    agent: UUID
    centre: UUID | None
    role: HandleRole
    talk_s: int
    hold_s: int
    wrap_s: int
    concurrency: int
    left_by: str
    transfer_reason: TransferReason | None


@dataclass(frozen=True, kw_only=True)
class CustomerHeld(Event, about="contact"):
    """The customer was put on hold."""

    handle: UUID


@dataclass(frozen=True, kw_only=True)
class CustomerResumed(Event, about="contact"):
    """The customer was taken back from hold."""

    handle: UUID


@dataclass(frozen=True, kw_only=True)
class ColleagueConsulted(Event, about="contact"):
    """Who serves the customer asks a colleague, whose leg begins."""

    handle: UUID
    agent: UUID


@dataclass(frozen=True, kw_only=True)
class ReasonSet(Event, about="reason"):
    """A reason was added or changed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ReasonRetired(Event, about="reason"):
    """A reason is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ContactFileAttached(Event, about="contact"):
    """A file was hung on a contact."""

    file: UUID


@dataclass(frozen=True, kw_only=True)
class ContactsExported(Event, about="user"):
    """Contacts left the house in a file, their customers masked."""

    count: int
    form: str
    view: str


@dataclass(frozen=True, kw_only=True)
class ChannelFormSet(Event, about="channel_form"):
    """What the record of a channel must hold was changed."""

    channel: ContactChannel
    required: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WrapUpTemplateSet(Event, about="wrap_up_template"):
    """A text for records was added or changed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class WrapUpTemplateRetired(Event, about="wrap_up_template"):
    """A text for records is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ScriptSet(Event, about="script"):
    """What agents may say was added or changed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ScriptRetired(Event, about="script"):
    """What agents may say is no longer offered."""

    code: str

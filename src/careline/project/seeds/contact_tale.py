"""The shape of one contact in the story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from careline.contacts.rules.facts import ContactChannel, EndedBy, EscalatedTo, Exclude, Outcome, TransferReason
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.verification import Method, Verdict
from careline.parties.rules.details import CustomerDetails
from careline.project.seeds.cast import LI_WEI, Colleague


@dataclass(frozen=True, kw_only=True)
class Vow:
    """Something promised in a contact."""

    what: str
    due_in: timedelta
    """From now, negative when its time has passed."""
    kind: FollowUpKind = FollowUpKind.PROMISE
    owner: Colleague = LI_WEI


@dataclass(frozen=True, kw_only=True)
class Business:
    """A service order begun in a contact, and how far it came."""

    type: str
    answers: Mapping[str, object] = field(default_factory=dict)
    stated: tuple[str, ...] = ()
    asked: tuple[str, str] | None = None
    """A rule, and why an exception is asked for."""
    result: str = ""
    """What came of it; empty while it isn't done."""


@dataclass(frozen=True, kw_only=True)
class ContactTale:
    """One contact: who came, what for, how far it got, and what was promised."""

    ago: timedelta
    reaches: StepName
    who: CustomerDetails | None = None
    channel: ContactChannel = ContactChannel.PHONE
    words: str = ""
    reason: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[tuple[Method, Verdict], ...] = ()
    told: str = ""
    """What the customer was told while the work went on."""
    passed_to: EscalatedTo | None = None
    passing: str = ""
    passing_reason: TransferReason = TransferReason.AUTHORITY
    asks: Colleague | None = None
    """A colleague who is asked while the customer waits on hold."""
    is_asking: bool = False
    """Whether that still lasts."""
    complaint: str = ""
    """Title of the complaint made out of it."""
    vows: tuple[Vow, ...] = ()
    business: Business | None = None
    outcome: Outcome = Outcome.ANSWERED
    summary: str = ""
    result: str = ""
    ended_by: EndedBy = EndedBy.AGENT
    exclude: Exclude | None = None
    taken_by: Colleague = LI_WEI

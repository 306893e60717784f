"""The small vocabularies of a contact, as the facts of the numbers need them."""

from enum import StrEnum


class ContactChannel(StrEnum):
    """Where a customer and the operator meet (CH01)."""

    PHONE = "phone"
    COUNTER = "counter"
    WEB_FORM = "web_form"
    LETTER = "letter"
    SMS = "sms"
    EMAIL = "email"
    WEBCHAT = "webchat"
    APP = "app"
    SOCIAL = "social"
    VIDEO = "video"


SPOKEN = frozenset({ContactChannel.PHONE, ContactChannel.COUNTER, ContactChannel.VIDEO})
"""Channels on which the customer is there while the agent works."""


class Direction(StrEnum):
    """Who began it."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class CallerType(StrEnum):
    """Which kind of line the customer called from."""

    OWN = "own"
    OTHER_NETWORK = "other_network"
    FIXED = "fixed"
    ROAMING = "roaming"


class CallerCertainty(StrEnum):
    """How sure it is who that is: one customer has the number, several have, or none."""

    LIKELY = "likely"
    SHARED = "shared"
    UNKNOWN = "unknown"


class EndedBy(StrEnum):
    """Who ended the session."""

    CUSTOMER = "customer"
    AGENT = "agent"
    DROP = "drop"


class ServiceType(StrEnum):
    """What the customer came for (SR08)."""

    ENQUIRY = "enquiry"
    BUSINESS = "business"
    COMPLAINT = "complaint"
    CARE = "care"
    TECHNICAL = "technical"
    FEEDBACK = "feedback"
    AFTER_SALES = "after_sales"


class Outcome(StrEnum):
    """How the contact ended (SR05)."""

    ANSWERED = "answered"
    BUSINESS_DONE = "business_done"
    ESCALATED_SENIOR = "escalated_senior"
    TO_DEPARTMENT = "to_department"
    CASE_OPENED = "case_opened"
    UNRESOLVED = "unresolved"


class Exclude(StrEnum):
    """Why a contact stays out of the numbers."""

    TEST = "test"
    INTERNAL = "internal"
    SILENT = "silent"
    HARASSMENT = "harassment"
    WRONG_NUMBER = "wrong_number"


class EscalatedTo(StrEnum):
    """Who goes on when the agent can't (SR05)."""

    SENIOR = "senior"
    DEPARTMENT = "department"


class HandleRole(StrEnum):
    """What an agent was in one leg."""

    PRIMARY = "primary"
    CONSULT = "consult"
    CONFERENCE = "conference"
    MONITOR = "monitor"


class LeftBy(StrEnum):
    """How an agent's leg ended."""

    CUSTOMER = "customer"
    AGENT = "agent"
    BLIND = "blind"
    WARM = "warm"
    DROP = "drop"


class HandleResult(StrEnum):
    """What an agent's leg led to."""

    CLOSED = "closed"
    PASSED_ON = "passed_on"
    DISMISSED = "dismissed"
    DROPPED = "dropped"
    """The line broke down, and the caller came back to another leg."""
    ADVISED = "advised"
    """A colleague was asked, and the leg went on."""


class TransferReason(StrEnum):
    """Why somebody else goes on (SR11)."""

    AUTHORITY = "authority"
    KNOWLEDGE = "knowledge"
    WRONG_DESK = "wrong_desk"
    CUSTOMER = "customer"
    LANGUAGE = "language"
    SHIFT_END = "shift_end"
    TAKEN_OVER = "taken_over"
    """A colleague went on with it without being asked to."""
    LEAVER = "leaver"
    """Whoever had it left the house."""


TOLD_REASONS = tuple(one for one in TransferReason if one not in {TransferReason.TAKEN_OVER, TransferReason.LEAVER})
"""What somebody who passes on can say; of the others the house knows by itself."""


class HoldAct(StrEnum):
    """What happens to a customer's line during a leg."""

    HOLD = "hold"
    RESUME = "resume"


class Medium(StrEnum):
    """By what the customer is told how it goes on, or in what the contact was continued."""

    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    CHAT = "chat"
    IN_PERSON = "in_person"
    LETTER = "letter"

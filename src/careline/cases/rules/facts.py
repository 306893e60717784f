"""The small vocabularies of a complaint: urgency, channel, and the reasons and answers people choose from."""

from enum import StrEnum


class Urgency(StrEnum):
    """How fast it must go (CP03)."""

    NORMAL = "normal"
    URGENT = "urgent"
    CRITICAL = "critical"


class Channel(StrEnum):
    """Where it came from, or where an answer goes (CH01)."""

    PHONE = "phone"
    HALL = "hall"
    SMS = "sms"
    EMAIL = "email"
    WEBCHAT = "webchat"
    WEB = "web"
    APP = "app"
    LETTER = "letter"
    SOCIAL = "social"
    VIDEO = "video"
    REGULATOR = "regulator"


class Answer(StrEnum):
    """What the customer said when asked whether it is solved (CP06)."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"
    UNREACHABLE = "unreachable"


class PendingReason(StrEnum):
    """Why work waits."""

    CUSTOMER = "customer"
    THIRD_PARTY = "third_party"
    FIELD_VISIT = "field_visit"
    BILLING_RUN = "billing_run"


class ReturnReason(StrEnum):
    """Why a department sends it back (退单)."""

    NOT_OURS = "not_ours"
    FACTS_MISSING = "facts_missing"
    DUPLICATE = "duplicate"


class Result(StrEnum):
    """What the department found."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    EXPLAINED = "explained"
    THIRD_PARTY = "third_party"

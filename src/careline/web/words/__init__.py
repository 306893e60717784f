"""The words screens use for codes: stages, moves, channels, reasons. Every code of the vocabularies has one here."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.lists import ListColumn, ListOrder
from careline.cases.rules.stages import Move, StageName
from careline.forms.rules.shapes import Compare
from careline.forms.rules.types import FieldType
from careline.parties.rules.details import CustomerKind, Tier
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import Reason
from careline.security.ports.holdings import Untaken, WhyLeft
from careline.security.rules.roles import Role

Words = Mapping[StrEnum, str | Promise]

STAGES: Words = {
    StageName.RECEIVED: _in("stage", "Received"),
    StageName.CLASSIFIED: _in("stage", "Classified"),
    StageName.ASSIGNED: _in("stage", "Assigned"),
    StageName.ACCEPTED: _in("stage", "Accepted"),
    StageName.IN_PROGRESS: _in("stage", "In progress"),
    StageName.PENDING: _in("stage", "Pending"),
    StageName.RETURNED: _in("stage", "Returned"),
    StageName.RESOLVED: _in("stage", "Resolved"),
    StageName.REPLIED: _in("stage", "Replied"),
    StageName.FED_BACK: _in("stage", "Fed back"),
    StageName.ARCHIVED: _in("stage", "Archived"),
}
MOVES: Words = {
    Move.RECEIVE: _in("move", "Take in"),
    Move.CLASSIFY: _in("move", "Classify"),
    Move.RECLASSIFY: _in("move", "Change category"),
    Move.ASSIGN: _in("move", "Assign"),
    Move.ACCEPT: _in("move", "Accept"),
    Move.RETURN: _in("move", "Return"),
    Move.START: _in("move", "Start work"),
    Move.SUSPEND: _in("move", "Suspend"),
    Move.RESUME: _in("move", "Resume work"),
    Move.RESOLVE: _in("move", "Record the result"),
    Move.REPLY: _in("move", "Reply to the customer"),
    Move.FEED_BACK: _in("move", "Record feedback"),
    Move.ARCHIVE: _in("move", "Archive"),
    Move.HAND_OVER: _in("move", "Hand over"),
    Move.CARRY_OVER: _in("move", "Carried over"),
    Move.TAKE_BACK: _in("move", "Taken back"),
}
LIST_ORDERS: Words = {ListOrder.DUE: _in("order", "Nearest due first"), ListOrder.NEWEST: _in("order", "Newest first")}
LIST_COLUMNS: Words = {
    ListColumn.CATEGORY: _in("column", "Category"),
    ListColumn.STAGE: _in("column", "Stage"),
    ListColumn.URGENCY: _in("column", "Urgency"),
    ListColumn.WITH: _in("column", "With"),
    ListColumn.RECEIVED: _in("column", "Taken in"),
    ListColumn.DUE: _in("column", "Due"),
}
URGENCIES: Words = {
    Urgency.NORMAL: _in("urgency", "Normal"),
    Urgency.URGENT: _in("urgency", "Urgent"),
    Urgency.CRITICAL: _in("urgency", "Critical"),
}
CHANNELS: Words = {
    Channel.PHONE: _in("channel", "Phone"),
    Channel.HALL: _in("channel", "Service hall"),
    Channel.SMS: _in("channel", "SMS"),
    Channel.EMAIL: _in("channel", "E-mail"),
    Channel.WEBCHAT: _in("channel", "Web chat"),
    Channel.WEB: _in("channel", "Website"),
    Channel.APP: _in("channel", "App"),
    Channel.LETTER: _in("channel", "Letter"),
    Channel.SOCIAL: _in("channel", "Social media"),
    Channel.VIDEO: _in("channel", "Video"),
    Channel.REGULATOR: _in("channel", "Regulator"),
}
CHANNEL_PICTURES = {
    Channel.PHONE: "phone",
    Channel.HALL: "store",
    Channel.SMS: "message-square",
    Channel.EMAIL: "mail",
    Channel.WEBCHAT: "message-square",
    Channel.WEB: "globe",
    Channel.APP: "globe",
    Channel.LETTER: "mail",
    Channel.SOCIAL: "message-square",
    Channel.VIDEO: "phone",
    Channel.REGULATOR: "shield",
}
ANSWERS: Words = {
    Answer.YES: _in("answer", "Yes, it is solved"),
    Answer.NO: _in("answer", "No, not solved"),
    Answer.SILENT: _in("answer", "No answer within the time"),
    Answer.UNREACHABLE: _in("answer", "Could not be reached"),
}
PENDING_REASONS: Words = {
    PendingReason.CUSTOMER: _in("pending", "Waiting for the customer"),
    PendingReason.THIRD_PARTY: _in("pending", "Waiting for a third party"),
    PendingReason.FIELD_VISIT: _in("pending", "Waiting for a field visit"),
    PendingReason.BILLING_RUN: _in("pending", "Waiting for the billing run"),
}
RETURN_REASONS: Words = {
    ReturnReason.NOT_OURS: _in("return", "Not ours"),
    ReturnReason.FACTS_MISSING: _in("return", "Facts are missing"),
    ReturnReason.DUPLICATE: _in("return", "Duplicate"),
}
RESULTS: Words = {
    Result.UPHELD: _in("result", "Upheld"),
    Result.PARTLY_UPHELD: _in("result", "Partly upheld"),
    Result.NOT_UPHELD: _in("result", "Not upheld"),
    Result.EXPLAINED: _in("result", "Explained"),
    Result.THIRD_PARTY: _in("result", "A third party is liable"),
}
ROLES: Words = {
    Role.AGENT: _in("role", "Agent"),
    Role.SENIOR_AGENT: _in("role", "Senior agent"),
    Role.DEPARTMENT_HANDLER: _in("role", "Department handler"),
    Role.QUALITY_INSPECTOR: _in("role", "Quality inspector"),
    Role.SUPERVISOR: _in("role", "Supervisor"),
    Role.ADMINISTRATOR: _in("role", "Administrator"),
    Role.SECURITY_ADMINISTRATOR: _in("role", "Security administrator"),
    Role.AUDITOR: _in("role", "Auditor"),
}

JURISDICTIONS: Mapping[str, str | Promise] = {
    "cn": _in("jurisdiction", "China"),
    "us": _in("jurisdiction", "United States"),
    "uk": _in("jurisdiction", "United Kingdom"),
    "au": _in("jurisdiction", "Australia"),
    "in": _in("jurisdiction", "India"),
    "eu": _in("jurisdiction", "European Union"),
}
"""The countries Careline brings rules for; an operator may write rules for others."""
LANGUAGES = (("zh-hans", "中文"), ("en", "English"))
FIELDS: Words = {
    Field.NAME: _in("customer", "Name"),
    Field.NUMBER: _in("customer", "Number"),
    Field.EMAIL: _in("customer", "E-mail"),
    Field.ADDRESS: _in("customer", "Address"),
    Field.DOCUMENT: _in("customer", "Document"),
}
REVEAL_REASONS: Words = {
    Reason.CONTACT_CUSTOMER: _in("reveal", "To call or write to the customer"),
    Reason.VERIFY_IDENTITY: _in("reveal", "To verify who is speaking"),
    Reason.CORRECT_RECORD: _in("reveal", "To correct the record"),
    Reason.REGULATOR_REQUEST: _in("reveal", "The regulator asks"),
    Reason.CUSTOMER_REQUEST: _in("reveal", "The customer asks what is kept"),
    Reason.AUDIT: _in("reveal", "Audit"),
}
CUSTOMER_KINDS: Words = {
    CustomerKind.INDIVIDUAL: _in("kind of customer", "Person"),
    CustomerKind.ENTERPRISE: _in("kind of customer", "Enterprise"),
}
TIERS: Words = {
    Tier.STANDARD: _in("tier", "Standard"),
    Tier.GOLD: _in("tier", "Gold"),
    Tier.VIP: _in("tier", "VIP"),
}
LEFT_BEHIND: Words = {
    WhyLeft.NO_OPEN_DEPARTMENT: _in("left behind", "no open department above it"),
    WhyLeft.NOBODY_TO_OWN_IT: _in("left behind", "nobody there can own it"),
}
UNTAKEN: Words = {
    Untaken.QUEUE: _in("untaken", "the queues of their departments"),
    Untaken.RULES: _in("untaken", "the departments the lines name"),
    Untaken.ANSWERING: _in("untaken", "whoever answers for their departments"),
    Untaken.GIVEN_AGAIN: _in("untaken", "nobody: given again by themselves"),
    Untaken.STAYS: _in("untaken", "whoever may take them"),
    Untaken.ENDS: _in("untaken", "nobody: they end with the account"),
}
FIELD_TYPES: Words = {
    FieldType.TEXT: _in("field type", "Text"),
    FieldType.LONG_TEXT: _in("field type", "Long text"),
    FieldType.NUMBER: _in("field type", "Figure"),
    FieldType.MONEY: _in("field type", "Money"),
    FieldType.DATE: _in("field type", "Date"),
    FieldType.CHOICE: _in("field type", "Choice"),
    FieldType.CHOICES: _in("field type", "Several choices"),
    FieldType.YES_NO: _in("field type", "Yes or no"),
    FieldType.PHONE: _in("field type", "Phone number"),
    FieldType.SUBSCRIPTION: _in("field type", "Subscription number"),
    FieldType.DOCUMENT: _in("field type", "Identity document"),
}
COMPARES: Words = {
    Compare.IS: _in("compare", "is"),
    Compare.IS_NOT: _in("compare", "is not"),
    Compare.AT_LEAST: _in("compare", "is at least"),
    Compare.AT_MOST: _in("compare", "is at most"),
    Compare.ANSWERED: _in("compare", "is answered"),
}


class Named(Protocol):
    """What carries its name in both languages."""

    @property
    def name_zh(self) -> str:
        """The Chinese name."""
        ...

    @property
    def name_en(self) -> str:
        """The English name."""
        ...


def named(one: Named) -> str:
    """Return the name in the reader's language, or in the other when that is all there is."""
    return in_language(one.name_zh, one.name_en)


def in_language(zh: str, en: str) -> str:
    """Return what is said in the reader's language, or in the other when that is all there is."""
    is_chinese = (get_language() or "").startswith("zh")
    return (zh or en) if is_chinese else (en or zh)


def choices(words: Words, *, empty: str | Promise | None = None) -> list[tuple[str, str | Promise]]:
    """Return a vocabulary as a form's choices, with a first empty one where that means something."""
    first: Iterable[tuple[str, str | Promise]] = [("", empty)] if empty is not None else []
    return [*first, *((code.value, said) for code, said in words.items())]


def speaks_chinese() -> bool:
    """Return whether the reader reads Chinese."""
    return (get_language() or "").startswith("zh")


def spoken() -> str:
    """Return the language the reader sees, as texts kept in both are marked: `zh` or `en`."""
    return "zh" if speaks_chinese() else "en"

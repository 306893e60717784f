"""What may come in: a contact before it has a number."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.contacts.rules.facts import CallerType, ContactChannel, Direction, Medium
from careline.kernel.refusals import Refusal

TEXT_LIMIT = 20_000
LINE = 200
ACCESS_NUMBER = re.compile(r"\+?[0-9]{3,20}")


@dataclass(frozen=True, kw_only=True)
class ContactIntake:
    """A contact as it begins, on whatever channel; nothing but the channel must be known."""

    channel: ContactChannel
    direction: Direction = Direction.INBOUND
    caller: str = ""
    """The customer's own number, in any spelling; sealed as soon as it is kept."""
    country: str = "CN"
    customer: UUID | None = None
    """Who it is, where the agent has chosen; else the caller's number tells."""
    access_number: str = ""
    """Which of our numbers was called."""
    caller_type: CallerType | None = None
    language: str = ""
    brand: str = ""
    region: str = ""
    segment: str = ""
    words: str = ""
    """What the customer wrote: a letter, a web form."""
    external_id: str = ""
    """The channel's own name for it, or the form's token; the same one never comes in twice."""
    arrived_at: datetime | None = None
    """When it reached us; None means now."""
    connected_at: datetime | None = None
    continued_from: str = ""
    """Number of the contact this one continues."""
    continued_medium: Medium | None = None


class NotAnAccessNumber(Refusal):
    """It isn't one of our numbers' shape."""

    code = "contacts.not_an_access_number"


class ArrivedLater(Refusal):
    """The time of arrival lies in the future, or after the connection."""

    code = "contacts.arrived_later"


class TextTooLong(Refusal):
    """A text is longer than the field holds."""

    code = "contacts.text_too_long"


class UnreadableText(Refusal):
    """A text holds a NUL character, which no database text can."""

    code = "contacts.unreadable_text"


def check_intake(intake: ContactIntake, *, at: datetime) -> None:
    """Refuse what can't be received.

    :raises NotAnAccessNumber: something else than digits.
    :raises ArrivedLater: arrived after `at`, or connected before it arrived.
    :raises TextTooLong: naming the field; likewise `UnreadableText`.
    """
    if intake.access_number and not ACCESS_NUMBER.fullmatch(intake.access_number):
        raise NotAnAccessNumber(field="access_number")
    arrived, connected = intake.arrived_at or at, intake.connected_at or at
    if arrived > at or connected > at or connected < arrived:
        raise ArrivedLater(field="arrived_at")
    check_text("words", intake.words)
    for name, limit in (("external_id", 80), ("caller", 40), ("language", 10), ("brand", 20), ("region", 20)):
        check_text(name, getattr(intake, name), limit=limit)


def check_text(field: str, text: str, *, limit: int = TEXT_LIMIT) -> None:
    """Refuse a text that is too long or can't be stored.

    :raises TextTooLong: more than `limit` characters.
    :raises UnreadableText: a NUL character inside.
    """
    if len(text) > limit:
        raise TextTooLong(field=field, limit=limit, length=len(text))
    if "\x00" in text:
        raise UnreadableText(field=field)

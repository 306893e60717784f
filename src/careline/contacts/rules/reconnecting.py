"""A reconnect within five minutes of a technical drop joins the contact (KPI facts); later it is another one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from careline.contacts.rules.facts import ContactChannel, EndedBy, Medium
from careline.contacts.rules.steps import StepName

WITHIN = timedelta(minutes=5)
"""So long a line may be down without the session being another one (our KPI dictionary, fact "contact")."""
MEDIUM_OF = {
    ContactChannel.PHONE: Medium.CALL,
    ContactChannel.COUNTER: Medium.IN_PERSON,
    ContactChannel.WEB_FORM: Medium.LETTER,
    ContactChannel.LETTER: Medium.LETTER,
    ContactChannel.SMS: Medium.SMS,
    ContactChannel.EMAIL: Medium.EMAIL,
    ContactChannel.WEBCHAT: Medium.CHAT,
    ContactChannel.APP: Medium.CHAT,
    ContactChannel.SOCIAL: Medium.CHAT,
    ContactChannel.VIDEO: Medium.CALL,
}
"""In what a contact is continued on each channel, where nobody says otherwise."""


class Reconnect(StrEnum):
    """What a contact that begins is to an earlier one of the same caller."""

    NEW = "new"
    JOINS = "joins"
    CONTINUES = "continues"
    """It would join, but the record is closed and read-only: a contact of its own that says what it continues."""


@dataclass(frozen=True, kw_only=True)
class Before:
    """How the same caller's last contact ended."""

    channel: ContactChannel
    step: StepName
    ended_by: EndedBy | None
    ended_at: datetime | None


def reconnects(before: Before, *, channel: ContactChannel, arrived_at: datetime) -> Reconnect:
    """Return what a contact is that reaches us on a channel at an instant, after one of the same caller."""
    is_dropped = before.ended_by is EndedBy.DROP and before.ended_at is not None and before.channel is channel
    if not is_dropped or before.ended_at is None or not before.ended_at <= arrived_at <= before.ended_at + WITHIN:
        return Reconnect.NEW
    return Reconnect.CONTINUES if before.step is StepName.CLOSED else Reconnect.JOINS

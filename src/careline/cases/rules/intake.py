"""What may come in: the form of a complaint before it has a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import StageName
from careline.kernel.refusals import Refusal
from careline.parties.rules.details import CustomerDetails

TITLE_LIMIT = 200
TEXT_LIMIT = 20_000


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A complaint as it was told, on whatever channel."""

    title: str
    description: str = ""
    channel: Channel
    customer: CustomerDetails | UUID
    """Who complains: a known customer's id, or what was said of one; unidentified is allowed, invented is not."""
    external_id: str = ""
    """The source's own name for it; the same one never comes in twice."""
    source: str = ""
    """Who gave it that name, when it wasn't the channel: the desk's form, whatever channel is chosen in it."""
    on_behalf: bool = False
    place: str = ""
    jurisdiction: str = "cn"
    category: str = ""
    """Code of the category chosen at intake; empty when it is still to be classified."""
    category_words: tuple[str, ...] = ()
    """The words that led to the category, when it was suggested rather than chosen."""
    urgency: Urgency = Urgency.NORMAL
    answers: Mapping[str, object] | None = None
    """What was answered to the category's form, by the fields' codes; None when it wasn't asked."""
    complained_about: UUID | None = None
    received_at: datetime | None = None
    """When it was first said; None means now."""
    was_told: bool = False
    """Whether another system has told the customer already; nothing is sent then. Imports only."""
    carried_stage: StageName | None = None
    """The stage another system's status tells of, its time unknown; imports only."""
    evidence: str = ""
    """Where a carried stage is known from; imports only."""

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from all others, when its source named it."""
        return self.source or self.channel.value, self.external_id


class TitleMissing(Refusal):
    """A complaint without a title can't be found again."""

    code = "cases.title_missing"


class TextTooLong(Refusal):
    """A text is longer than the field holds."""

    code = "cases.text_too_long"


class UnreadableText(Refusal):
    """A text holds a NUL character, which no database text can."""

    code = "cases.unreadable_text"


class ReceivedLater(Refusal):
    """The time of receipt lies in the future."""

    code = "cases.received_later"


def check_intake(intake: Intake, *, at: datetime) -> None:
    """Refuse what can't be received.

    :raises TitleMissing: no title.
    :raises TextTooLong: naming the field and its limit in characters.
    :raises UnreadableText: naming the field.
    :raises ReceivedLater: received after `at`.
    """
    if not intake.title.strip():
        raise TitleMissing(field="title")
    check_text("title", intake.title, limit=TITLE_LIMIT)
    check_text("description", intake.description)
    check_text("place", intake.place, limit=120)
    check_text("external_id", intake.external_id, limit=80)
    check_text("jurisdiction", intake.jurisdiction, limit=16)
    if intake.received_at is not None and intake.received_at > at:
        raise ReceivedLater(field="received_at")


def check_text(field: str, text: str, *, limit: int = TEXT_LIMIT) -> None:
    """Refuse a text that is too long or can't be stored.

    :raises TextTooLong: more than `limit` characters.
    :raises UnreadableText: a NUL character inside.
    """
    if len(text) > limit:
        raise TextTooLong(field=field, limit=limit, length=len(text))
    if "\x00" in text:
        raise UnreadableText(field=field)

"""What notices about a complaint fill in, and how one would read: in clear for the outbox, masked for the eye."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from careline.cases.models import Complaint
from careline.cases.queries.finding import complaint
from careline.cases.rules.notices import ADDRESSES, NAMELESS, REPLY, UNDATED, language_of
from careline.cases.rules.stages import Move
from careline.notices.queries.outbox import MASKS
from careline.notices.queries.templates import kind_named
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.parties.models.sealed import clear_fields
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.fields import Field
from careline.parties.rules.reaching import NOTHING_SAID
from careline.security.actor import Actor

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """How a notice would read."""

    said: Mapping[str, Wording]
    """By language, filled in and masked."""
    language: str = ""
    """In which the customer is written to; empty where the preview is about nobody."""
    recipient: str = ""
    """Where it would go, masked; empty where no address is known."""
    invented: tuple[str, ...] = ()
    """The variables that hold an invented value, for the complaint has none."""


def preview(*, kind: str, channel: NoticeChannel, zh: Wording, en: Wording, number: str, by: Actor) -> Preview:
    """Return how these words would read, about a complaint the actor may see, or with invented values for no number.

    :raises NoSuchNoticeKind: when nothing is ever said there.
    :raises UnknownNoticeVariable: and whatever else the words are refused for.
    :raises NoSuchComplaint: when there is none of this number, or the actor may not see it.
    """
    about = kind_named(kind, channel=channel)
    about.check(channel, zh=zh, en=en)
    words = {"zh": zh, "en": en}
    if not number:
        said = {language: words[language].filled(about.samples(language)) for language in LANGUAGES}
        return Preview(said=said, invented=about.names)
    found = complaint(by=by, number=number)
    fields = clear_fields(found.customer)
    known = {one: values_about(found, fields, one) | _reply_to(found) for one in LANGUAGES}
    filled = {one: words[one].filled(about.masked({**about.samples(one), **known[one]})) for one in LANGUAGES}
    address = fields.get(ADDRESSES[channel], "")
    return Preview(
        said=filled,
        language=_language_for(found),
        recipient=MASKS[channel](address) if address else "",
        invented=tuple(name for name in about.names if name not in known["zh"]),
    )


def values_about(complaint: Complaint, fields: Mapping[Field, str], language: str) -> dict[str, str]:
    """Return what is filled in about a complaint, in clear; the words of an answer come from whoever answers.

    :param fields: what is known of the customer, in clear.
    """
    due = complaint.due_at
    return {
        "number": complaint.number,
        "customer": fields.get(Field.NAME) or NAMELESS[language],
        "received_at": written(complaint.received_at),
        "due_at": written(due) if due else UNDATED[language],
    }


def address_of(complaint: Complaint, channel: NoticeChannel) -> str:
    """Return where the customer is reached by a channel; empty where that isn't known."""
    return clear_fields(complaint.customer).get(ADDRESSES[channel], "")


def written(at: datetime) -> str:
    """Return an instant as it is written to customers: on the wall clock of the house, in a form nobody misreads."""
    return f"{localtime(at):%Y-%m-%d %H:%M}"


def _reply_to(complaint: Complaint) -> dict[str, str]:
    told = complaint.stages.filter(move=Move.REPLY).order_by("-n").values_list("text", flat=True).first()
    return {REPLY.name: told} if told else {}


def _language_for(complaint: Complaint) -> str:
    wish = wishes_of({complaint.customer_id}).get(complaint.customer_id, NOTHING_SAID)
    return language_of(wish.language or complaint.customer.language)

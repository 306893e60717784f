"""From the result to the archive: resolve, reply, ask the customer, put away."""

from datetime import datetime

from careline.cases.events import ComplaintArchived, ComplaintResolved, FeedbackRecorded, ReplyGiven
from careline.cases.models import Complaint
from careline.cases.rules.facts import Answer, Channel, Result
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import Move
from careline.cases.writing.claiming import claim
from careline.cases.writing.moving import Said, move
from careline.cases.writing.notifying import send_reply
from careline.kernel.refusals import Refusal
from careline.security.actor import Actor
from careline.security.operation import operation


class TextMissing(Refusal):
    """A result or a reply needs words: they are what the customer gets."""

    code = "cases.text_missing"


@operation()
def resolve_complaint(
    *, number: str, result: Result, text: str, by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """Record what the department found and did.

    :raises TextMissing: no words.
    """
    complaint = claim(number=number, right="cases.work_complaint", by=by, version=version)
    _require_words(text)
    event = ComplaintResolved(subject=complaint.id, result=result)
    return move(complaint, Step(move=Move.RESOLVE), event, by=by, at=at, said=Said(reason=result, text=text))


@operation()
def reply_to_customer(
    *, number: str, channel: Channel, text: str, by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """Record the answer the customer was given, which ends the due time; one by e-mail is sent to him.

    :raises TextMissing: no words.
    :raises NoAddress: it is to go by e-mail, and no address is known.
    :raises NoApprovedWords: it is to go by e-mail, and nobody approved a text to put it in.
    :raises WayIsClosed: the customer wished that nothing reaches them this way; `NoWayIsOpen` when they left none.
    """
    complaint = claim(number=number, right="cases.reply_complaint", by=by, version=version)
    _require_words(text)
    event = ReplyGiven(subject=complaint.id, channel=channel)
    moved = move(complaint, Step(move=Move.REPLY), event, by=by, at=at, said=Said(reason=channel, text=text))
    send_reply(moved, channel=channel, text=text, by=by, at=at)
    return moved


@operation()
def record_feedback(
    *, number: str, answer: Answer, by: Actor, at: datetime, text: str = "", version: int | None = None
) -> Complaint:
    """Record what the customer said when asked whether it is solved; "no" returns it to work (CP06).

    :raises TextMissing: a "no" without the customer's words.
    """
    complaint = claim(number=number, right="cases.feed_back_complaint", by=by, version=version)
    if answer is Answer.NO:
        _require_words(text)
    step = Step(move=Move.FEED_BACK, answer=answer)
    event = FeedbackRecorded(subject=complaint.id, answer=answer)
    return move(complaint, step, event, by=by, at=at, said=Said(text=text))


@operation()
def archive_complaint(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Put a complaint away, read-only from now on (CP07)."""
    complaint = claim(number=number, right="cases.archive_complaint", by=by, version=version)
    return move(complaint, Step(move=Move.ARCHIVE), ComplaintArchived(subject=complaint.id), by=by, at=at)


def _require_words(text: str) -> None:
    if not text.strip():
        raise TextMissing(field="text")

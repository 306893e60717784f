"""The moves a screen can make: each with its noun in the address, its right, its form and its operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from careline.cases.operations.assigning import assign_by_rule, assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import archive_complaint, record_feedback, reply_to_customer, resolve_complaint
from careline.cases.operations.working import (
    accept_assignment,
    resume_work,
    return_assignment,
    start_work,
    suspend_work,
)
from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.stages import Move, StageName
from careline.security.actor import Actor
from careline.web.agent import move_forms as forms

Data = Mapping[str, Any]


class Going(TypedDict):
    """What every operation is told besides what was asked."""

    number: str
    version: int
    by: Actor
    at: datetime


@dataclass(frozen=True)
class MovePage:
    """How a screen makes one move."""

    noun: str
    right: str
    key: str
    form: type[forms.MoveForm]
    act: Callable[[Data, Going], object]
    done: str | Promise
    told: str | Promise = ""


def _assign(data: Data, going: Going) -> object:
    if not data["department"]:
        return assign_by_rule(**going)
    return assign_complaint(department=data["department"], handler=data["handler"], text=data["text"], **going)


def _classify(data: Data, going: Going) -> object:
    urgency = Urgency(data["urgency"])
    said = {"text": data["text"], "answers": data["answers"]}
    return classify_complaint(category=data["category"], urgency=urgency, **said, **going)


NATURAL: Mapping[StageName, Move] = {
    StageName.RECEIVED: Move.CLASSIFY,
    StageName.CLASSIFIED: Move.ASSIGN,
    StageName.ASSIGNED: Move.ACCEPT,
    StageName.ACCEPTED: Move.START,
    StageName.IN_PROGRESS: Move.RESOLVE,
    StageName.PENDING: Move.RESUME,
    StageName.RETURNED: Move.ASSIGN,
    StageName.RESOLVED: Move.REPLY,
    StageName.REPLIED: Move.FEED_BACK,
    StageName.FED_BACK: Move.ARCHIVE,
}
"""The move that leads on from each stage; its button comes first and has the accent."""
WORK = "cases.work_complaint"
CLASSIFICATION = MovePage(
    "classification", "cases.classify_complaint", "classify", forms.ClassifyForm, _classify, _("Classified.")
)
MOVE_PAGES: Mapping[Move, MovePage] = {
    Move.CLASSIFY: CLASSIFICATION,
    Move.RECLASSIFY: CLASSIFICATION,
    Move.ASSIGN: MovePage("assignment", "cases.assign_complaint", "assign", forms.AssignForm, _assign, _("Assigned.")),
    Move.ACCEPT: MovePage(
        "acceptance",
        WORK,
        "accept",
        forms.PlainForm,
        lambda _data, going: accept_assignment(**going),
        _("Accepted: it is yours now."),
        _("You become its handler and answer for its due time."),
    ),
    Move.RETURN: MovePage(
        "return",
        WORK,
        "return_",
        forms.ReturnForm,
        lambda data, going: return_assignment(reason=ReturnReason(data["reason"]), text=data["text"], **going),
        _("Returned."),
        _("It goes back to be assigned anew. The customer’s due time goes on."),
    ),
    Move.START: MovePage(
        "work",
        WORK,
        "start",
        forms.PlainForm,
        lambda _data, going: start_work(**going),
        _("Work has begun."),
    ),
    Move.SUSPEND: MovePage(
        "suspension",
        WORK,
        "suspend",
        forms.SuspendForm,
        lambda data, going: suspend_work(reason=PendingReason(data["reason"]), text=data["text"], **going),
        _("Suspended."),
        _("The customer’s due time goes on while work is suspended."),
    ),
    Move.RESUME: MovePage(
        "resumption",
        WORK,
        "resume",
        forms.PlainForm,
        lambda _data, going: resume_work(**going),
        _("Work goes on."),
    ),
    Move.RESOLVE: MovePage(
        "result",
        WORK,
        "resolve",
        forms.ResolveForm,
        lambda data, going: resolve_complaint(result=Result(data["result"]), text=data["text"], **going),
        _("The result is recorded. Reply to the customer next."),
    ),
    Move.REPLY: MovePage(
        "reply",
        "cases.reply_complaint",
        "reply",
        forms.ReplyForm,
        lambda data, going: reply_to_customer(channel=Channel(data["channel"]), text=data["text"], **going),
        _("The reply is recorded; the due time has ended."),
    ),
    Move.FEED_BACK: MovePage(
        "feedback",
        "cases.feed_back_complaint",
        "feed_back",
        forms.FeedbackForm,
        lambda data, going: record_feedback(answer=Answer(data["answer"]), text=data["text"], **going),
        _("Recorded."),
        _("“No” sends the complaint back to work. Silence is never counted as satisfied."),
    ),
    Move.ARCHIVE: MovePage(
        "archive",
        "cases.archive_complaint",
        "archive",
        forms.PlainForm,
        lambda _data, going: archive_complaint(**going),
        _("Archived: from now on it can only be read."),
        _("From then on it can only be read. This can’t be undone."),
    ),
}
BY_NOUN: Mapping[str, tuple[Move, MovePage]] = {page.noun: (move, page) for move, page in MOVE_PAGES.items()}

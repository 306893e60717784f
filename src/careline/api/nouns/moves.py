"""What can be done to a complaint, each as a noun: POST /complaints/{number}/resolution."""

import re
from datetime import datetime
from typing import Any, TypedDict

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number
from careline.api.shapes.complaints import ComplaintShown
from careline.api.shapes.moves import (
    AssignmentTold,
    ClassificationTold,
    FeedbackTold,
    MoveTold,
    NoteTold,
    ReplyTold,
    ResolutionTold,
    ReturnTold,
    SuspensionTold,
)
from careline.api.shapes.timeline import NoteShown
from careline.api.validation import FieldMissing, NotReadable
from careline.cases.operations.assigning import assign_by_rule, assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import archive_complaint, record_feedback, reply_to_customer, resolve_complaint
from careline.cases.operations.noting import add_note
from careline.cases.operations.working import (
    accept_assignment,
    resume_work,
    return_assignment,
    start_work,
    suspend_work,
)
from careline.security.actor import Actor

router = Router(tags=["moves"])
WORK = "cases.work_complaint"
ENTITY_TAG = re.compile(r'"([1-9][0-9]{0,8})"')
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The ETag you saw, instead of `version`: when somebody moved it meanwhile, nothing is done (412).",
    "schema": {"type": "string", "pattern": '^"[1-9][0-9]{0,8}"$'},
}
NOTHING = MoveTold.model_validate({})
BY_RULE = AssignmentTold.model_validate({})


class Going(TypedDict):
    """What every move is told."""

    number: str
    version: int | None
    by: Actor
    at: datetime


def move(policy: str) -> dict[str, Any]:
    """Return what the endpoints of moves have in common."""
    return {"auth": Bearer(policy), "response": ComplaintShown, "openapi_extra": {"parameters": [IF_MATCH]}}


@router.post("/{number}/classification", **move("cases.classify_complaint"))
def classify(request: Asked, number: Number, told: ClassificationTold) -> ComplaintShown:
    """Say what it is about and how fast it must go; while it is worked on, this dates it again."""
    return _shown(
        classify_complaint(
            category=told.category,
            urgency=told.urgency,
            text=told.text,
            answers=told.answers,
            **_going(request, number, told),
        )
    )


@router.post("/{number}/assignment", **move("cases.assign_complaint"))
def assign(request: Asked, number: Number, told: AssignmentTold = BY_RULE) -> ComplaintShown:
    """Give it to a department, or to one of its people; without a department the assignment table decides."""
    going = _going(request, number, told)
    if told.department:
        return _shown(assign_complaint(department=told.department, handler=told.handler, text=told.text, **going))
    if told.handler:
        raise FieldMissing(field="department")
    return _shown(assign_by_rule(**going))


@router.post("/{number}/acceptance", **move(WORK))
def accept(request: Asked, number: Number, told: MoveTold = NOTHING) -> ComplaintShown:
    """Take it on; whoever accepts it handles it."""
    return _shown(accept_assignment(**_going(request, number, told)))


@router.post("/{number}/return", **move(WORK))
def send_back(request: Asked, number: Number, told: ReturnTold) -> ComplaintShown:
    """Send it back to be given to somebody else; no due time moves for it."""
    return _shown(return_assignment(reason=told.reason, text=told.text, **_going(request, number, told)))


@router.post("/{number}/work", **move(WORK))
def start(request: Asked, number: Number, told: MoveTold = NOTHING) -> ComplaintShown:
    """Begin work on it."""
    return _shown(start_work(**_going(request, number, told)))


@router.post("/{number}/suspension", **move(WORK))
def suspend(request: Asked, number: Number, told: SuspensionTold) -> ComplaintShown:
    """Let work wait for something outside; the customer's due time goes on."""
    return _shown(suspend_work(reason=told.reason, text=told.text, **_going(request, number, told)))


@router.post("/{number}/resumption", **move(WORK))
def resume(request: Asked, number: Number, told: MoveTold = NOTHING) -> ComplaintShown:
    """Go on: what was waited for has come."""
    return _shown(resume_work(**_going(request, number, told)))


@router.post("/{number}/resolution", **move(WORK))
def resolve(request: Asked, number: Number, told: ResolutionTold) -> ComplaintShown:
    """Record what was found and done."""
    return _shown(resolve_complaint(result=told.result, text=told.text, **_going(request, number, told)))


@router.post("/{number}/reply", **move("cases.reply_complaint"))
def reply(request: Asked, number: Number, told: ReplyTold) -> ComplaintShown:
    """Record the answer the customer was given, which ends the due time."""
    return _shown(reply_to_customer(channel=told.channel, text=told.text, **_going(request, number, told)))


@router.post("/{number}/feedback", **move("cases.feed_back_complaint"))
def feed_back(request: Asked, number: Number, told: FeedbackTold) -> ComplaintShown:
    """Record what the customer said when asked whether it is solved; a "no" returns it to work."""
    return _shown(record_feedback(answer=told.answer, text=told.text, **_going(request, number, told)))


@router.post("/{number}/archiving", **move("cases.archive_complaint"))
def archive(request: Asked, number: Number, told: MoveTold = NOTHING) -> ComplaintShown:
    """Put it away, read-only from now on."""
    return _shown(archive_complaint(**_going(request, number, told)))


@router.post("/{number}/notes", auth=Bearer("cases.note_complaint"), response={201: NoteShown})
def note(request: Asked, number: Number, told: NoteTold) -> Status[NoteShown]:
    """Leave a note for colleagues; the customer never sees it."""
    written = add_note(number=number, text=told.text, by=request.auth, at=request.at)
    return Status(201, NoteShown.model_validate(written))


def _going(request: Asked, number: str, told: MoveTold) -> Going:
    return Going(number=number, version=told.version or _matched(request), by=request.auth, at=request.at)


def _matched(request: Asked) -> int | None:
    tag = request.headers.get("If-Match")
    if tag is None:
        return None
    found = ENTITY_TAG.fullmatch(tag.strip())
    if found is None:
        raise NotReadable(field="If-Match")
    return int(found[1])


def _shown(moved: object) -> ComplaintShown:
    return ComplaintShown.model_validate(moved)

"""What the department does with a complaint: accept it, send it back, work on it, wait, go on."""

from datetime import datetime

from careline.cases.events import AssignmentAccepted, AssignmentReturned, WorkResumed, WorkStarted, WorkSuspended
from careline.cases.models import Complaint
from careline.cases.rules.assignment import check_handler
from careline.cases.rules.facts import PendingReason, ReturnReason
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import Move
from careline.cases.writing.claiming import claim
from careline.cases.writing.moving import Said, move
from careline.security.actor import Actor
from careline.security.operation import operation

WORK = "cases.work_complaint"


@operation()
def accept_assignment(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Take on a complaint given to one's department, or to oneself; who accepts it handles it.

    :raises HandlerIsSubject: when it is about the person who accepts.
    """
    complaint = claim(number=number, right=WORK, by=by, version=version)
    check_handler(by.id, complaint.complained_about_id)
    step = Step(move=Move.ACCEPT, handler=by.id)
    return move(complaint, step, AssignmentAccepted(subject=complaint.id, handler=by.id), by=by, at=at)


@operation()
def return_assignment(
    *, number: str, reason: ReturnReason, by: Actor, at: datetime, text: str = "", version: int | None = None
) -> Complaint:
    """Send a complaint back to be given to somebody else (退单); no due time moves for it."""
    complaint = claim(number=number, right=WORK, by=by, version=version)
    event = AssignmentReturned(subject=complaint.id, reason=reason)
    return move(complaint, Step(move=Move.RETURN), event, by=by, at=at, said=Said(reason=reason, text=text))


@operation()
def start_work(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Begin work on an accepted complaint."""
    complaint = claim(number=number, right=WORK, by=by, version=version)
    return move(complaint, Step(move=Move.START), WorkStarted(subject=complaint.id), by=by, at=at)


@operation()
def suspend_work(
    *, number: str, reason: PendingReason, by: Actor, at: datetime, text: str = "", version: int | None = None
) -> Complaint:
    """Let work wait for something outside; the customer's due time goes on."""
    complaint = claim(number=number, right=WORK, by=by, version=version)
    event = WorkSuspended(subject=complaint.id, reason=reason)
    return move(complaint, Step(move=Move.SUSPEND), event, by=by, at=at, said=Said(reason=reason, text=text))


@operation()
def resume_work(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Go on, because what was waited for has come."""
    complaint = claim(number=number, right=WORK, by=by, version=version)
    return move(complaint, Step(move=Move.RESUME), WorkResumed(subject=complaint.id), by=by, at=at)

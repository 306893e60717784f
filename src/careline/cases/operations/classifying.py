"""Saying what a complaint is about and how fast it must go."""

from collections.abc import Mapping
from datetime import datetime

from careline.cases.events import ComplaintClassified, ComplaintReclassified
from careline.cases.models import Complaint
from careline.cases.queries.categories import offered_category
from careline.cases.rules.facts import Urgency
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import FROM, Move
from careline.cases.writing.answers import keep_answers
from careline.cases.writing.claiming import claim
from careline.cases.writing.clock_moves import dated_again
from careline.cases.writing.moving import Said, move
from careline.security.actor import Actor
from careline.security.operation import operation


@operation()
def classify_complaint(
    *,
    number: str,
    category: str,
    urgency: Urgency,
    by: Actor,
    at: datetime,
    version: int | None = None,
    text: str = "",
    answers: Mapping[str, object] | None = None,
) -> Complaint:
    """Set the category and the urgency; while it is being worked on this is a reclassification and dates it again.

    :param category: the category's code.
    :param answers: what was answered to the category's form; None when it wasn't asked.
    :raises AnswersDontFit: naming each field and its problem.
    :raises NoSuchCategory: unknown or no longer offered.
    :raises IllegalMove: the result is known already.
    """
    complaint = claim(number=number, right="cases.classify_complaint", by=by, version=version)
    chosen = offered_category(code=category)
    again = complaint.stage in FROM[Move.RECLASSIFY]
    step = Step(move=Move.RECLASSIFY if again else Move.CLASSIFY, category=chosen.id, urgency=urgency)
    clocks = dated_again(complaint, category=chosen, urgency=urgency, cause=step.move, at=at)
    event = (
        ComplaintReclassified(subject=complaint.id, category=chosen.code, urgency=urgency, due_at=clocks.due_at)
        if again
        else ComplaintClassified(subject=complaint.id, category=chosen.code, urgency=urgency)
    )
    moved = move(complaint, step, event, by=by, at=at, said=Said(text=text), clocks=clocks)
    keep_answers(moved, answers, by=by, at=at)
    return moved

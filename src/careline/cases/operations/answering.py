"""Filling in the form of a complaint's category, or correcting it."""

from collections.abc import Mapping
from datetime import datetime

from careline.cases.models import Complaint
from careline.cases.operations.noting import Archived
from careline.cases.rules.stages import StageName
from careline.cases.writing.answers import keep_answers
from careline.cases.writing.claiming import claim
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="the category asks nothing and nothing was answered")
def answer_form(*, number: str, answers: Mapping[str, object], by: Actor, at: datetime) -> Complaint:
    """Fill in the form of a complaint's category; a correction fills it in anew, and what was there stays readable.

    :raises AnswersDontFit: naming each field and its problem.
    :raises Archived: it is read-only.
    """
    complaint = claim(number=number, right="cases.classify_complaint", by=by)
    if complaint.stage == StageName.ARCHIVED:
        raise Archived(field="answers", number=number)
    keep_answers(complaint, answers, by=by, at=at)
    return complaint

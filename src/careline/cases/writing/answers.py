"""Keeping what was answered to the form of a complaint's category."""

from collections.abc import Mapping
from datetime import datetime

from careline.cases.events import ComplaintAnswered
from careline.cases.models import Complaint, ComplaintAnswers
from careline.cases.queries.answers import form_of
from careline.forms.operations.submitting import submit_answers
from careline.forms.rules.checking import AnswersDontFit, NotAsked, check, name_of
from careline.security.actor import Actor
from careline.security.ledger import record


def keep_answers(complaint: Complaint, answers: Mapping[str, object] | None, *, by: Actor, at: datetime) -> None:
    """Hand in what was answered; None means that nothing was asked, an empty set that nothing was answered.

    :raises AnswersDontFit: naming each field and its problem; also when answers come and no form is asked.
    """
    if answers is None:
        return
    form = form_of(complaint.category)
    if form is None:
        _refuse_unasked(answers)
        return
    if not check(form, answers).fit():
        return  # a form without a single answer says nothing
    submission = submit_answers(form=form.code, answers=answers, key=complaint.customer.key, by=by, at=at)
    event = ComplaintAnswered(subject=complaint.id, form=form.code, version=form.version)
    ComplaintAnswers(complaint=complaint, submission=submission, entry=record(event, by=by, at=at)).save()


def _refuse_unasked(answers: Mapping[str, object]) -> None:
    if not answers:
        return
    refusal = AnswersDontFit(field="answers", count=len(answers))
    refusal.faults = tuple(NotAsked(field=name_of(code), name=code) for code in answers)
    raise refusal

"""Answers keep the version they were given to, and a person's are sealed under that person's key."""

from datetime import datetime

import pytest

from careline.forms.models import Submission, SubmittedAnswer
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.submitting import submit_answers
from careline.forms.queries.submissions import clear_answer, filled_in
from careline.forms.rules.checking import AnswersDontFit
from careline.security.actor import Actor
from careline.security.models import PersonKey
from careline.security.operations.person_keys import shred_person_key
from careline.security.vault import new_person
from tests.forms.conftest import SEED

ROAMING = {"kind": "roaming", "amount": "128.50", "country": "泰国", "call_back": "13800138000"}

pytestmark = pytest.mark.usefixtures("billing_form")


def known_person(at: datetime) -> PersonKey:
    row, _ = new_person(at=at)
    row.save()
    return row


def test_answers_are_kept_by_type_and_shown_masked(agent: Actor, at: datetime) -> None:
    kept = submit_answers(form="billing", answers=ROAMING, key=known_person(at), by=agent, at=at)
    assert {code: one.value for code, one in filled_in(kept).answers.items()} == {
        "kind": "roaming",
        "amount": 12850,
        "country": "泰国",
        "call_back": "138****8000",
    }
    row = SubmittedAnswer.objects.get(submission=kept, field="call_back")
    assert row.value is None
    assert row.sealed is not None
    assert b"13800138000" not in bytes(row.sealed)
    assert clear_answer(row, kept) == "+8613800138000"


def test_forgetting_the_person_takes_the_answer_along(agent: Actor, at: datetime) -> None:
    kept = submit_answers(form="billing", answers=ROAMING, key=known_person(at), by=agent, at=at)
    assert kept.key is not None
    shred_person_key(key=kept.key, by=SEED, at=at)
    again = Submission.objects.select_related("key", "version__form").get(pk=kept.pk)
    assert filled_in(again).answers["call_back"].value == ""
    assert filled_in(again).answers["country"].value == "泰国"


def test_personal_answers_of_nobody_known_get_a_key_of_their_own(agent: Actor, at: datetime) -> None:
    kept = submit_answers(form="billing", answers=ROAMING, by=agent, at=at)
    assert kept.key is not None
    plain = submit_answers(form="billing", answers={"kind": "plan"}, by=agent, at=at)
    assert plain.key is None


def test_an_answer_keeps_the_version_it_was_given_to(agent: Actor, at: datetime) -> None:
    kept = submit_answers(form="billing", answers={"kind": "plan", "amount": 500}, by=agent, at=at)
    set_form(
        code="billing",
        told=FormTold(name_zh="费用", name_en="Charge", lines=[LineTold(field="country")]),
        by=SEED,
        at=at,
    )
    shown = filled_in(Submission.objects.select_related("key", "version__form").get(pk=kept.pk))
    assert (shown.form.version, list(shown.answers)) == (1, ["kind", "amount"])


def test_answers_that_dont_fit_leave_nothing(agent: Actor, at: datetime) -> None:
    with pytest.raises(AnswersDontFit):
        submit_answers(form="billing", answers={"kind": "roaming"}, by=agent, at=at)
    assert not Submission.objects.exists()

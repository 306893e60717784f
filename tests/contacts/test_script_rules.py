"""Which scripts fit where a contact stands, and which of two comes first."""

from dataclasses import replace

import pytest

from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import (
    AHEAD,
    Scope,
    ScriptStep,
    ScriptUnsaid,
    Situation,
    check_said,
    fits,
    particularity,
)
from careline.contacts.rules.steps import StepName

NOW = Situation(
    step=StepName.SOLUTION,
    channel=ContactChannel.PHONE,
    reasons=("billing.dispute.data",),
    service_type=ServiceType.COMPLAINT,
)
ANY = Scope(step=ScriptStep.SOLUTION)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"reason": "billing"},
        {"reason": "billing.dispute.data"},
        {"channel": "phone"},
        {"service_type": "complaint"},
        {"step": ScriptStep.CLOSE},
    ],
)
def test_what_is_said_here_fits(more: dict[str, str]) -> None:
    assert fits(replace(ANY, **more), NOW)  # type: ignore[arg-type]  # of any field


@pytest.mark.parametrize(
    "more",
    [
        {"reason": "plan"},
        {"reason": "bill"},
        {"reason": "billing.dispute.data.more"},
        {"channel": "counter"},
        {"service_type": "enquiry"},
        {"step": ScriptStep.ACCESS},
        {"for_care": True},
    ],
)
def test_what_belongs_elsewhere_doesnt(more: dict[str, str]) -> None:
    assert not fits(replace(ANY, **more), NOW)  # type: ignore[arg-type]  # of any field


def test_who_needs_care_hears_what_is_for_them() -> None:
    assert fits(replace(ANY, for_care=True), replace(NOW, needs_care=True))


def test_care_goes_before_the_branch_the_branch_before_the_kind_and_the_kind_before_the_channel() -> None:
    scopes = [
        replace(ANY, for_care=True),
        replace(ANY, reason="billing.dispute"),
        replace(ANY, reason="billing", channel="phone"),
        replace(ANY, service_type="complaint"),
        replace(ANY, channel="phone"),
        ANY,
    ]
    assert sorted((scopes[n] for n in (3, 0, 5, 2, 4, 1)), key=particularity, reverse=True) == scopes


def test_every_step_has_its_words_but_the_end() -> None:
    assert {step for step, said in AHEAD.items() if not said} == {StepName.CLOSED}
    assert set(AHEAD) == set(StepName)


@pytest.mark.parametrize(("zh", "en", "field"), [("", "Hello", "words_zh"), ("您好", " \n", "words_en")])
def test_a_script_speaks_both_languages(zh: str, en: str, field: str) -> None:
    with pytest.raises(ScriptUnsaid) as refused:
        check_said(zh=zh, en=en)
    assert refused.value.field == field

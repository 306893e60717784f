"""The four steps, the score and the seconds, without a database."""

from datetime import UTC, datetime, timedelta
from itertools import cycle, zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.contacts.rules.facts import ContactChannel, EndedBy, HoldAct, TransferReason
from careline.contacts.rules.handles import Line, NotYourReason, check_told, spans
from careline.contacts.rules.reasons import BadQuestion, Question, ReasonTwice, check_questions, check_ranks, unanswered
from careline.contacts.rules.steps import ContactMove, IllegalContactMove, StepName, check_move, moves_from
from careline.contacts.rules.wrap_up import (
    ChecklistOpen,
    MandatoryMissing,
    Part,
    Tick,
    UnknownVariable,
    check_complete,
    check_template,
    check_ticked,
    completeness,
    filled,
)

MORNING = datetime(2026, 3, 11, 2, tzinfo=UTC)
EVERYTHING = set(Part)


def test_nothing_can_be_done_to_a_closed_contact() -> None:
    assert moves_from(StepName.CLOSED) == ()


def test_a_need_can_only_be_solved_after_it_was_recognised() -> None:
    with pytest.raises(IllegalContactMove):
        check_move(StepName.ACCESS, ContactMove.SOLVE)


def test_a_whole_record_scores_a_hundred_and_an_empty_one_nothing() -> None:
    assert completeness(EVERYTHING, required=[], has_questions=True).score == 100
    assert completeness(set(), required=[], has_questions=True).score == 0


@given(present=some.sets(some.sampled_from(Part)), required=some.sets(some.sampled_from(Part)), asks=some.booleans())
def test_the_score_falls_exactly_where_something_is_missing(
    present: set[Part], required: set[Part], *, asks: bool
) -> None:
    found = completeness(present, required=required, has_questions=asks)
    assert (found.score == 100) is (found.missing == ())
    assert set(found.mandatory) <= set(found.missing)
    assert not present & set(found.missing)
    for part in found.missing:
        assert completeness({*present, part}, required=required, has_questions=asks).score > found.score


def test_what_is_mandatory_and_missing_is_named() -> None:
    found = completeness(EVERYTHING - {Part.SUMMARY, Part.RESULT}, required=[Part.SUMMARY], has_questions=False)
    with pytest.raises(MandatoryMissing) as refused:
        check_complete(found)
    assert refused.value.params["parts"] == (Part.SUMMARY,)


def test_the_checklist_is_for_who_is_still_there() -> None:
    with pytest.raises(ChecklistOpen):
        check_ticked([Tick.NEED_MET], channel=ContactChannel.PHONE, ended_by=EndedBy.AGENT)
    check_ticked([], channel=ContactChannel.PHONE, ended_by=EndedBy.CUSTOMER)
    check_ticked([], channel=ContactChannel.LETTER, ended_by=EndedBy.AGENT)


@given(some.integers(0, 9000), some.integers(0, 900), some.lists(some.integers(0, 12000), max_size=7))
def test_the_seconds_of_a_leg_are_disjoint_and_add_up(talk: int, wrap: int, turns: list[int]) -> None:
    left, ended = MORNING + timedelta(seconds=talk), MORNING + timedelta(seconds=talk + wrap)
    acts = cycle((HoldAct.HOLD, HoldAct.RESUME))
    line: list[Line] = [(act, MORNING + timedelta(seconds=s)) for act, s in zip(acts, sorted(turns), strict=False)]
    on_hold = {
        s for since, until in zip_longest(*[iter(sorted(turns))] * 2, fillvalue=talk) for s in range(since, until)
    }
    held = len([s for s in on_hold if s < talk])
    parts = spans(started_at=MORNING, left_at=left, ended_at=ended, line=line)
    assert (parts.talk_s, parts.hold_s, parts.wrap_s) == (talk - held, held, wrap)


def test_nobody_says_of_themselves_that_they_left() -> None:
    check_told(TransferReason.SHIFT_END)
    for reason in (TransferReason.TAKEN_OVER, TransferReason.LEAVER):
        with pytest.raises(NotYourReason):
            check_told(reason)


def test_a_leg_that_began_after_the_customer_left_is_all_wrapping_up() -> None:
    parts = spans(started_at=MORNING, left_at=MORNING - timedelta(minutes=1), ended_at=MORNING + timedelta(minutes=1))
    assert (parts.talk_s, parts.wrap_s) == (0, 60)


def test_templates_fill_only_what_is_known() -> None:
    assert filled("{customer}问{reason}。{answers}", {"customer": "王*", "reason": "账单"}) == "王*问账单。"
    with pytest.raises(UnknownVariable):
        check_template("{password}", field="summary")


def test_reasons_and_questions_stand_once() -> None:
    with pytest.raises(ReasonTwice):
        check_ranks(["a", "a"])
    question = Question(code="a", zh="甲", en="A", is_required=True)
    with pytest.raises(BadQuestion):
        check_questions([question, question])
    assert unanswered([question], {"a": " "}) == ["a"]

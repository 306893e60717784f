"""Why a clock may pause and what stops it: what its rule names, else what its standing and its kind say."""

from dataclasses import replace

import pytest

from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE
from careline.clocks.rules.moves import HEARD, STOPPED_BY, Happening, PauseNotAllowed, check_pause, pause_reasons
from careline.clocks.rules.moves import stopped_by as happenings
from careline.clocks.rules.packs import SHIPPED, pack_named
from careline.clocks.rules.terms import BY_LAW, BadTerms, ClockKind, PauseReason, Standing, Terms, check_terms

OWN = replace(PROMISE, code="own.answer", name_zh="一", name_en="1", kind=ClockKind.ANSWER)
EVERY = [rule.terms for pack in SHIPPED for rule in pack_named(pack)[0].rules]
TERMS = {rule.terms.code: rule.terms for pack in SHIPPED for rule in pack_named(pack)[0].rules}
H = Happening


def test_law_pauses_for_what_it_names_and_for_nothing_else() -> None:
    henan = replace(CN_ANSWER, pausable_by=("head_approved_extension",))
    assert pause_reasons(henan) == (PauseReason.HEAD_APPROVED,)
    check_pause(henan, PauseReason.HEAD_APPROVED, due_at=None, at=None)  # type: ignore[arg-type]  # not looked at
    with pytest.raises(PauseNotAllowed):
        check_pause(henan, PauseReason.CUSTOMER_ASKED, due_at=None, at=None)  # type: ignore[arg-type]  # likewise
    assert pause_reasons(CN_ANSWER) == ()


def test_a_promise_pauses_for_what_is_usual_unless_it_names_its_own() -> None:
    assert set(pause_reasons(OWN)) == set(PauseReason) - BY_LAW
    assert pause_reasons(replace(OWN, pausable_by=("court", "customer_away"))) == (
        PauseReason.CUSTOMER_AWAY,
        PauseReason.COURT,
    )


def test_a_reason_nobody_could_give_is_refused() -> None:
    check_terms(replace(OWN, pausable_by=("court",)))
    with pytest.raises(BadTerms) as refused:
        check_terms(replace(OWN, pausable_by=("court", "lunch")))
    assert refused.value.field == "pausable_by"


@pytest.mark.parametrize(
    ("terms", "stops"),
    [
        (OWN, {H.ANSWERED}),
        (replace(OWN, kind=ClockKind.CONTACT), {H.CONTACTED, H.ANSWERED}),
        (replace(OWN, kind=ClockKind.CONTACT, stops_on=("customer_answered",)), {H.ANSWERED}),
        (replace(OWN, stops_on=("fault_repaired",)), {H.RESOLVED, H.ANSWERED}),
        (replace(OWN, stops_on=("customer_answered", "acknowledged")), {H.CONTACTED, H.ANSWERED}),
        (replace(OWN, stops_on=("mediation_ended",)), {H.ANSWERED}),
        (replace(OWN, stops_on=("customer_answered", "adr_letter_sent")), {H.ANSWERED}),
    ],
)
def test_a_rules_own_stops_win_and_where_none_is_heard_its_kind_decides(terms: Terms, stops: set[Happening]) -> None:
    assert happenings(terms) == stops


def test_nothing_runs_once_the_customer_has_the_answer() -> None:
    assert all(H.ANSWERED in stops for stops in (*STOPPED_BY.values(), *HEARD.values()))
    assert set(STOPPED_BY) == set(ClockKind)


def test_no_law_that_is_shipped_ends_with_a_result_in_a_drawer() -> None:
    answers = [one for one in TERMS.values() if one.event == "complaint_received" and one.kind != ClockKind.ACKNOWLEDGE]
    assert len(answers) > 5
    assert {happenings(one) for one in answers} == {frozenset({H.ANSWERED})}


def test_the_texts_allow_a_pause_in_three_places_only() -> None:
    """Henan's appeal with the head's approval; at 12315 the check of a report in special circumstances (art. 23), and
    mediation while something is tested (art. 20). Of the text that replaced 12315's nobody knows.
    """
    named = {one.code: one.pausable_by for one in EVERY if one.pausable_by}
    assert named == {
        "cn-ha.appeal.report": ("head_approved_extension",),
        "cn.samr.mediate": ("third_party",),
        "cn.samr.report": ("special_circumstances",),
    }
    assert not [one.code for one in EVERY if one.pausable_by and one.amount is None], "of a text not seen"
    law = [one for one in TERMS.values() if one.standing is Standing.LAW and one.code not in named]
    assert {pause_reasons(one) for one in law} == {()}

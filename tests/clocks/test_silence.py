"""About which clocks nobody is alarmed: told before the last step that alarms is taken down."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from careline.clocks.operations.ladder import retire_ladder_step, set_ladder_step
from careline.clocks.queries.ladder import LadderSilenced, ladder_edition
from careline.clocks.rules.default_ladder import DEFAULT_LADDER
from careline.clocks.rules.ladder import Ladder, Recipient, Rung
from careline.clocks.rules.silence import GROUPS, Silence, silenced, silences
from careline.clocks.rules.terms import ClockKind, Standing
from careline.clocks.sentences.rungs import say_silences
from careline.kernel.sentences import say
from careline.security.models import LedgerEntry
from tests.clocks.conftest import SEED

LADDER = Ladder.of(DEFAULT_LADDER)


def test_whom_nobody_is_alarmed_about_is_told_by_kind_and_standing() -> None:
    law = Rung(code="law", fraction=50, recipients=(Recipient.LEAD,), standings=(Standing.LAW,))
    most = tuple(kind for kind in ClockKind if kind is not ClockKind.CONTACT)
    rest = replace(law, code="rest", kinds=most, standings=())
    assert silences(Ladder.of([])) == (Silence(),)
    assert silences(Ladder.of([]), ()) == ()
    assert silences(LADDER) == silenced(LADDER, LADDER) == ()
    others = (Standing.PROMISE, Standing.INTERNAL, Standing.CONTRACT)
    assert silences(Ladder.of([law])) == (Silence((), others),)
    assert silences(Ladder.of([rest])) == (Silence((ClockKind.CONTACT,), ()),)
    assert silences(Ladder.of([law, rest])) == (Silence((ClockKind.CONTACT,), others),)
    assert silences(Ladder.of([law, rest]), {(ClockKind.ANSWER, Standing.LAW)}) == ()
    assert silenced(Ladder.of([law, rest]), Ladder.of([rest])) == (Silence((ClockKind.CONTACT,), (Standing.LAW,)),)
    with override("en"):
        assert say_silences((Silence(), Silence((ClockKind.CONTACT,), others[:1]))) == (
            "every clock; First contact (Own promise)"
        )


@given(
    rungs=st.lists(
        st.builds(
            Rung,
            code=st.just("one"),
            fraction=st.just(50),
            recipients=st.just((Recipient.LEAD,)),
            kinds=st.sets(st.sampled_from(ClockKind)).map(tuple),
            standings=st.sets(st.sampled_from(Standing)).map(tuple),
        ),
        max_size=4,
    )
)
def test_the_silent_clocks_are_those_without_a_step_and_no_other(rungs: list[Rung]) -> None:
    ladder = Ladder.of(rungs)
    told = {
        (kind, standing)
        for one in silences(ladder)
        for kind in one.kinds or ClockKind
        for standing in one.standings or Standing
    }
    assert told == {one for one in GROUPS if not ladder.part(*one)}


@pytest.mark.usefixtures("installed")
def test_the_last_step_is_taken_down_by_who_has_seen_what_that_means(at: datetime) -> None:
    contact = Rung(code="contact", fraction=50, recipients=(Recipient.LEAD,), kinds=(ClockKind.CONTACT,))
    answer = replace(contact, code="answer", kinds=(ClockKind.ANSWER,))
    for rung in (contact, answer):
        set_ladder_step(rung=rung, by=SEED, at=at)
    entries = LedgerEntry.objects.count()
    for silent in (
        lambda: retire_ladder_step(code="contact", by=SEED, at=at),
        lambda: set_ladder_step(rung=replace(contact, kinds=(ClockKind.ANSWER,)), by=SEED, at=at),
    ):
        with pytest.raises(LadderSilenced) as refused:
            silent()
        assert refused.value.params["kinds"] == (ClockKind.CONTACT,)
        with override("en"):
            assert "kinds: First contact; under these rules: Law, Own promise" in say(refused.value).problem
    assert LedgerEntry.objects.count() == entries
    set_ladder_step(rung=replace(answer, fraction=60), by=SEED, at=at)  # as loud as before
    retire_ladder_step(code="contact", seen=ladder_edition(), by=SEED, at=at)
    with pytest.raises(LadderSilenced):
        retire_ladder_step(code="answer", by=SEED, at=at)

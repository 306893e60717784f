"""A running clock: what pauses, stops and new terms do to it. The known wrongs of other desks stand here by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE
from careline.clocks.rules.moves import (
    STOPPED_BY,
    ClockMoved,
    ClockMoveKind,
    ClockState,
    DueTimeHasPassed,
    Happening,
    IllegalClockMove,
    PauseNotAllowed,
    check_clock_move,
    check_pause,
    pause_reasons,
)
from careline.clocks.rules.pauses import days_between, time_between
from careline.clocks.rules.reading import Measure, Reading, binding_at, read_clock
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing, Terms
from careline.kernel.calendar import Unit
from tests.clocks.conftest import beijing
from tests.kernel.calendars import CHINA

M, S = ClockMoveKind, ClockState
HOURS = replace(PROMISE, code="cn.hours", jurisdiction="cn", calendar="cn", amount=48, kind=ClockKind.ANSWER)
WORKING = replace(HOURS, code="cn.working", unit=Unit.WORKING_HOUR, amount=16)
DAYS = replace(HOURS, code="cn.days", unit=Unit.CALENDAR_DAY, amount=15)
WORKING_DAYS = replace(HOURS, code="cn.working_days", unit=Unit.WORKING_DAY, amount=5)
WEEKS = replace(HOURS, code="cn.weeks", unit=Unit.WEEK, amount=2)
MONTH = replace(HOURS, code="cn.month", unit=Unit.MONTH, amount=1)
EVERY = (HOURS, WORKING, DAYS, WORKING_DAYS, WEEKS, MONTH)
START = beijing("2026-03-02T09:00")


def paused(*spells: tuple[str, str | None]) -> list[ClockMoved]:
    moves = []
    for since, until in spells:
        moves.append(ClockMoved(kind=M.PAUSE, at=beijing(since), reason="customer_asked"))
        if until:
            moves.append(ClockMoved(kind=M.RESUME, at=beijing(until)))
    return moves


def stopped(at: str) -> ClockMoved:
    return ClockMoved(kind=M.STOP, at=beijing(at), reason="answered")


def read(terms: Terms, moves: Sequence[ClockMoved] = (), at: str | datetime = "2026-03-02T09:00") -> Reading:
    now = beijing(at) if isinstance(at, str) else at
    return read_clock(terms=terms, calendar=CHINA, started_at=START, moves=moves, at=now)


def codes(reading: Reading) -> list[str]:
    return [step.code for step in reading.steps]


def test_hours_that_were_left_count_on_from_the_resumption() -> None:
    found = read(HOURS, paused(("2026-03-03T09:00", "2026-03-05T12:00")), "2026-03-05T13:00")
    assert found.due_at == beijing("2026-03-06T12:00")
    assert (found.used, found.left) == (Measure(seconds=25 * 3600), Measure(seconds=23 * 3600))
    assert codes(found) == ["started", "elapsed", "time_moved"]
    assert found.steps[-1].values["reason"] == "customer_asked"


def test_working_time_that_was_left_counts_on_and_a_night_paused_costs_nothing() -> None:
    # 16 hours from Monday 09:00 at seven and a half a day: Wednesday 10:00
    assert read(WORKING).due_at == beijing("2026-03-04T10:00")
    overnight = paused(("2026-03-02T19:00", "2026-03-03T08:00"))
    assert read(WORKING, overnight, "2026-03-03T09:00").due_at == beijing("2026-03-04T10:00")
    over_noon = paused(("2026-03-02T11:00", "2026-03-02T14:30"))
    assert read(WORKING, over_noon, "2026-03-03T09:00").due_at == beijing("2026-03-04T12:00")


def test_days_paused_are_added_before_a_rest_day_rolls() -> None:
    answer = replace(CN_ANSWER, standing=Standing.PROMISE)
    assert read(answer).due_at == beijing("2026-03-18T00:00")
    found = read(answer, paused(("2026-03-04T10:00", "2026-03-08T09:00")), "2026-03-09T09:00")
    # fifteen days end on the 17th; four more on the 21st, a Saturday, so on Monday the 23rd at 24:00
    assert found.due_at == beijing("2026-03-24T00:00")
    assert codes(found) == ["started", "days_added", "first_day_left_out", "last_day", "rolled", "ends_at_midnight"]


def test_working_days_paused_are_added_as_working_days() -> None:
    assert read(WORKING_DAYS).due_at == beijing("2026-03-10T00:00")
    weekend = paused(("2026-03-06T16:00", "2026-03-08T10:00"))
    assert read(WORKING_DAYS, weekend, "2026-03-09T09:00").due_at == beijing("2026-03-10T00:00")
    to_monday = paused(("2026-03-06T16:00", "2026-03-09T10:00"))
    assert read(WORKING_DAYS, to_monday, "2026-03-09T11:00").due_at == beijing("2026-03-11T00:00")


def test_a_month_paused_over_days_grows_by_these_days() -> None:
    found = read(MONTH, paused(("2026-03-04T10:00", "2026-03-07T09:00")), "2026-03-09T09:00")
    assert found.due_at == read(MONTH).due_at + timedelta(days=3)  # type: ignore[operator]  # it has a number


def test_while_it_stands_still_nobody_says_when_it_is_due_but_what_is_left() -> None:
    found = read(HOURS, paused(("2026-03-03T09:00", None)), "2026-03-30T09:00")
    assert (found.state, found.due_at, found.is_late) == (S.PAUSED, None, False)
    assert (found.used, found.left) == (Measure(seconds=24 * 3600), Measure(seconds=24 * 3600))
    days = read(DAYS, paused(("2026-03-04T09:00", None)), "2026-03-30T09:00")
    assert (days.used, days.left) == (Measure(days=2), Measure(days=13))


def test_a_rule_without_a_number_has_a_clock_that_is_never_late() -> None:
    prompt = replace(HOURS, amount=None, certainty=Certainty.NO_NUMBER)
    found = read(prompt, at="2030-01-01T00:00")
    assert (found.due_at, found.left, found.is_late, codes(found)) == (None, None, False, ["no_number"])


def test_zammad_5177_a_shorter_update_time_must_not_hide_the_first_response() -> None:
    """There each case had one due time, and an update due in an hour overwrote the first response due in four.

    Here each rule has its own clock: all are read, each is late or not by itself, and only those that end the
    customer's waiting bind.
    """
    contact = replace(HOURS, code="cn.contact", kind=ClockKind.CONTACT, amount=4)
    update = replace(HOURS, code="cn.update", kind=ClockKind.CONTACT, standing=Standing.INTERNAL, amount=1)
    at = "2026-03-02T14:00"
    found = {one.code: read(one, at=at) for one in (contact, update, HOURS)}
    assert [one.due_at for one in found.values()] == [START + timedelta(hours=n) for n in (4, 1, 48)]
    assert [one.is_late for one in found.values()] == [True, True, False]
    after = read(update, [stopped("2026-03-02T09:30")], at)
    assert (after.is_late, found["cn.contact"].is_late) == (False, True)
    kinds = [(one.kind, found[one.code].state, found[one.code].due_at) for one in (contact, update, HOURS)]
    assert binding_at(kinds) == START + timedelta(hours=48)


def test_zammad_3140_no_breach_after_the_agent_has_answered() -> None:
    """There an answer in time was told as a breach, because escalation looked at the time alone once it had passed.

    Here the stop decides: what was stopped in time is in time for ever, and what was late stays late.
    """
    long_after = "2026-12-01T00:00"
    assert not read(HOURS, [stopped("2026-03-04T09:00")], long_after).is_late
    assert read(HOURS, [stopped("2026-03-04T09:01")], long_after).is_late
    assert read(HOURS, [], long_after).is_late
    assert STOPPED_BY[ClockKind.ANSWER] == {Happening.ANSWERED}, "a result in a drawer is no answer"


def test_glpi_6902_changing_the_agreement_keeps_earlier_pauses() -> None:
    """There a changed agreement was computed from the start as if the case had never waited.

    Here new terms are read over the same start and the same moves.
    """
    moves = [
        *paused(("2026-03-02T12:00", "2026-03-02T18:00")),
        ClockMoved(kind=M.RECOMPUTE, at=beijing("2026-03-02T19:00"), reason="reclassify"),
    ]
    urgent = replace(HOURS, amount=24)
    found = read(urgent, moves, "2026-03-02T20:00")
    assert found.due_at == START + timedelta(hours=24 + 6)
    assert found.pauses == read(HOURS, moves, "2026-03-02T20:00").pauses
    assert found.used == Measure(seconds=5 * 3600)


def test_glpi_23359_solved_time_is_not_waiting_time() -> None:
    """There the days a case lay solved were added to its waiting time when it was opened again.

    Here the stopped clock stays as it ended, whenever it is read; what is opened again has a clock of its own that
    begins then and has waited for nothing.
    """
    moves = [*paused(("2026-03-02T12:00", "2026-03-02T13:00")), stopped("2026-03-03T09:00")]
    first, later = read(HOURS, moves, "2026-03-03T10:00"), read(HOURS, moves, "2026-06-01T10:00")
    assert (first.pauses, first.used, first.left, first.due_at) == (later.pauses, later.used, later.left, later.due_at)
    assert first.used == Measure(seconds=23 * 3600)
    assert [(one.start, one.end) for one in later.pauses] == [
        (beijing("2026-03-02T12:00"), beijing("2026-03-02T13:00"))
    ]
    assert later.due_at == START + timedelta(hours=48 + 1)
    for kind in ClockMoveKind:
        with pytest.raises(IllegalClockMove):
            check_clock_move(S.STOPPED, kind)
    again = beijing("2026-03-10T09:00")
    fresh = read_clock(terms=HOURS, calendar=CHINA, started_at=again, moves=(), at=again)
    assert (fresh.due_at, fresh.pauses, fresh.used) == (again + timedelta(hours=48), (), Measure(seconds=0))


@pytest.mark.parametrize("terms", EVERY, ids=lambda terms: terms.code)
def test_helpdesk_1675_resolution_is_recomputed_on_every_pause(terms: Terms) -> None:
    """There only the first pause moved the resolution time; a second and a third were lost."""
    spells = [("2026-03-03T10:00", "2026-03-04T10:00"), ("2026-03-04T14:00", "2026-03-05T14:00")]
    spells += [("2026-03-05T15:00", "2026-03-06T15:00")]
    due_times = [read(terms, paused(*spells[:n]), "2026-03-06T16:00").due_at for n in range(4)]
    assert None not in due_times
    assert all(earlier < later for earlier, later in pairwise(due_times))  # type: ignore[operator]  # all have numbers


def test_a_statutory_clock_pauses_for_no_reason_and_a_promise_for_the_customers() -> None:
    assert pause_reasons(CN_ANSWER) == ()
    with pytest.raises(PauseNotAllowed):
        check_pause(CN_ANSWER, PauseReason.CUSTOMER_ASKED, due_at=None, at=START)
    check_pause(HOURS, PauseReason.CUSTOMER_ASKED, due_at=START + timedelta(hours=1), at=START)


def test_what_is_late_is_not_made_timely_by_a_pause() -> None:
    due_at = START + timedelta(hours=48)
    with pytest.raises(DueTimeHasPassed):
        check_pause(HOURS, PauseReason.COURT, due_at=due_at, at=due_at)
    assert read(HOURS, paused(("2026-03-04T09:00", "2026-03-09T09:00")), "2026-03-09T10:00").due_at == due_at


def test_a_stop_ends_the_pause_it_falls_into() -> None:
    found = read(HOURS, [*paused(("2026-03-03T09:00", None)), stopped("2026-03-05T09:00")], "2026-03-09T09:00")
    assert (found.state, found.is_late, found.due_at) == (S.STOPPED, False, beijing("2026-03-06T09:00"))
    assert codes(found)[-1] == "stopped"


def test_what_was_withdrawn_proves_nothing() -> None:
    moves = [ClockMoved(kind=M.WITHDRAW, at=beijing("2026-03-30T09:00"), reason="reclassify")]
    found = read(HOURS, moves, "2026-03-30T10:00")
    assert (found.state, found.is_late) == (S.WITHDRAWN, False)
    assert binding_at([(ClockKind.ANSWER, found.state, found.due_at)]) is None


minutes = st.one_of(st.integers(0, 3 * 24 * 60), st.integers(0, 40 * 24 * 60))
"""Half of them while the shortest clock still runs: what begins after it is due moves nothing."""
some_pauses = st.lists(minutes, min_size=0, max_size=8, unique=True).map(sorted)


def as_moves(ticks: Sequence[int]) -> list[ClockMoved]:
    """Return pauses and resumptions by turns, the last resumed."""
    kinds = (M.PAUSE, M.RESUME)
    whole = ticks[: len(ticks) // 2 * 2]
    return [
        ClockMoved(kind=kinds[n % 2], at=START + timedelta(minutes=tick), reason="court")
        for n, tick in enumerate(whole)
    ]


LATER = START + timedelta(days=4000)


@given(terms=st.sampled_from(EVERY), ticks=some_pauses, longer=st.integers(0, 3000), which=st.integers(0, 3))
def test_more_pause_never_makes_a_due_time_earlier(terms: Terms, ticks: list[int], longer: int, which: int) -> None:
    ticks = ticks[: len(ticks) // 2 * 2]
    before = read(terms, as_moves(ticks), LATER)
    if ticks:
        # one pause begins earlier and ends later, as far as its neighbours let it
        n = which % (len(ticks) // 2) * 2
        first = max(ticks[n] - longer, ticks[n - 1] + 1 if n else 0)
        last = min(ticks[n + 1] + longer, ticks[n + 2] - 1 if n + 2 < len(ticks) else ticks[n + 1] + longer)
        stretched = [*ticks[:n], min(first, ticks[n]), max(last, ticks[n + 1]), *ticks[n + 2 :]]
        assert read(terms, as_moves(stretched), LATER).due_at >= before.due_at  # type: ignore[operator]  # numbers
        fewer = [*ticks[:n], *ticks[n + 2 :]]
        assert read(terms, as_moves(fewer), LATER).due_at <= before.due_at  # type: ignore[operator]  # likewise
    assert before.due_at >= read(terms).due_at  # type: ignore[operator]  # likewise


@given(terms=st.sampled_from(EVERY), ticks=some_pauses, times=st.integers(1, 4), after=st.integers(0, 8))
def test_recomputation_is_idempotent(terms: Terms, ticks: list[int], times: int, after: int) -> None:
    """As often as one likes, and at any time: also while the clock stands still."""
    moves = as_moves(ticks)
    before, since = moves[:after], moves[after:]
    again = [ClockMoved(kind=M.RECOMPUTE, at=before[-1].at if before else START, reason="reclassify")] * times
    assert read(terms, [*before, *again, *since], LATER) == read(terms, moves, LATER)


@given(terms=st.sampled_from((HOURS, WORKING)), ticks=some_pauses)
def test_the_intervals_that_counted_sum_to_the_allowance(terms: Terms, ticks: list[int]) -> None:
    found = read(terms, as_moves(ticks), LATER)
    summed = sum((end - start for start, end in found.intervals), timedelta())
    assert summed == timedelta(hours=terms.amount or 0)
    assert (found.used, found.left) == (Measure(seconds=int(summed.total_seconds())), Measure(seconds=0))
    for pause in found.pauses:
        assert all(end <= pause.start or start >= pause.end for start, end in found.intervals if pause.end)


@given(terms=st.sampled_from((DAYS, WORKING_DAYS)), ticks=some_pauses, at=minutes)
def test_the_days_that_counted_sum_to_the_allowance(terms: Terms, ticks: list[int], at: int) -> None:
    found = read(terms, as_moves(ticks), LATER)
    assert (found.used, found.left) == (Measure(days=terms.amount), Measure(days=0))
    now = START + timedelta(minutes=at)
    known = [move for move in as_moves(ticks) if move.at <= now]
    seen = read(terms, known, now)
    assert seen.used is not None
    assert seen.left is not None
    assert (seen.used.days or 0) + (seen.left.days or 0) == terms.amount


def test_time_between_is_working_time_where_the_rule_counts_it() -> None:
    friday, monday = beijing("2026-03-06T17:00"), beijing("2026-03-09T10:00")
    assert time_between(CHINA, Unit.WORKING_HOUR, friday, monday) == timedelta(hours=2)
    assert time_between(CHINA, Unit.HOUR, friday, monday) == timedelta(hours=65)
    assert days_between(CHINA, Unit.WORKING_DAY, friday, monday) == 1
    assert days_between(CHINA, Unit.CALENDAR_DAY, friday, monday) == 3

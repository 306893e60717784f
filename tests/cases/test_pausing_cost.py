"""What a pause asks the database doesn't grow with what happened before, in the house or to the clock itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from careline.cases.models import Clock, ClockMove, Complaint
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.clocks.rules.moves import ClockMoveKind, ClockState
from careline.clocks.rules.terms import PauseReason
from careline.security.models import LedgerEntry
from tests.cases.conftest import House
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import FIVE_DAYS, clock, pause, promised, received

__all__ = ["dated"]

MINUTE = timedelta(minutes=1)
MOST = 10
"""Statements of a pause or its end, each in kept words: two to claim, the clocks, their moves, the catalogues, the
alarms so far, the entry, the move, the clock, and the complaint where another due time binds now."""


@pytest.fixture
def row(dated: House, at: datetime) -> Complaint:
    promised(at, FIVE_DAYS)
    return received(dated, at)


def asked(row: Complaint, house: House, at: datetime) -> list[list[str]]:
    """Return what a pause and its end ask, in the words PostgreSQL gets."""
    name, by = clock(row).id, house.zhao_min
    with words_of() as pausing:
        pause_clock(number=row.number, clock=name, reason=PauseReason.CUSTOMER_ASKED, by=by, at=at)
    with words_of() as resuming:
        resume_clock(number=row.number, clock=name, by=by, at=at + MINUTE)
    return [pausing, resuming]


@contextmanager
def words_of() -> Iterator[list[str]]:
    """Collect the statements of the block; savepoints are the test's own."""
    words: list[str] = []

    def told(execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
        if "SAVEPOINT" not in sql:
            words.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(told):
        yield words


def test_two_hundred_moves_later_it_asks_as_little(row: Complaint, dated: House, at: datetime) -> None:
    first = asked(row, dated, at + MINUTE)
    moves = [
        ClockMove(
            clock=clock(row),
            n=n,
            kind=ClockMoveKind.RESUME if n % 2 == 0 else ClockMoveKind.PAUSE,
            at=at + n * MINUTE,
            reason="customer_asked",
            steps=[],
            actor_kind="system",
            entry=LedgerEntry.objects.first(),
        )
        for n in range(3, 201)
    ]
    ClockMove.objects.bulk_create(moves)
    last = asked(row, dated, at + 400 * MINUTE)
    assert last == first, "word for word"
    assert max(map(len, last)) <= MOST
    assert not any("CASE WHEN" in words or "%s" in words for both in last for words in both), "none is worded anew"
    assert ClockMove.objects.filter(clock=clock(row)).count() == 202


def test_only_what_moved_is_written(row: Complaint, dated: House, at: datetime) -> None:
    before = {one.pk: one for one in Clock.objects.filter(complaint=row)}
    pause(row, dated, at + MINUTE)
    for one in Clock.objects.filter(complaint=row):
        kept = before[one.pk]
        if one == clock(row):
            assert (one.state, one.due_at, one.alarm_at) == (ClockState.PAUSED, None, None)
            kept.state, kept.due_at, kept.alarm_at = one.state, one.due_at, one.alarm_at
        assert {**vars(one), "_state": None} == {**vars(kept), "_state": None}

"""Queries and operations ask the policies: what a role sees and may do is what was written, whichever way it asks."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.cases.models import Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.noting import add_note
from careline.cases.operations.pausing import pause_clock
from careline.cases.operations.working import suspend_work
from careline.cases.queries.board import board
from careline.cases.queries.finding import NoSuchComplaint, complaint
from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.facts import PendingReason
from careline.clocks.rules.terms import PauseReason
from careline.security.actor import Actor
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.architecture.matrix.clocks import hold_clock
from tests.architecture.matrix.neighbours import Neighbours
from tests.architecture.matrix.written import WITHIN, written

ACTS: dict[str, Callable[[Complaint, Actor, datetime], object]] = {
    "cases.read_complaint": lambda it, by, _: complaint(by=by, number=it.number),
    "cases.note_complaint": lambda it, by, at: add_note(number=it.number, text="回电无人接听", by=by, at=at),
    "cases.work_complaint": lambda it, by, at: suspend_work(
        number=it.number, reason=PendingReason.CUSTOMER, by=by, at=at
    ),
    "cases.pause_clock": lambda it, by, at: pause_clock(
        number=it.number, clock=hold_clock(it, at).pk, reason=PauseReason.CUSTOMER_ASKED, by=by, at=at
    ),
    "cases.assign_complaint": lambda it, by, at: assign_complaint(number=it.number, department="there", by=by, at=at),
}
"""One way to use each right; the others go through the same `claim`."""


@pytest.mark.parametrize("right", ACTS)
def test_an_act_reaches_the_complaints_that_were_written(
    street: Neighbours, role: Role, right: str, at: datetime
) -> None:
    reached = {whose for whose, it in street.complaints.items() if is_let(ACTS[right], it, street.by, at)}
    assert reached == WITHIN[written()[right][role]]


def is_let(act: Callable[[Complaint, Actor, datetime], object], it: Complaint, by: Actor, at: datetime) -> bool:
    try:
        act(it, by, at)
    except (NoSuchComplaint, Forbidden):
        return False
    return True


def test_the_worklist_shows_the_complaints_that_were_written(street: Neighbours, role: Role, at: datetime) -> None:
    page = worklist(by=street.by, bounds=Bounds.of_day(at), filters=Filters(view=View.ALL))
    seen = {row.pk for row in page.rows}
    shown = {whose for whose, it in street.complaints.items() if it.pk in seen}
    assert shown == WITHIN[written()["cases.read_complaint"][role]]


def test_the_board_counts_the_complaints_that_were_written(street: Neighbours, role: Role, at: datetime) -> None:
    within = WITHIN[written()["cases.read_board"][role]]
    if not within:
        with pytest.raises(Forbidden):
            board(by=street.by, bounds=Bounds.of_day(at))
        return
    assert board(by=street.by, bounds=Bounds.of_day(at)).total.open == len(within)

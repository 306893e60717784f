"""Promises, call-backs and reminders: made, kept, missed, moved, handed over; nobody goes home while one is unowned."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact, FollowUp, FollowUpRow, HandOver
from careline.contacts.operations.following_up import (
    FollowUpTold,
    drop_follow_up,
    hand_follow_up,
    keep_follow_up,
    make_follow_up,
    postpone_follow_up,
)
from careline.contacts.operations.handing_over import hand_over_shift
from careline.contacts.operations.missing import notice_missed
from careline.contacts.queries.follow_ups import (
    FollowUpFilters,
    FollowUpView,
    NoSuchFollowUp,
    day_of,
    follow_up,
    follow_ups,
    owed_counts,
    promises_to,
    promises_to_customer,
)
from careline.contacts.queries.takers import NoSuchTaker
from careline.contacts.rules.follow_ups import (
    DueInThePast,
    FollowUpKind,
    FollowUpMove,
    FollowUpState,
    FollowUpStep,
    IllegalFollowUpMove,
    NothingToFollow,
    PromisesUnowned,
    WhatMissing,
    replay,
)
from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.parties.models import Customer
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.contacts.conftest import House

Call = Callable[..., Contact]
Promise = Callable[..., FollowUp]
HOUR = timedelta(hours=1)
SWEEPER = system("sweeper")


@pytest.fixture
def promise(house: House, call: Call, wang_fang: Customer, at: datetime) -> Promise:
    """Return a way to promise Wang Fang something within two hours; Li Wei does."""
    assert wang_fang
    number = call().number

    def made(*, by: Actor = house.li_wei, due_in: timedelta = 2 * HOUR, **otherwise: object) -> FollowUp:
        told = {"kind": FollowUpKind.PROMISE, "what": "回电告知退费结果", "contact": number} | otherwise
        return make_follow_up(told=FollowUpTold(due_at=at + due_in, **told), by=by, at=at)  # type: ignore[arg-type]

    return made


def test_a_promise_belongs_to_the_contact_its_customer_and_who_made_it(
    promise: Promise, house: House, wang_fang: Customer
) -> None:
    one = promise()
    assert (one.party_id, one.owner_id, one.state) == (wang_fang.id, house.li_wei.id, "open")
    assert one.contact is not None
    entry = LedgerEntry.objects.get(event="contacts.follow_up_made", subject_id=one.id)
    assert "退费" not in str(entry.data)
    assert [row.pk for row in promises_to(contact=one.contact)] == [one.pk]
    assert [row.pk for row in promises_to_customer(by=house.chen, customer=wang_fang.id)] == [one.pk]


def test_all_that_is_owed_stands_on_the_customers_page(promise: Promise, house: House, wang_fang: Customer) -> None:
    made = [promise(due_in=HOUR * (n + 1)).pk for n in range(21)]
    assert [row.pk for row in promises_to_customer(by=house.chen, customer=wang_fang.id)] == made


def test_what_is_due_passes_and_is_missed_once(promise: Promise, at: datetime) -> None:
    one, later = promise(), promise(due_in=5 * HOUR)
    assert notice_missed(by=SWEEPER, at=at + 2 * HOUR) == 0  # due means until then
    assert notice_missed(by=SWEEPER, at=at + 3 * HOUR) == 1
    assert notice_missed(by=SWEEPER, at=at + 3 * HOUR) == 0
    one.refresh_from_db()
    later.refresh_from_db()
    assert (one.state, one.missed, later.state) == ("missed", 1, "open")
    assert LedgerEntry.objects.filter(event="contacts.follow_up_missed").count() == 1


def test_kept_late_is_kept_and_says_so(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    notice_missed(by=SWEEPER, at=at + 3 * HOUR)
    kept = keep_follow_up(id=one.id, text="已回电", by=house.li_wei, at=at + 4 * HOUR)
    assert (kept.state, kept.missed) == ("kept", 1)
    assert LedgerEntry.objects.get(event="contacts.follow_up_kept").data == {"is_late": True}
    with pytest.raises(IllegalFollowUpMove):
        keep_follow_up(id=one.id, by=house.li_wei, at=at + 5 * HOUR)


def test_kept_in_time_is_not_late(promise: Promise, house: House, at: datetime) -> None:
    keep_follow_up(id=promise().id, by=house.li_wei, at=at + HOUR)
    assert LedgerEntry.objects.get(event="contacts.follow_up_kept").data == {"is_late": False}


def test_moving_needs_a_reason_and_a_time_to_come_and_forgives_nothing(
    promise: Promise, house: House, at: datetime
) -> None:
    one = promise()
    notice_missed(by=SWEEPER, at=at + 3 * HOUR)
    now = at + 3 * HOUR
    with pytest.raises(WhatMissing):
        postpone_follow_up(id=one.id, due_at=now + HOUR, text=" ", by=house.li_wei, at=now)
    with pytest.raises(DueInThePast):
        postpone_follow_up(id=one.id, due_at=now, text="账务未出", by=house.li_wei, at=now)
    moved = postpone_follow_up(id=one.id, due_at=now + HOUR, text="账务未出", by=house.li_wei, at=now)
    assert (moved.state, moved.missed, moved.due_at) == ("open", 1, now + HOUR)
    assert notice_missed(by=SWEEPER, at=now + 2 * HOUR) == 1


def test_a_colleague_takes_it_over_and_has_it_from_then_on(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    with pytest.raises(NoSuchFollowUp):
        keep_follow_up(id=one.id, by=house.chen, at=at)
    handed = hand_follow_up(id=one.id, owner="chen", text="需计费核实", by=house.li_wei, at=at)
    assert (handed.owner_id, handed.department.code) == (house.chen.id, "billing")
    assert follow_up(by=house.li_wei, id=one.id)  # he made it, so he still sees it
    with pytest.raises(Forbidden):
        keep_follow_up(id=one.id, by=house.li_wei, at=at)
    assert keep_follow_up(id=one.id, by=house.chen, at=at).state == "kept"


@pytest.mark.parametrize("owner", ["nobody", "admin"])
def test_only_who_serves_customers_can_take_it(promise: Promise, house: House, at: datetime, owner: str) -> None:
    with pytest.raises(NoSuchTaker):
        hand_follow_up(id=promise().id, owner=owner, by=house.li_wei, at=at)


def test_dropping_needs_a_reason_and_ends_it(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    with pytest.raises(WhatMissing):
        drop_follow_up(id=one.id, text="", by=house.li_wei, at=at)
    assert drop_follow_up(id=one.id, text="客户已自行办理", by=house.li_wei, at=at).state == "dropped"
    assert notice_missed(by=SWEEPER, at=at + 9 * HOUR) == 0


def test_who_saw_an_older_version_is_told(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    hand_follow_up(id=one.id, owner="zhang-yan", by=house.wang_xin, at=at)
    with pytest.raises(ChangedMeanwhile):
        keep_follow_up(id=one.id, version=1, by=house.zhang_yan, at=at)


def test_it_is_about_somebody_and_about_something(house: House, at: datetime) -> None:
    told = {"kind": FollowUpKind.REMINDER, "due_at": at + HOUR}
    with pytest.raises(NothingToFollow):
        make_follow_up(told=FollowUpTold(what="看一眼", **told), by=house.li_wei, at=at)  # type: ignore[arg-type]
    with pytest.raises(WhatMissing):
        make_follow_up(told=FollowUpTold(what=" ", contact="x", **told), by=house.li_wei, at=at)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        make_follow_up(told=FollowUpTold(what="看一眼", **told), by=house.administrator, at=at)  # type: ignore[arg-type]


def test_the_day_shows_what_was_missed_what_is_due_and_what_comes(promise: Promise, house: House, at: datetime) -> None:
    first, second, third = promise(), promise(due_in=4 * HOUR), promise(due_in=40 * HOUR)
    promise(owner="zhang-yan")
    notice_missed(by=SWEEPER, at=at + 3 * HOUR)
    day = day_of(by=house.li_wei, day_ends=at + 12 * HOUR)
    assert [[row.pk for row in part] for part in (day.missed, day.today, day.later)] == [
        [first.pk],
        [second.pk],
        [third.pk],
    ]
    counts = owed_counts(by=house.li_wei, day_ends=at + 12 * HOUR)
    assert counts == {FollowUpState.MISSED: 1, FollowUpState.OPEN: 1}


def test_own_reminders_are_not_shown_to_who_serves_the_customer_next(
    promise: Promise, call: Call, house: House
) -> None:
    promise(kind=FollowUpKind.REMINDER)
    owed = promise()
    again = call()
    assert [row.pk for row in promises_to(contact=again)] == [owed.pk]
    assert house


def test_nobody_goes_home_while_a_promise_is_unowned(promise: Promise, house: House, at: datetime) -> None:
    one, soon = promise(), promise(due_in=10 * HOUR, kind=FollowUpKind.CALL_BACK)
    promise(due_in=40 * HOUR)
    mine = promise(kind=FollowUpKind.REMINDER)
    back_at = at + 20 * HOUR
    for takers in ({}, {one.id: "zhang-yan"}, {one.id: "zhang-yan", soon.id: "li-wei"}):
        with pytest.raises(PromisesUnowned):
            hand_over_shift(back_at=back_at, takers=takers, by=house.li_wei, at=at)
    assert not HandOver.objects.exists()
    assert FollowUp.objects.filter(owner=house.li_wei.id).count() == 4  # nothing half-made
    takers = {one.id: "zhang-yan", soon.id: "wang-xin"}
    assert hand_over_shift(back_at=back_at, takers=takers, by=house.li_wei, at=at).handed == 2
    for row in (one, soon, mine):
        row.refresh_from_db()
    assert [one.owner_id, soon.owner_id, mine.owner_id] == [house.zhang_yan.id, house.wang_xin.id, house.li_wei.id]


def test_what_is_missed_must_be_taken_too(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    now = at + 3 * HOUR
    notice_missed(by=SWEEPER, at=now)
    with pytest.raises(PromisesUnowned):
        hand_over_shift(back_at=now + HOUR, takers={}, by=house.li_wei, at=now)
    hand_over_shift(back_at=now + HOUR, takers={one.id: "wang-xin"}, by=house.li_wei, at=now)
    assert FollowUp.objects.get().missed == 1


def test_lists_are_cut_by_sight_and_paged(promise: Promise, house: House) -> None:
    rows = [promise(due_in=n * HOUR) for n in range(1, 4)]
    every = FollowUpFilters(view=FollowUpView.ALL)
    first = follow_ups(by=house.wang_xin, filters=every, limit=2)
    assert first.next is not None
    rest = follow_ups(by=house.wang_xin, filters=every, after=first.next.encode())
    assert [row.pk for row in (*first.rows, *rest.rows)] == [row.pk for row in rows]
    assert not follow_ups(by=house.chen, filters=every).rows
    assert len(follow_ups(by=house.zhao_min, filters=FollowUpFilters(view=FollowUpView.OWING)).rows) == 3


def test_the_rows_add_up_to_what_is_indexed(promise: Promise, house: House, at: datetime) -> None:
    one = promise()
    notice_missed(by=SWEEPER, at=at + 3 * HOUR)
    postpone_follow_up(id=one.id, due_at=at + 9 * HOUR, text="未出账", by=house.li_wei, at=at + 4 * HOUR)
    hand_follow_up(id=one.id, owner="zhang-yan", by=house.li_wei, at=at + 5 * HOUR)
    kept = keep_follow_up(id=one.id, by=house.zhang_yan, at=at + 6 * HOUR)
    rows = FollowUpRow.objects.filter(follow_up=one).order_by("n")
    assert replay(row.as_rule for row in rows) == kept.standing


def test_a_record_that_begins_in_the_middle_is_none() -> None:
    with pytest.raises(ValueError, match="begins by being made"):
        replay([FollowUpStep(move=FollowUpMove.KEEP)])

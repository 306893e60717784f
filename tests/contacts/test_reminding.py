"""Whoever owes something is reminded before, told when it was missed, and their lead when they are away."""

from datetime import datetime, timedelta

import pytest

from careline.contacts.models import FollowUp, FollowUpReminder
from careline.contacts.operations.attending import attend_follow_up
from careline.contacts.operations.following_up import hand_follow_up, keep_follow_up, postpone_follow_up
from careline.contacts.operations.handing_over import hand_over_shift
from careline.contacts.operations.missing import notice_missed, notice_nearing
from careline.contacts.queries.absence import away
from careline.contacts.queries.follow_ups import missed_by_absent
from careline.contacts.rules.follow_ups import AHEAD, FollowUpKind, Presence, is_away
from careline.notices.queries.staff import staff_notices
from careline.security.actor import Actor, system
from careline.security.credentials.sessions import open_session
from careline.security.models import LedgerEntry, User
from tests.contacts.conftest import House
from tests.contacts.test_consulted import read_on
from tests.contacts.test_follow_ups import Promise, promise

__all__ = ["promise"]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SWEEPER = system("sweeper")


def told(by: Actor) -> list[str]:
    return [row.kind for row in staff_notices(by=by).rows]


def sit_down(who: Actor, at: datetime) -> None:
    open_session(User.objects.get(pk=who.id), address=None, device="test", at=at)


def sweep(at: datetime) -> None:
    notice_nearing(by=SWEEPER, at=at)
    notice_missed(by=SWEEPER, at=at)
    read_on(at)


def test_the_owner_is_reminded_once_shortly_before(promise: Promise, house: House, at: datetime) -> None:
    one = promise(due_in=2 * HOUR)
    sweep(at + 2 * HOUR - AHEAD - MINUTE)
    assert told(house.li_wei) == []
    for minutes in (15, 14):
        sweep(at + 2 * HOUR - minutes * MINUTE)
    assert told(house.li_wei) == ["follow_up_near"]
    assert told(house.zhang_yan) == told(house.zhao_min) == []
    assert FollowUpReminder.objects.get().due_at == one.due_at
    assert LedgerEntry.objects.filter(event="contacts.follow_up_neared").count() == 1


def test_what_was_moved_is_reminded_of_again_and_what_is_soon_is_not(
    promise: Promise, house: House, at: datetime
) -> None:
    one = promise(due_in=HOUR)
    sweep(at + HOUR - MINUTE)
    postpone_follow_up(id=one.id, due_at=at + 3 * HOUR, text="账未出", by=house.li_wei, at=at + HOUR - MINUTE)
    read_on(at + HOUR)
    assert told(house.li_wei) == [], "it nears no more"
    sweep(at + 3 * HOUR - MINUTE)
    assert told(house.li_wei) == ["follow_up_near"]
    promise(due_in=10 * MINUTE)
    assert notice_nearing(by=SWEEPER, at=at + MINUTE) == 0


def test_what_was_missed_is_told_and_taken_back_once_it_is_kept(promise: Promise, house: House, at: datetime) -> None:
    one = promise(due_in=HOUR)
    sweep(at + HOUR - MINUTE)
    sit_down(house.li_wei, at + HOUR)
    sweep(at + HOUR + MINUTE)
    assert told(house.li_wei) == ["follow_up_missed"]
    assert told(house.zhao_min) == [], "who is there needs no lead"
    keep_follow_up(id=one.id, by=house.li_wei, at=at + 2 * HOUR)
    read_on(at + 2 * HOUR)
    assert told(house.li_wei) == []


def test_opening_it_is_enough(promise: Promise, house: House, at: datetime) -> None:
    one = promise(due_in=HOUR)
    sweep(at + HOUR - MINUTE)
    assert not attend_follow_up(follow_up=one, by=house.zhang_yan, at=at + HOUR)
    assert attend_follow_up(follow_up=one, by=house.li_wei, at=at + HOUR)
    assert told(house.li_wei) == []
    assert not attend_follow_up(follow_up=one, by=house.li_wei, at=at + HOUR)


def test_the_lead_hears_of_what_an_absent_colleague_missed(promise: Promise, house: House, at: datetime) -> None:
    one = promise(due_in=HOUR)
    late = at + HOUR + MINUTE
    sweep(late)
    (row,) = staff_notices(by=house.zhao_min).rows
    assert (row.kind, row.about, row.by_name) == ("follow_up_missed_away", str(one.id), "Li-Wei")
    assert missed_by_absent(by=house.zhao_min, at=late) == [one]
    assert missed_by_absent(by=house.wang_xin, at=late) == [one]
    assert not missed_by_absent(by=house.zhang_yan, at=late)
    hand_follow_up(id=one.id, owner="zhang-yan", by=house.zhao_min, at=late)
    sit_down(house.zhang_yan, late)
    read_on(late)
    assert told(house.zhao_min) == [], "it has another owner"
    assert told(house.zhang_yan) == ["follow_up_handed"]
    assert not missed_by_absent(by=house.zhao_min, at=late)


def test_a_reminder_of_ones_own_stays_ones_own(house: House, promise: Promise, at: datetime) -> None:
    promise(kind=FollowUpKind.REMINDER, due_in=HOUR)
    sweep(at + HOUR + MINUTE)
    assert told(house.li_wei) == ["follow_up_missed"]
    assert told(house.zhao_min) == []
    assert not missed_by_absent(by=house.zhao_min, at=at + 2 * HOUR)


def test_a_lead_who_is_away_is_not_their_own_lead(house: House, promise: Promise, at: datetime) -> None:
    one = promise(due_in=HOUR)
    hand_follow_up(id=one.id, owner="zhao-min", by=house.li_wei, at=at)
    sweep(at + HOUR + MINUTE)
    assert told(house.zhao_min) == ["follow_up_missed", "follow_up_handed"]


@pytest.mark.parametrize(
    ("seated", "handed", "is_gone"),
    [(None, None, True), (1, None, False), (1, 2, True), (2, 1, False), (None, 1, True)],
)
def test_who_is_away(at: datetime, seated: int | None, handed: int | None, *, is_gone: bool) -> None:
    def hour(n: int | None) -> datetime | None:
        return None if n is None else at + n * HOUR

    assert is_away(Presence(hour(seated), hour(handed))) is is_gone


def test_away_are_those_at_no_desk_those_gone_home_and_those_gone_for_good(house: House, at: datetime) -> None:
    people = [one.id for one in (house.li_wei, house.zhang_yan, house.chen) if one.id]
    assert away(people, at=at) == set(people)
    for who in (house.li_wei, house.zhang_yan, house.chen):
        sit_down(who, at)
    assert away(people, at=at + MINUTE) == set()
    hand_over_shift(back_at=at + 16 * HOUR, takers={}, by=house.li_wei, at=at + MINUTE)
    User.objects.filter(pk=house.chen.id).update(deactivated_at=at)
    assert away(people, at=at + 2 * MINUTE) == {house.li_wei.id, house.chen.id}
    sit_down(house.li_wei, at + 3 * MINUTE)
    assert away(people, at=at + 4 * MINUTE) == {house.chen.id}, "come back early"


def test_a_house_full_of_promises_is_swept_in_pieces(promise: Promise, at: datetime) -> None:
    for _ in range(5):
        promise(due_in=HOUR)
    near = at + HOUR - MINUTE
    assert [notice_nearing(by=SWEEPER, at=near, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert FollowUp.objects.count() == 5

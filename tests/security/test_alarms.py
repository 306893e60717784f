"""Alarms: the ledger raises them once, nobody can take them back, and who has seen one is known."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from careline.security.actor import Actor, system
from careline.security.credentials.passwords import give_password
from careline.security.models import Alarm, AlarmSighting, LedgerEntry, User
from careline.security.models.history import RewritesHistory
from careline.security.operations.alarms import raise_alarm, see_alarms
from careline.security.operations.sign_in import sign_in
from careline.security.policy import Forbidden
from careline.security.queries.alarms import alarms, unseen_alarms
from careline.security.reactions.drain import drain
from careline.security.rules.roles import Role
from tests.cases.conftest import colleague, department

HOUSE = system("alarms")


@pytest.fixture
def guards(request: pytest.FixtureRequest, at: datetime) -> tuple[Actor, Actor]:
    request.getfixturevalue("db")
    hq = department("hq")
    return tuple(colleague(name, Role.SECURITY_ADMINISTRATOR, hq, at) for name in ("wu-gang", "qian"))  # type: ignore[return-value]  # two


def raised(at: datetime, key: str = "li-wei:2026-03-11") -> Alarm | None:
    return raise_alarm(kind="reveal_quota", key=key, told={"user": "li-wei", "count": 60}, by=HOUSE, at=at)


def test_one_thing_raises_one_alarm(guards: tuple[Actor, Actor], at: datetime) -> None:
    assert raised(at)
    assert raised(at) is None
    assert raised(at, "li-wei:2026-03-12")
    assert unseen_alarms(by=guards[0]) == 2


def test_who_has_seen_it_is_known_and_the_colleague_still_has_it_to_see(
    guards: tuple[Actor, Actor], at: datetime
) -> None:
    wu, qian = guards
    alarm = raised(at)
    assert alarm
    assert see_alarms(alarms=[alarm.id], by=wu, at=at) == 1
    assert see_alarms(alarms=[alarm.id], by=wu, at=at) == 0
    (seen,) = alarms(by=qian).rows
    assert ([one.username for one in seen.sightings], seen.is_new) == (["wu-gang"], True)
    assert (unseen_alarms(by=wu), unseen_alarms(by=qian)) == (0, 1)


def test_only_the_house_raises_and_only_the_guard_sees(guards: tuple[Actor, Actor], at: datetime) -> None:
    agent = colleague("li-wei", Role.AGENT, department("front"), at)
    auditor = colleague("zheng", Role.AUDITOR, department("audit"), at)
    with pytest.raises(Forbidden):
        raise_alarm(kind="reveal_quota", key="x", told={}, by=guards[0], at=at)
    for nobody in (agent, auditor):
        with pytest.raises(Forbidden):
            see_alarms(alarms=[], by=nobody, at=at)
    assert alarms(by=auditor).rows == []
    with pytest.raises(Forbidden):
        alarms(by=agent)


def test_nothing_of_it_can_be_taken_back(guards: tuple[Actor, Actor], at: datetime) -> None:
    alarm = raised(at)
    assert alarm
    see_alarms(alarms=[alarm.id], by=guards[0], at=at)
    with pytest.raises(RewritesHistory):
        alarm.delete()
    for table in (Alarm, AlarmSighting):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608  (our own table)


def test_an_account_that_is_refused_until_it_locks_raises_one_alarm(guards: tuple[Actor, Actor], at: datetime) -> None:
    assert guards
    colleague("li-wei", Role.AGENT, department("front"), at)
    user = User.objects.get(username="li-wei")
    give_password(user, "four brown horses walk", must_change=False, at=at)
    user.save()
    page = system("sign-in")
    for n in range(7):
        again = at + timedelta(seconds=n)
        sign_in(username="li-wei", password="wrong", address="10.0.0.9", device="", by=page, at=again)
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    (one,) = Alarm.objects.filter(kind="refused_sign_ins")
    assert one.told == {"user": "li-wei", "address": "", "count": 5}
    drain(at=at, upto=last.position)
    assert Alarm.objects.count() == 1

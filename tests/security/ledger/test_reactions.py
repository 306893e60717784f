"""Rooms react to what lower rooms did: each entry once, in order, and one that fails holds up nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event as Flag
from threading import Thread

import pytest

from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.security.ledger import record
from careline.security.models import Cursor, LedgerEntry, SetAside
from careline.security.operation import operation
from careline.security.reactions import registry
from careline.security.reactions.drain import TRIES, Stumbled, drain
from careline.security.reactions.registry import Reaction, register
from careline.security.reactions.running import ALL_EVERY, Reactor, run_reactions
from tests.final import wait_for
from tests.security.ledger.conftest import BY, House, LampLit, light_lamp
from tests.security.ledger.test_order import catch_up, late_writer, takes_no_number


@dataclass(frozen=True, kw_only=True)
class LampPutOut(Event, about="lamp"):
    """Someone put a lamp out."""


@operation()
def put_out_lamp(*, at: datetime) -> LedgerEntry:
    return record(LampPutOut(subject=new_id()), by=BY, at=at)


class Seen(list[LedgerEntry]):
    """Collects what it is shown, and stumbles over some."""

    def __init__(self) -> None:
        super().__init__()
        self.stumbles_over: set[object] = set()

    def __call__(self, *, entry: LedgerEntry, at: datetime) -> None:
        del at
        if entry.id in self.stumbles_over:
            raise ValueError(entry.id)
        self.append(entry)


@pytest.fixture(autouse=True)
def _only_the_reactions_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_reactions", {})


@pytest.fixture
def seen() -> Seen:
    collected = Seen()
    register(Reaction("lamps.note_light", (LampLit,), collected))
    return collected


def ids(entries: list[LedgerEntry]) -> list[object]:
    return [entry.id for entry in entries]


def test_a_reader_sees_each_entry_once_in_order(house: House, seen: Seen) -> None:
    entries = house.light(3)
    catch_up()
    assert drain(at=house.at) == 3
    assert drain(at=house.at) == 0
    assert ids(seen) == ids(entries)


def test_a_reader_sees_the_events_it_waits_for(house: House, seen: Seen) -> None:
    lit, _, lit_again = light_lamp(at=house.at), put_out_lamp(at=house.at), light_lamp(at=house.at)
    put_out_lamp(at=house.at)
    catch_up()
    drain(at=house.at)
    assert ids(seen) == ids([lit, lit_again])
    assert Cursor.objects.get().xid > lit_again.xid, "what it does not wait for is not looked at again"


def test_readers_have_places_of_their_own(house: House, seen: Seen) -> None:
    house.light(2)
    catch_up()
    drain(at=house.at)
    other = Seen()
    register(Reaction("lamps.count_lights", (LampLit,), other))
    house.light(1)
    catch_up()
    drain(at=house.at)
    assert (len(seen), len(other)) == (3, 3)


def test_a_late_commit_is_not_skipped(house: House, seen: Seen) -> None:
    with late_writer(house) as (late,):
        early = light_lamp(at=house.at)
        assert drain(at=house.at) == 0
    catch_up()
    drain(at=house.at)
    assert ids(seen) == ids([late, early])


@pytest.mark.django_db
def test_a_test_may_drain_inside_its_own_transaction(seen: Seen, at: datetime) -> None:
    first, second = light_lamp(at=at), light_lamp(at=at)
    assert drain(at=at) == 0, "not committed, so not final"
    assert drain(at=at, upto=first.position) == 1
    assert drain(at=at, upto=second.position) == 1
    assert ids(seen) == ids([first, second])


def test_what_a_reaction_wrote_goes_when_it_fails(house: House) -> None:
    def light_another_and_fail(*, entry: LedgerEntry, at: datetime) -> None:
        light_lamp(at=at)
        raise ValueError(entry)

    put_out = put_out_lamp(at=house.at)
    register(Reaction("lamps.light_another", (LampPutOut,), light_another_and_fail))
    catch_up()
    with pytest.raises(Stumbled):
        drain(at=house.at)
    assert ids(list(LedgerEntry.objects.all())) == [put_out.id]
    assert house.told() == []


def test_one_that_fails_is_tried_again_and_then_set_aside(house: House, seen: Seen) -> None:
    first, bad, last = house.light(3)
    seen.stumbles_over.add(bad.id)
    other = Seen()
    register(Reaction("lamps.count_lights", (LampLit,), other))
    catch_up()
    at = house.at
    reactor = Reactor()
    tried = 0
    while not SetAside.objects.exists():
        look(reactor, at)
        tried += 1
        assert (len(seen), len(other)) == (1, 3)
        at += timedelta(hours=1)
    assert tried == TRIES
    look(reactor, at)
    assert ids(seen) == ids([first, last])
    aside = SetAside.objects.get()
    assert (aside.reader, aside.entry, aside.problem) == ("lamps.note_light", bad.id, "ValueError")


def test_one_that_failed_waits_before_it_is_tried_again(house: House, seen: Seen) -> None:
    (bad,) = house.light(1)
    seen.stumbles_over.add(bad.id)
    catch_up()
    look(Reactor(), house.at)
    seen.stumbles_over.clear()
    look(Reactor(), house.at)
    assert seen == []
    look(Reactor(), house.at + timedelta(seconds=1))
    assert ids(seen) == [bad.id]


def test_readers_of_other_events_have_their_turn_later(house: House, seen: Seen) -> None:
    house.light(1)
    reactor, at = Reactor(), house.at
    wait_for(lambda: reactor.step() and len(seen) == 1)
    place = Cursor.objects.get().position
    put_out_lamp(at=at)
    reactor.looks = 0
    for _ in range(ALL_EVERY - 1):
        reactor.step()
    assert Cursor.objects.get().position == place
    wait_for(lambda: reactor.step() and Cursor.objects.get().position > place)


@pytest.mark.usefixtures("seen")
def test_idle_readers_take_no_transaction_numbers(house: House) -> None:
    house.light(1)
    put_out_lamp(at=house.at)
    catch_up()
    drain(at=house.at)
    wait_for(lambda: takes_no_number(lambda: drain(at=house.at)))


@pytest.mark.usefixtures("seen")
def test_a_name_is_registered_once() -> None:
    with pytest.raises(ValueError, match="registered already"):
        register(Reaction("lamps.note_light", (), Seen()))


@pytest.fixture
def running() -> Iterator[None]:
    stop = Flag()
    thread = Thread(target=run_reactions, args=[stop])
    thread.start()
    yield
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.usefixtures("running")
def test_reactions_run_by_themselves(house: House, seen: Seen) -> None:
    house.light(2)
    wait_for(lambda: len(seen) == 2)


def look(reactor: Reactor, at: datetime) -> None:
    from careline.kernel import clock

    reactor.seen = 0
    with clock.using(clock.StoppedClock(at)):
        reactor.step()

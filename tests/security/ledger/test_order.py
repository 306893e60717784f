"""A late commit is skipped by nobody: what reads the ledger stops at the oldest transaction still running."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event, Thread

import psycopg
import pytest
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from careline.project.database import Address
from careline.security.jobs import sealing
from careline.security.jobs.relay import CHANNEL, READER, Relay
from careline.security.models import Cursor, LedgerEntry, Seal
from careline.security.queries.feed import ClusterStartedOver, horizon
from tests.final import wait_for
from tests.security.ledger.conftest import House, light_lamp, light_lamps


@contextmanager
def late_writer(house: House) -> Iterator[list[LedgerEntry]]:
    """Another connection that has written its entry, and so has its number, and commits when the block ends."""
    written, wrote, may_end = [], Event(), Event()

    def write() -> None:
        with transaction.atomic():
            written.append(light_lamp(at=house.at))
            wrote.set()
            may_end.wait(30)
        connection.close()

    thread = Thread(target=write)
    thread.start()
    assert wrote.wait(30)
    try:
        yield written
    finally:
        may_end.set()
        thread.join()


@contextmanager
def listening(address: Address) -> Iterator[list[str]]:
    """Collect what is notified until the block ends."""
    heard: list[str] = []
    with psycopg.connect(make_conninfo(**address), autocommit=True) as listener:
        listener.execute(f"LISTEN {CHANNEL}")
        yield heard
        heard += [note.payload for note in listener.notifies(timeout=0.2)]


def catch_up() -> None:
    """Wait until everything written is final; tests beside this one hold it up as any writer does."""
    newest = LedgerEntry.objects.order_by("-xid").values_list("xid", flat=True).first() or 0
    wait_for(lambda: horizon() > newest)


def announced(relay: Relay) -> int:
    counts = iter(relay.announce, 0)
    return sum(counts)


@pytest.fixture
def relay(house: House) -> Relay:  # noqa: ARG001  (it must be there first)
    """A relay that has heard of nothing yet."""
    Cursor.objects.create(reader=READER)
    return Relay()


def test_the_relay_waits_for_a_late_commit(house: House, relay: Relay, database_address: Address) -> None:
    with listening(database_address) as heard:
        with late_writer(house) as (late,):
            early = light_lamp(at=house.at)
            assert late.xid < early.xid
            assert announced(relay) == 0
        catch_up()
        assert announced(relay) == 2
        assert announced(relay) == 0
    assert heard == [f"lamp:{entry.subject_id},{entry.id}" for entry in (late, early)]


def test_the_sealer_waits_for_a_late_commit(house: House) -> None:
    with late_writer(house) as (late,):
        early = light_lamp(at=house.at)
        sealing.seal_all(at=house.at)
        assert not Seal.objects.exists()
    house.seal()
    assert Seal.objects.get().entries == 2
    assert Seal.objects.get().link.upto == early.position > late.position
    assert house.told() == []


def test_many_subjects_at_once_are_announced_as_their_kind(
    house: House, relay: Relay, database_address: Address
) -> None:
    with listening(database_address) as heard:
        entries = light_lamps(count=150, at=house.at)
        catch_up()
        announced(relay)
    assert heard == [f"lamp,{entries[-1].id}"]


def test_a_new_relay_begins_with_what_is_new(house: House, database_address: Address) -> None:
    house.light(3)
    catch_up()
    with listening(database_address) as heard:
        relay = Relay()
        announced(relay)
        house.light(1)
        catch_up()
        announced(relay)
    assert len(heard) == 1


def test_an_idle_relay_takes_no_transaction_numbers(house: House, relay: Relay) -> None:
    """Each number taken wakes whoever waits for the horizon to move: idle loops would keep one another awake."""
    house.light(1)
    catch_up()
    announced(relay)
    relay.step()
    wait_for(lambda: takes_no_number(relay.step))
    relay.lead.lay_down()


def test_sixteen_writers_are_sealed_without_a_gap(house: House) -> None:
    half_way = Barrier(17, timeout=60)  # so that there is something to seal both before and after

    def write(n: int) -> None:
        for written in range(10):
            if written == 5:
                half_way.wait()
            light_lamp(brightness=n, at=house.at)
        connection.close()

    with ThreadPoolExecutor(16) as pool:
        writers = [pool.submit(write, n) for n in range(16)]
        wait_for(lambda: half_way.n_waiting == 16)
        house.seal()
        half_way.wait()
        while not all(writer.done() for writer in writers):
            sealing.seal_all(at=house.at)
        for writer in writers:
            writer.result()
    house.seal()
    report = house.verify()
    assert (report.findings, report.sealed, report.unsealed, report.unproven) == ([], 160, 0, [])
    assert Seal.objects.count() > 1


def test_a_batch_is_cut_within_a_transaction(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "ENTRIES_PER_SEAL", 7)
    light_lamps(count=20, at=house.at)
    house.seal()
    assert [seal.entries for seal in Seal.objects.order_by("n")] == [7, 7, 6]
    assert house.told() == []


def test_a_cluster_that_counts_from_the_start_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.light(1)
    house.seal()
    for module in ("jobs.sealing", "queries.verification"):
        monkeypatch.setattr(f"careline.security.{module}.horizon", lambda: 3)
    with pytest.raises(ClusterStartedOver):
        sealing.seal_all(at=house.at)
    with pytest.raises(ClusterStartedOver):
        house.verify()


def takes_no_number(step: Callable[[], object]) -> bool:
    """Whether five steps took none; tests beside this one take some too, so it may need a second try."""
    before = next_xid()
    for _ in range(5):
        step()
    return next_xid() == before


def next_xid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])

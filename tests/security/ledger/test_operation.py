"""What is committed is witnessed, what is rolled back is not, and nothing happens without an entry."""

from contextlib import suppress
from uuid import UUID

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from careline.kernel.identity import new_id
from careline.security.ledger import record, record_all
from careline.security.models import LedgerEntry
from careline.security.operation import LeftNoTrace, operation, running
from tests.security.ledger.conftest import BY, House, LampLit, light_lamp, light_lamps


class Spilled(Exception):
    """Something went wrong."""


def witnessed(house: House) -> set[bytes]:
    return {trace for piece in house.witness.pieces() for trace in house.witness.traces(piece)}


def traces(*entries: LedgerEntry) -> set[bytes]:
    return {entry.trace() for entry in entries}


def test_nested_operations_share_a_correlation_and_separate_ones_do_not(house: House) -> None:
    @operation()
    def light_two() -> list[LedgerEntry]:
        return [light_lamp(at=house.at), *light_lamps(count=2, at=house.at)]

    first, second = light_two(), light_two()
    correlations = [{entry.correlation for entry in entries} for entries in (first, second)]
    assert [len(one) for one in correlations] == [1, 1]
    assert correlations[0] != correlations[1]
    assert witnessed(house) == traces(*first, *second)


def test_the_outermost_operation_owns_the_transaction(house: House) -> None:
    @operation()
    def light_and_spill() -> None:
        light_lamp(at=house.at)
        raise Spilled

    with pytest.raises(Spilled):
        light_and_spill()
    assert not LedgerEntry.objects.exists()
    assert witnessed(house) == set()


def test_a_nested_operation_that_fails_takes_the_outer_one_along(house: House) -> None:
    @operation()
    def spill() -> None:
        light_lamp(at=house.at)
        raise Spilled

    @operation()
    def go_on() -> LedgerEntry:
        with suppress(Spilled):
            spill()
        return light_lamp(at=house.at)

    with pytest.raises(TransactionManagementError):
        go_on()
    assert not LedgerEntry.objects.exists()
    assert witnessed(house) == set()


def test_an_edge_may_lend_its_transaction(house: House) -> None:
    with transaction.atomic():
        entry = light_lamp(at=house.at)
        assert witnessed(house) == set()
    assert witnessed(house) == traces(entry)
    with suppress(Spilled), transaction.atomic():
        light_lamp(at=house.at)
        raise Spilled
    assert witnessed(house) == traces(entry)


def test_a_savepoint_rolled_back_leaves_no_witness(house: House) -> None:
    @operation()
    def try_twice() -> LedgerEntry:
        with suppress(Spilled), transaction.atomic():
            record(LampLit(subject=new_id(), brightness=1), by=BY, at=house.at)
            raise Spilled
        return record(LampLit(subject=new_id(), brightness=2), by=BY, at=house.at)

    entry = try_twice()
    assert witnessed(house) == traces(entry)


def test_an_operation_without_an_entry_is_undone(house: House) -> None:
    @operation()
    def do_nothing() -> None:
        pass

    @operation()
    def forget_after_a_failure() -> None:
        with pytest.raises(Spilled):
            spill()

    @operation()
    def spill() -> None:
        light_lamp(at=house.at)
        raise Spilled

    for forgetful in (do_nothing, forget_after_a_failure):
        with pytest.raises(LeftNoTrace):
            forgetful()


def test_an_inner_operation_without_an_entry_is_undone_though_the_outer_one_has_one(house: House) -> None:
    @operation()
    def do_nothing() -> None:
        pass

    @operation()
    def light_and_forget() -> None:
        light_lamp(at=house.at)
        do_nothing()

    with pytest.raises(LeftNoTrace):
        light_and_forget()


def test_a_silent_operation_may_leave_no_entry(house: House) -> None:
    @operation(silent_when="it was so before")
    def repeat() -> UUID:
        return running().correlation

    assert repeat()
    assert witnessed(house) == set()


def test_nothing_is_recorded_outside_an_operation(house: House) -> None:
    with pytest.raises(LookupError):
        record(LampLit(subject=new_id(), brightness=1), by=BY, at=house.at)


def test_a_witness_that_can_not_write_undoes_nothing(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The transaction is committed by then; the caller must not be told that it failed."""
    house.witness.folder.write_text("a file where the folder should be")
    entry = light_lamp(at=house.at)
    assert LedgerEntry.objects.filter(id=entry.id).exists()
    assert "testify" in caplog.text


def test_one_entry_costs_one_statement(house: House, django_assert_num_queries: object) -> None:
    with transaction.atomic(), django_assert_num_queries(3):  # a savepoint, the insert, its release
        light_lamp(at=house.at)


def test_alone_or_as_a_set_entries_are_the_same(house: House) -> None:
    event = LampLit(subject=new_id(), brightness=7)

    @operation()
    def record_both_ways() -> list[LedgerEntry]:
        return [record(event, by=BY, at=house.at), *record_all([event], by=BY, at=house.at)]

    given = record_both_ways()
    kept = list(LedgerEntry.objects.order_by("id"))
    assert all_but_names(given[0]) == all_but_names(given[1]) == all_but_names(kept[0]) == all_but_names(kept[1])
    assert [bytes(entry.mac) for entry in kept] == [entry.mac for entry in given]
    assert witnessed(house) == traces(*given) == traces(*kept)
    assert not any(entry._state.adding for entry in given)
    assert house.told() == []


def test_a_set_of_none_writes_nothing(house: House) -> None:
    @operation(silent_when="there was nothing to do")
    def record_none() -> list[LedgerEntry]:
        return record_all([], by=BY, at=house.at)

    assert record_none() == []


def all_but_names(entry: LedgerEntry) -> dict[str, object]:
    return {name: value for name, value in vars(entry).items() if name not in {"id", "mac", "_state"}}

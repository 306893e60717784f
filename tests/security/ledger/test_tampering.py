"""Whoever owns the database may change it as he likes; `verify` names what he changed, sealed or not."""

from collections.abc import Callable

import pytest
from psycopg.types.json import Jsonb

from careline.kernel.identity import new_id
from careline.security.models import LedgerEntry, Seal
from tests.security.ledger.conftest import House

Sealing = Callable[[House], None]
SEALED_OR_NOT = pytest.mark.parametrize("before", [House.seal, lambda _house: None], ids=["sealed", "unsealed"])
FIELDS = {
    "event": "'security.lamp_out'",
    "subject_kind": "'candle'",
    "subject_id": "gen_random_uuid()",
    "actor_kind": "'user'",
    "actor_id": "gen_random_uuid()",
    "actor_name": "'nobody'",
    "at": "at + interval '1 microsecond'",
    "data": "'{\"brightness\": 9}'",
    "correlation": "gen_random_uuid()",
    "mac": "set_byte(mac, 0, get_byte(mac, 0) # 1)",
    "mac at its end": "set_byte(mac, 31, get_byte(mac, 31) # 1)",
}
EDIT = "UPDATE security_ledgerentry SET {} = {} WHERE id = %s"
EDIT_SEAL = "UPDATE security_seal SET {} = {} WHERE n = %s"
WRITE_AGAIN = "INSERT INTO {} SELECT * FROM jsonb_populate_record(null::security_ledgerentry, %s)"


@pytest.mark.parametrize("field", FIELDS)
@SEALED_OR_NOT
def test_an_edited_field_is_found(house: House, before: Sealing, field: str) -> None:
    _, target, _ = house.light(3)
    before(house)
    house.sql(EDIT.format(field.split(maxsplit=1)[0], FIELDS[field]), target.id)
    (finding,) = house.findings()
    assert (finding.what, finding.entry, finding.event, finding.subject) == (
        "edited", target.id, "security.lamp_lit", target.subject_id,
    )  # fmt: skip


def test_every_field_of_an_entry_is_tried() -> None:
    tried = {field.split()[0] for field in FIELDS} | {"id", "xid"}
    assert tried == {field.attname for field in LedgerEntry._meta.concrete_fields}


@SEALED_OR_NOT
def test_another_id_is_found(house: House, before: Sealing) -> None:
    _, target, _ = house.light(3)
    before(house)
    house.sql(EDIT.format("id", "gen_random_uuid()"), target.id)
    assert house.told() == [("edited", target.id)]


@SEALED_OR_NOT
@pytest.mark.parametrize("which", [0, 1, 2], ids=["first", "middle", "last"])
def test_a_deleted_entry_is_found_and_named(house: House, before: Sealing, which: int) -> None:
    target = house.light(3)[which]
    before(house)
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    (finding,) = house.findings()
    assert (finding.what, finding.entry, finding.event, finding.subject) == (
        "deleted", target.id, "security.lamp_lit", target.subject_id,
    )  # fmt: skip


@SEALED_OR_NOT
@pytest.mark.parametrize("far", [-1, 1, 1000])
def test_an_entry_moved_to_another_transaction_is_found(house: House, before: Sealing, far: int) -> None:
    target = house.light(3)[1]
    before(house)
    house.sql(EDIT.format("xid", "xid + %s"), far, target.id)
    assert house.told() == [("moved", target.id)]


@SEALED_OR_NOT
def test_two_entries_that_changed_places_are_found(house: House, before: Sealing) -> None:
    one, _, two = house.light(3)
    before(house)
    house.sql("UPDATE security_ledgerentry SET xid = %s - xid WHERE id IN (%s, %s)", one.xid + two.xid, one.id, two.id)
    assert house.told() == [("moved", one.id), ("moved", two.id)]


@SEALED_OR_NOT
def test_swapped_macs_are_found(house: House, before: Sealing) -> None:
    one, two = house.light(2)
    before(house)
    swap = "UPDATE security_ledgerentry a SET mac = b.mac FROM security_ledgerentry b WHERE a.id <> b.id"
    house.sql(swap)
    assert house.told() == [("edited", one.id), ("edited", two.id)]


@SEALED_OR_NOT
def test_an_invented_entry_is_found(house: House, before: Sealing) -> None:
    like, _ = house.light(2)
    before(house)
    invented = new_id()
    write_again(house, copy_of(house, like), id=str(invented))
    assert house.told() == [("inserted", invented)]


@SEALED_OR_NOT
@pytest.mark.parametrize("far", [0, 500])
def test_an_entry_written_twice_is_found(house: House, before: Sealing, far: int) -> None:
    """A true copy has a true MAC; a table that inherits from the ledger's escapes its primary key."""
    like, _ = house.light(2)
    before(house)
    house.sql("CREATE TABLE shadow () INHERITS (security_ledgerentry)")
    try:
        write_again(house, copy_of(house, like), table="shadow", xid=like.xid + far)
        assert house.told() == [("inserted", like.id)]
    finally:
        house.sql("DROP TABLE shadow")


@SEALED_OR_NOT
def test_an_entry_deleted_and_written_again_later_is_found(house: House, before: Sealing) -> None:
    target, _ = house.light(2)
    before(house)
    copy = copy_of(house, target)
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    write_again(house, copy, xid=target.xid + 500)
    assert house.told() == [("moved", target.id)]


@SEALED_OR_NOT
def test_a_truncated_ledger_is_found_entry_by_entry(house: House, before: Sealing) -> None:
    entries = house.light(3)
    before(house)
    house.sql("DELETE FROM security_ledgerentry")
    assert house.told() == [("deleted", entry.id) for entry in entries]


def test_a_tail_taken_away_with_its_seals_is_found_by_the_anchor(house: House) -> None:
    house.light(2)
    house.seal()
    first = house.light(3)[0]
    house.seal()
    house.light(2)
    house.seal()
    for path in house.witness.folder.iterdir():
        path.unlink()
    house.sql("DELETE FROM security_ledgerentry WHERE xid >= %s", first.xid)
    house.sql("DELETE FROM security_seal WHERE n > 1")
    (finding,) = house.findings()
    assert (finding.what, finding.first_seal, finding.last_seal, finding.entries) == ("seal_missing", 2, 3, 5)


def test_a_seal_taken_out_of_the_middle_is_found_and_its_entries_still_are_proved(house: House) -> None:
    house.light(2)
    house.seal()
    target, _ = house.light(2)
    house.seal()
    house.light(2)
    house.seal()
    house.sql("DELETE FROM security_seal WHERE n = 2")
    assert house.told() == [("seal_missing", (2, 2))]
    house.sql(EDIT.format("actor_name", "'nobody'"), target.id)
    assert house.told() == [("edited", target.id), ("seal_missing", (2, 2))]


SEAL_FIELDS = {
    "previous": "repeat('1', 64)",
    "entries": "entries + 1",
    "digest": "repeat('0', 64)",
    "upto_xid": "upto_xid + 1",
    "upto_id": "gen_random_uuid()",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    "signature": "repeat('0', 128)",
    "traces": "set_byte(traces, 9, get_byte(traces, 9) # 1)",
}


@pytest.mark.parametrize("field", SEAL_FIELDS)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_an_edited_seal_is_found(house: House, field: str, n: int) -> None:
    for _ in range(3):
        house.light(2)
        house.seal()
    house.sql(EDIT_SEAL.format(field, SEAL_FIELDS[field]), n)
    assert house.told() == [("seal_edited", (n, n))]


def test_every_field_of_a_seal_is_tried() -> None:
    assert set(SEAL_FIELDS) | {"n"} == {field.attname for field in Seal._meta.concrete_fields}


def test_traces_edited_to_hide_a_deletion_are_found(house: House) -> None:
    """Without its true traces a seal can't name what was deleted, but it says where."""
    target, _ = house.light(2)
    house.seal()
    house.light(1)
    house.seal()
    other = Seal.objects.get(n=2)
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    house.sql("UPDATE security_seal SET traces = %s WHERE n = 1", bytes(other.traces))
    for path in house.witness.folder.iterdir():
        path.unlink()
    assert house.told() == [("seal_edited", (1, 1))]


def copy_of(house: House, entry: LedgerEntry) -> dict[str, object]:
    query = "SELECT to_jsonb(entry) FROM security_ledgerentry entry WHERE id = %s"
    (copy,) = house.owner.execute(query, [entry.id]).fetchone() or ({},)
    return copy


def write_again(house: House, copy: dict[str, object], table: str = "security_ledgerentry", **changed: object) -> None:
    row = Jsonb({**copy, **changed})
    house.sql(WRITE_AGAIN.format(table), row)

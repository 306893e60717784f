"""Anchor and witness: what lies outside the database, tampered with, torn by a crash, or lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from careline.security.jobs.sealing import AnchorDisagrees, anchor_links, seal_next, settle_witnesses
from careline.security.models import Seal
from careline.security.ports.anchor import FileAnchor
from careline.security.ports.witness import KEPT
from careline.security.queries.seals import SealForged
from tests.security.ledger.conftest import House

LATER = timedelta(minutes=5)


def sealed(house: House, times: int = 3) -> None:
    for _ in range(times):
        house.light(2)
        house.seal()


@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("old", ['"entries": 2', '"sealed_at": "2026', '"signature": "', '"head": "', '{"n": '])
def test_an_edited_line_of_the_anchor_is_found(house: House, n: int, old: str) -> None:
    sealed(house)
    lines = house.anchor.path.read_text().splitlines()
    changed = old.replace("2", "3", 1) if "2" in old else f"{old}0"
    assert changed != old
    lines[n - 1] = lines[n - 1].replace(old, changed)
    house.anchor.path.write_text("".join(f"{line}\n" for line in lines))
    assert house.told() == [("anchor_edited", (n, n))]


def test_a_line_cut_out_of_the_anchor_is_found(house: House) -> None:
    sealed(house)
    first, _, third = house.anchor.path.read_text().splitlines()
    house.anchor.path.write_text(f"{first}\n{third}\n")
    assert house.told() == [("anchor_missing", (2, 2))]


def test_a_lost_anchor_is_found(house: House) -> None:
    sealed(house)
    house.anchor.path.unlink()
    assert house.told() == [("anchor_missing", (1, 3))]


def test_a_crash_between_seal_and_anchor_is_no_finding_and_is_mended(house: House) -> None:
    sealed(house, 1)
    house.light(1)
    before = house.anchor.path.read_text()
    while not Seal.objects.filter(n=2).exists():
        seal_next(at=house.at)  # and here the process dies
    assert house.anchor.path.read_text() == before
    assert house.told() == []
    anchor_links()
    assert house.anchor.path.read_text().count("\n") == 2
    assert house.told() == []


@pytest.mark.parametrize("length", [1, 40, 300])
def test_a_line_torn_by_a_power_cut_is_completed(house: House, length: int) -> None:
    sealed(house)
    whole = house.anchor.path.read_text()
    *before, last = whole.splitlines(keepends=True)
    house.anchor.path.write_text("".join(before) + last[:length])
    assert house.told() == []
    anchor_links()
    assert house.anchor.path.read_text() == whole


def test_a_torn_line_that_belongs_to_nothing_stands_alone(tmp_path: Path) -> None:
    anchor = FileAnchor(tmp_path / "anchor")
    anchor.append("one")
    anchor.path.write_text("one\nelse")
    anchor.append("two")
    assert list(anchor.lines()) == ["one", "else", "two"]


def test_nothing_is_sealed_on_top_of_an_anchor_that_disagrees(house: House) -> None:
    sealed(house)
    house.sql("DELETE FROM security_seal WHERE n = 3")
    house.light(1)
    with pytest.raises(AnchorDisagrees):
        house.seal()
    assert Seal.objects.count() == 2


def test_nothing_is_sealed_on_top_of_a_forged_seal(house: House) -> None:
    sealed(house)
    house.sql("UPDATE security_seal SET signature = repeat('0', 128) WHERE n = 3")
    with pytest.raises(SealForged):
        house.seal()


def test_two_pasts_grafted_together_are_found(house: House) -> None:
    """Each link was signed by us; only its heads betray that the third never followed this second."""
    sealed(house, 1)
    (gone, kept), third = house.light(2), []
    house.seal()
    third += house.light(2)
    house.seal()
    lines = house.anchor.path.read_text().splitlines(keepends=True)
    house.owner.execute("CREATE TEMP TABLE old_seal AS TABLE security_seal")
    house.owner.execute("CREATE TEMP TABLE old_entry AS TABLE security_ledgerentry")
    house.sql("DELETE FROM security_seal WHERE n > 1")
    house.sql("DELETE FROM security_ledgerentry WHERE id = ANY(%s)", [entry.id for entry in (gone, *third)])
    house.anchor.path.write_text(lines[0])
    for path in house.witness.folder.iterdir():
        path.unlink()
    house.seal()
    house.sql("INSERT INTO security_seal SELECT * FROM old_seal WHERE n = 3")
    house.sql("INSERT INTO security_ledgerentry SELECT * FROM old_entry WHERE xid > %s", kept.xid)
    house.anchor.append(lines[2].rstrip())
    assert house.told() == [("seal_edited", (3, 3))]
    house.anchor.path.write_text("".join(lines))
    assert house.told() == [("seal_edited", (2, 2))]


def test_witnesses_are_let_go_once_sealed(house: House) -> None:
    house.light(3)
    settle_witnesses(at=house.at + LATER)
    assert len(list(house.witness.pieces())) == 1
    house.seal()
    settle_witnesses(at=house.at)
    assert len(list(house.witness.pieces())) == 1, "somebody may still be writing to this minute's"
    settle_witnesses(at=house.at + LATER)
    assert list(house.witness.pieces()) == []
    assert house.told() == []


def test_an_entry_deleted_before_it_was_sealed_is_named_for_ever(house: House) -> None:
    _, target, _ = house.light(3)
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    house.seal()
    settle_witnesses(at=house.at + LATER)
    assert list(house.witness.pieces()) == [KEPT]
    for _ in range(2):
        sealed(house, 1)
        settle_witnesses(at=house.at + 2 * LATER)
        assert house.told() == [("deleted", target.id)]


def test_an_entry_put_back_for_the_settling_only_is_named(house: House) -> None:
    """The witness is compared with what was sealed, not with what the table happens to hold."""
    _, target, _ = house.light(3)
    house.owner.execute("CREATE TEMP TABLE away AS TABLE security_ledgerentry")
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    house.seal()
    house.sql("INSERT INTO security_ledgerentry SELECT * FROM away WHERE id = %s", target.id)
    settle_witnesses(at=house.at + LATER)
    assert house.told() == [("moved", target.id)], "it stands where it was never sealed"
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    assert house.told() == [("deleted", target.id)]


def test_a_lost_witness_is_found_while_it_is_needed(house: House) -> None:
    house.light(3)
    for path in house.witness.folder.iterdir():
        path.unlink()
    assert house.told() == []
    assert len(house.verify().unproven) == 3
    house.witness.folder.rmdir()
    assert house.told() == [("witness_missing", (None, None))]


def test_a_torn_trace_is_no_finding(house: House) -> None:
    house.light(2)
    (piece,) = house.witness.pieces()
    path = house.witness.folder / piece
    path.write_bytes(path.read_bytes()[:-20])
    assert house.told() == []
    assert len(house.verify().unproven) == 1

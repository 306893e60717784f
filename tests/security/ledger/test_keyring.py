"""The keyring is made once, is its owner's only, and never quietly another one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import override_settings

from careline.security.ports.keyring import (
    FileKeyring,
    KeyringExposed,
    KeyringMissing,
    MemoryKeyring,
    UnknownKeyVersion,
    keyring,
)


def test_a_keyring_is_the_same_when_opened_again(tmp_path: Path) -> None:
    made = FileKeyring.create(tmp_path / "home" / "keyring.json")
    again = FileKeyring.create(made.path)
    assert again.keys == made.keys
    assert again.signing_key.private_bytes_raw() == made.signing_key.private_bytes_raw()
    assert len({made.master_key(1), made.blind_index_key, made.ledger_key, made.keys.signing_seed}) == 4


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    made = FileKeyring.create(tmp_path / "keyring.json")
    assert made.path.stat().st_mode & 0o777 == 0o600
    made.path.chmod(0o640)
    with pytest.raises(KeyringExposed):
        FileKeyring(made.path)


def test_processes_that_race_get_one_keyring(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(FileKeyring.create, [tmp_path / "keyring.json"] * 8))
    assert all(one.keys == made[0].keys for one in made)
    assert [file.name for file in tmp_path.iterdir()] == ["keyring.json"]


def test_a_missing_keyring_is_not_made_unasked(tmp_path: Path) -> None:
    with override_settings(CARELINE_KEYRING=tmp_path / "keyring.json"), pytest.raises(KeyringMissing):
        keyring()


def test_the_setting_may_be_a_keyring_itself() -> None:
    twin = MemoryKeyring()
    with override_settings(CARELINE_KEYRING=twin):
        assert keyring() is twin


def test_a_master_key_added_elsewhere_is_found(tmp_path: Path) -> None:
    made = FileKeyring.create(tmp_path / "keyring.json")
    old = made.master_key(1)
    assert FileKeyring(made.path).add_master() == 2
    assert made.master_version == 1
    assert made.master_key(2) != old
    assert made.master_version == 2
    assert made.master_key(1) == old
    with pytest.raises(UnknownKeyVersion):
        made.master_key(3)


def test_keys_are_not_printed() -> None:
    twin = MemoryKeyring()
    assert twin.ledger_key.hex() not in repr(twin) + repr(twin.keys)

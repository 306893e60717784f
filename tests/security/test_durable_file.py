"""What root writes into somebody's folder is his; in its own, root stays who it is."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

from careline.security.ports.durable_file import as_owner_of

NOBODY = 65534
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can write as somebody else")


def test_in_somebodys_folder_a_file_is_his(tmp_path: Path) -> None:
    os.chown(tmp_path, NOBODY, NOBODY)
    for folder in tmp_path.parents[:3]:  # which pytest shuts
        folder.chmod(folder.stat().st_mode | 0o011)
    with as_owner_of(tmp_path):
        (tmp_path / "his").touch()
    assert (tmp_path / "his").stat().st_uid == NOBODY
    assert os.geteuid() == 0


def test_in_its_own_folder_root_changes_nothing_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(_: int) -> NoReturn:
        raise AssertionError("every thread of the process would stop for it")

    for name in ("seteuid", "setegid"):
        monkeypatch.setattr(os, name, changed)
    with as_owner_of(tmp_path):
        (tmp_path / "own").touch()

"""`careline ledger verify` says what it found in words and in JSON, and its exit code means it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import override_settings

from careline.project import ledger_words, words
from careline.project.cli import ledger, main
from careline.project.trouble import Trouble
from careline.security.ports.keyring import MemoryKeyring
from careline.security.rules.comparison import Tampering
from tests.security.ledger.conftest import House, house

__all__ = ["house"]


@pytest.fixture(autouse=True)
def _the_tests_database_stands_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "house", nullcontext)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    words.learn(language)
    try:
        yield
    finally:
        words.learn(words.language())


def verify(*options: str) -> Result:
    return CliRunner().invoke(main, ["ledger", "verify", *options])


def test_a_clean_ledger(house: House) -> None:
    house.light(3)
    house.seal()
    house.light(1)
    with speaking("en"):
        result = verify()
    assert result.exit_code == 0
    first, _, last = result.stdout.splitlines()
    assert first == "Proved 4 entries: 3 in 1 sealed batches, 1 not sealed yet."
    assert last == "Nothing was tampered with."


@pytest.mark.parametrize(("language", "said"), [("en", "EDITED"), ("zh-hans", "被修改")])
def test_an_edited_entry_is_named(house: House, language: str, said: str) -> None:
    _, target = house.light(2)
    house.sql("UPDATE security_ledgerentry SET actor_name = 'nobody' WHERE id = %s", target.id)
    with speaking(language):
        result = verify()
    assert result.exit_code == 1
    assert result.stdout.startswith(said)
    assert all(part in result.stdout for part in (str(target.id), "security.lamp_lit", str(target.subject_id)))


def test_json(house: House) -> None:
    target, other = house.light(2)
    house.seal()
    house.sql("DELETE FROM security_ledgerentry WHERE id = %s", target.id)
    result = verify("--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    head = told.pop("head")
    assert told == {
        "clean": False,
        "findings": [
            {
                "what": "deleted",
                "entry": str(target.id),
                "event": "security.lamp_lit",
                "subject": str(target.subject_id),
            }
        ],
        "entries": 1,
        "sealed": 1,
        "unsealed": 0,
        "seals": 1,
        "unproven": [],
    }
    assert head in house.anchor.path.read_text()
    assert other.id


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_missing_keyring_is_no_verdict(house: House, tmp_path: Path, language: str) -> None:
    house.light(1)
    with override_settings(CARELINE_KEYRING=tmp_path / "nowhere.json"), speaking(language):
        result = verify()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 2


def test_another_houses_keyring_is_no_verdict(house: House) -> None:
    house.light(2)
    house.seal()
    house.anchor.path.unlink()
    with override_settings(CARELINE_KEYRING=MemoryKeyring()), speaking("en"):
        result = verify()
    assert result.exit_code == 2
    assert "keys at hand" in result.stderr


@pytest.mark.usefixtures("house")
def test_a_database_that_is_not_there_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise Trouble("The database does not answer.", "Start it.")

    monkeypatch.setattr(ledger, "house", gone)
    assert verify().exit_code == 2


@pytest.mark.parametrize("what", Tampering)
def test_every_finding_has_words(what: Tampering) -> None:
    assert ledger_words._sentence(what)

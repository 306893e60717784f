"""`careline doctor` catches each planted fault, and says how to mend it."""

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest
from django.test import override_settings
from django.utils import translation

from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.ladder import set_ladder_step
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.ladder import Recipient, Rung
from careline.clocks.rules.terms import ClockKind
from careline.kernel.clock import StoppedClock, using
from careline.project.doctor import database, folder, machine, work
from careline.project.doctor.finding import Finding, State
from careline.project.home import Home
from careline.security.ports.keyring import FileKeyring, MemoryKeyring
from tests.clocks.conftest import SEED


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.prepare()
    made.make_secret("app.password")
    return made


def is_wrong(finding: Finding) -> bool:
    assert finding.remedy or finding.state is State.GOOD
    return finding.state is State.BAD


def test_a_secret_others_can_read(home: Home) -> None:
    assert not is_wrong(folder.secrets(home))
    (home.secrets / "app.password").chmod(0o644)
    assert is_wrong(folder.secrets(home))


def test_a_keyring_that_is_gone_open_or_broken(home: Home) -> None:
    path = home.root / "keyring.json"
    with override_settings(CARELINE_KEYRING=path):
        assert is_wrong(folder.keyring())
        FileKeyring.create(path)
        assert not is_wrong(folder.keyring())
        path.chmod(0o640)
        assert is_wrong(folder.keyring())
        path.chmod(0o600)
        path.write_text("{}")
        assert is_wrong(folder.keyring())


def test_a_full_disk(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 100 * 1024 * 1024})())
    assert is_wrong(machine.disk(home))


def test_a_clock_before_the_release() -> None:
    with using(StoppedClock(datetime(2020, 1, 1, tzinfo=UTC))):
        assert is_wrong(machine.time())


def test_a_busy_port(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("CARELINE_PORT", str(other.getsockname()[1]))
        assert is_wrong(machine.address(home))


def test_the_port_in_use_counts_not_the_one_named_here(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELINE_PORT", "1")
    rows = [{"name": "web", "process": 1, "restarts": 0, "url": "http://127.0.0.1:9/"}]
    (home.run / "processes.json").write_text(json.dumps(rows))
    monkeypatch.setattr(machine.port, "wait_until_served", lambda url, **_: url == rows[0]["url"])
    found = machine.address(home)
    assert not is_wrong(found)
    assert "127.0.0.1:9/" in found.said


def test_plain_http_to_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELINE_ADDRESS", "0.0.0.0")  # noqa: S104  (the fault)
    assert machine.transport().state is State.CARE


def test_a_process_that_is_gone(home: Home) -> None:
    assert work.processes(home).state is State.CARE
    rows = [{"name": "worker", "process": None, "restarts": 3}]
    (home.run / "processes.json").write_text(json.dumps(rows))
    assert is_wrong(work.processes(home))


@pytest.fixture
def changed(owner_connection: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The owner's connection, whose changes are taken back."""
    with owner_connection.transaction(force_rollback=True):
        yield owner_connection


def test_rights_that_grew(changed: psycopg.Connection) -> None:
    assert not is_wrong(database.rights(changed))
    changed.execute("GRANT UPDATE ON security_ledgerentry TO careline_app")
    found = database.rights(changed)
    assert is_wrong(found)
    assert "security_ledgerentry" in found.said


def test_rights_that_are_missing(changed: psycopg.Connection) -> None:
    changed.execute("REVOKE INSERT ON security_user FROM careline_app")
    assert is_wrong(database.rights(changed))


def test_a_database_of_the_right_kind(changed: psycopg.Connection) -> None:
    assert not is_wrong(database.version(changed))
    assert not is_wrong(database.time(changed))
    with using(StoppedClock(datetime(2030, 1, 1, tzinfo=UTC))):
        assert is_wrong(database.time(changed))


@pytest.mark.django_db
def test_migrations_and_seals() -> None:
    assert not is_wrong(database.migrations())
    assert not is_wrong(work.sealing())
    assert is_wrong(work.worker())
    with override_settings(CARELINE_KEYRING=MemoryKeyring()):
        assert not is_wrong(work.sealing()), "an empty chain fits every keyring"


@pytest.mark.django_db
@translation.override("en")
def test_clocks_about_which_no_step_alarms_anybody(at: datetime) -> None:
    assert work.ladder().state is State.GOOD, "there is no rule, so no clock"
    install_calendar(code="cn", by=SEED, at=at)
    set_due_rule(terms=CN_ANSWER, valid_from=date(2026, 1, 1), by=SEED, at=at)
    found = work.ladder()
    assert (found.state, "every clock" in found.said) == (State.CARE, True)
    only_contact = Rung(code="own", fraction=50, recipients=(Recipient.LEAD,), kinds=(ClockKind.CONTACT,))
    set_ladder_step(rung=only_contact, by=SEED, at=at)
    found = work.ladder()
    assert (found.state, "Answer (Law)" in found.said, "Ladder" in found.remedy) == (State.CARE, True, True)
    set_ladder_step(rung=replace(only_contact, kinds=()), by=SEED, at=at)
    assert work.ladder().state is State.GOOD

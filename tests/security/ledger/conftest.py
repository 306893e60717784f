"""A small house that writes entries about lamps, with its keyring, anchor and witness in a folder of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from django.test import override_settings
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker

from careline.kernel import clock
from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.project.database import Address
from careline.security.actor import system
from careline.security.ledger import record, record_all
from careline.security.models import LedgerEntry
from careline.security.operation import operation
from careline.security.ports.anchor import FileAnchor
from careline.security.ports.witness import FolderWitness
from careline.security.queries.verification import Report, verify
from careline.security.rules.comparison import Finding
from tests.final import seal_everything

BY = system("tests")
WRITTEN = ("security_ledgerentry", "security_seal", "security_cursor", "security_setaside")


@dataclass(frozen=True, kw_only=True)
class LampLit(Event, about="lamp"):
    """Someone lit a lamp."""

    brightness: int


@operation()
def light_lamp(*, brightness: int = 1, at: datetime) -> LedgerEntry:
    return record(LampLit(subject=new_id(), brightness=brightness), by=BY, at=at)


@operation()
def light_lamps(*, count: int, at: datetime) -> list[LedgerEntry]:
    return record_all([LampLit(subject=new_id(), brightness=n) for n in range(count)], by=BY, at=at)


class House:
    """What a test does and sees; `sql` is the database's owner, who may do anything to it."""

    def __init__(self, folder: Path, owner: psycopg.Connection, at: datetime) -> None:
        self.anchor = FileAnchor(folder / "ledger.anchor")
        self.witness = FolderWitness(folder / "witness")
        self.owner = owner
        self.at = at

    def light(self, count: int) -> list[LedgerEntry]:
        return [light_lamp(brightness=n, at=self.at) for n in range(count)]

    def seal(self) -> None:
        seal_everything(at=self.at)

    def sql(self, query: str, *params: object) -> None:
        assert self.owner.execute(query, params or None).rowcount != 0, f"nothing was done by {query}"

    def verify(self) -> Report:
        return verify(by=BY)

    def findings(self) -> list[Finding]:
        return self.verify().findings

    def told(self) -> list[tuple[str, object]]:
        """What was found, each with the entry's id or the range of seals."""
        return [(one.what.value, one.entry or (one.first_seal, one.last_seal)) for one in self.findings()]


@pytest.fixture
def house(
    tmp_path: Path, database_address: Address, django_db_blocker: DjangoDbBlocker, at: datetime
) -> Iterator[House]:
    """Commits, and takes away the little it wrote; emptying every table after each test would take far longer."""
    with django_db_blocker.unblock(), psycopg.connect(make_conninfo(**database_address), autocommit=True) as owner:
        made = House(tmp_path, owner, at)
        outside = {"CARELINE_ANCHOR": made.anchor, "CARELINE_WITNESS": made.witness}
        try:
            with override_settings(**outside), clock.using(clock.StoppedClock(at)):
                yield made
        finally:
            for table in WRITTEN:
                owner.execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)

"""The whole examination, in an order in which the first thing wrong explains the others."""

from collections.abc import Iterator

import psycopg
from psycopg.conninfo import make_conninfo

from careline.project import database as db
from careline.project import embedded
from careline.project.doctor import database, folder, machine, work
from careline.project.doctor.finding import Finding, State, bad, good
from careline.project.home import Home
from careline.project.trouble import Trouble
from careline.project.words import _


def examine(home: Home) -> Iterator[Finding]:
    """Yield what every look finds; the database is started for it when it doesn't run."""
    if not home.root.exists():
        yield bad(
            "folder.home",
            _("There is nothing at {home} yet.").format(home=home.root),
            _("Run careline up, or set CARELINE_HOME to where the data is."),
        )
        return
    is_up = (home.run / "processes.json").exists()
    yield folder.writable(home)
    yield folder.secrets(home)
    yield folder.keyring()
    yield folder.screens()
    yield folder.languages()
    yield machine.disk(home)
    yield machine.time()
    yield machine.programs(home)
    yield machine.address(home)
    yield machine.transport()
    yield machine.mail()
    yield from _of_database(home, is_up=is_up)


def _of_database(home: Home, *, is_up: bool) -> Iterator[Finding]:
    try:
        with embedded.reachable(), psycopg.connect(make_conninfo(**db.owner_address()), autocommit=True) as owner:
            yield good("database.reachable", _("The database answers."))
            yield database.version(owner)
            yield database.time(owner)
            with db.connected_as(db.owner_address()):
                yield from _of_content(home, owner, is_up=is_up)
    except Trouble as trouble:
        yield bad("database.reachable", trouble.problem, trouble.remedy)
    except psycopg.OperationalError as error:
        yield bad("database.reachable", _("The database broke off: {reason}").format(reason=error), _("Run it again."))


def _of_content(home: Home, owner: psycopg.Connection, *, is_up: bool) -> Iterator[Finding]:
    pending = database.migrations()
    yield pending
    if pending.state is State.BAD:
        return
    yield database.role(owner)
    yield database.rights(owner)
    yield work.anchor()
    yield work.ladder()
    yield work.processes(home)
    if is_up:
        yield work.worker()
        yield work.announcing()
        yield work.sweeping()
        yield work.sealing()

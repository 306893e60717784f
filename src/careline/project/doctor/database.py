"""The database: the right kind, up to date, and with no more rights for the processes than they need."""

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg.conninfo import make_conninfo

from careline.kernel import clock
from careline.project import database, grants
from careline.project.doctor.finding import Finding, bad, good
from careline.project.words import _

OLDEST = 150000
"""PostgreSQL 15: unique constraints may treat nulls as equal, and the public schema is closed."""

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
CLOCKS_APART = 5.0
"""Seconds the database's clock may differ from ours."""


def version(owner: psycopg.Connection) -> Finding:
    """Look at PostgreSQL's age and its character type."""
    found, encoding, ctype = owner.info.server_version, _asked(owner, "SHOW server_encoding"), _ctype(owner)
    said = _("PostgreSQL {version}, {encoding}, {ctype}.").format(
        version=found // 10000, encoding=encoding, ctype=ctype
    )
    if found < OLDEST:
        return bad("database.version", said, _("Move to PostgreSQL 15 or later."))
    if encoding != "UTF8" or ctype in {"C", "POSIX"}:
        remedy = _("Make the database anew: CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
        return bad("database.version", said, remedy)
    return good("database.version", said)


def time(owner: psycopg.Connection) -> Finding:
    """Look whether the database agrees with us on the time."""
    shown = owner.execute("SELECT clock_timestamp()").fetchone()
    assert shown is not None
    apart = abs((clock.now() - shown[0]).total_seconds())
    said = _("The database's clock is {seconds:.1f} s from ours.").format(seconds=apart)
    if apart > CLOCKS_APART:
        return bad("database.clock", said, _("Run an NTP service on both machines."))
    return good("database.clock", said)


def migrations() -> Finding:
    """Look for migrations that haven't been run."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return good("database.migrations", _("Every migration has been run."))
    said = _("{count} migrations have not been run.").format(count=len(waiting))
    return bad("database.migrations", said, _("Run careline migrate"))


def role(owner: psycopg.Connection) -> Finding:
    """Look whether the processes can sign in, as somebody who is neither owner nor superuser."""
    name = database.app_address()["user"]
    try:
        psycopg.connect(make_conninfo(**database.app_address(), connect_timeout="5")).close()
    except psycopg.OperationalError:
        said = _("The processes can't sign in to the database as {role}.").format(role=name)
        return bad("database.role", said, _("Run careline migrate"))
    mighty = owner.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = %s", [name]
    ).fetchone()
    if mighty and mighty[0]:
        said = _("The role of the processes, {role}, may do far more than it should.").format(role=name)
        remedy = f"ALTER ROLE {name} NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS"
        return bad("database.role", said, remedy)
    return good("database.role", _("The processes sign in as {role}.").format(role=name))


def rights(owner: psycopg.Connection) -> Finding:
    """Look for tables on which the processes have too few rights or too many."""
    name = database.app_address()["user"]
    wrong = [table for table in _tables(owner) if _held(owner, name, table) != set(grants.rights_on(table))]
    if not wrong:
        return good("database.rights", _("The processes can add to history, and can't change it."))
    said = _("The rights of {role} are wrong on {tables}.").format(role=name, tables=", ".join(sorted(wrong)))
    return bad("database.rights", said, _("Run careline migrate, and find out who changed them."))


def _held(owner: psycopg.Connection, role: str, table: str) -> set[str]:
    asked = ", ".join("has_table_privilege(%(role)s, %(table)s, %(r)s)".replace("%(r)s", f"'{one}'") for one in RIGHTS)
    row = owner.execute(f"SELECT {asked}", {"role": role, "table": f'public."{table}"'}).fetchone()
    assert row is not None
    return {right for right, is_held in zip(RIGHTS, row, strict=True) if is_held}


def _tables(owner: psycopg.Connection) -> list[str]:
    rows = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return [str(row[0]) for row in rows]


def _ctype(owner: psycopg.Connection) -> str:
    return _asked(owner, "SELECT datctype FROM pg_database WHERE datname = current_database()")


def _asked(owner: psycopg.Connection, question: str) -> str:
    row = owner.execute(question).fetchone()
    assert row is not None
    return str(row[0])

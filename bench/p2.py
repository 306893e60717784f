"""P2: bulk import, by the same rules as live intake, over a raw COPY of the same rows into the same tables."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import sql

from bench.house import House, standing
from bench.ratio import Goal, Measured
from bench.rounds import alternate
from bench.rows import write_file

GOAL = Goal(name="P2", ours="import, rows/s", floor="COPY of what it wrote, rows/s", must=0.25, stretch=0.5)
ROWS = 5_000
TABLES = (
    "security_personkey",
    "parties_customer",
    "cases_complaint",
    "security_ledgerentry",
    "cases_stage",
    "cases_clock",
    "cases_suggestion",
)
"""What an import writes, lowest first."""
TAKE_OUT = "COPY (SELECT * FROM {} WHERE xmin::text::bigint >= {}) TO STDOUT"
DELETE = "DELETE FROM {} WHERE xmin::text::bigint >= {}"


@dataclass
class Import:
    """One file imported, then its rows taken out and put back by COPY."""

    house: House
    database: psycopg.Connection
    rows: int = ROWS
    began: int = 0
    """The first transaction of the last import: what it wrote is told from the rest by it."""

    def ours(self) -> float:
        """Import a file of new rows and return rows per second."""
        from careline.kernel import clock
        from careline.project.crew import helpers_here
        from careline.project.importing import Unseen, import_file
        from careline.security.actor import system

        path = self.house.root / "complaints.csv"
        write_file(path, self.rows)
        (self.began,) = self.database.execute("SELECT pg_current_xact_id()::text::bigint").fetchone() or (0,)
        self.database.commit()
        began = time.perf_counter()
        by = system("import")
        tally = import_file(
            path=path, map_name="generic", by=by, now=clock.now, progress=Unseen(), helpers=helpers_here()
        )
        spent = time.perf_counter() - began
        if (tally.imported, tally.rejected) != (self.rows, 0):
            raise RuntimeError(str(tally))
        return self.rows / spent

    def floor(self) -> float:
        """Put the same rows into the same tables by COPY, in one transaction, and return complaints per second."""
        kept = {table: self._take_out(table) for table in reversed(TABLES)}
        self.database.commit()
        self._tidy()
        began = time.perf_counter()
        with self.database.cursor() as cursor:
            for table in TABLES:
                with cursor.copy(_statement("COPY {} FROM STDIN", table)) as copying:
                    for block in kept[table]:
                        copying.write(block)
        self.database.commit()
        return self.rows / (time.perf_counter() - began)

    def _tidy(self) -> None:
        """Clear away what was deleted: the floor must not climb over it."""
        self.database.autocommit = True
        for table in TABLES:
            self.database.execute(_statement("VACUUM ANALYZE {}", table))
        self.database.autocommit = False

    def _take_out(self, table: str) -> list[bytes]:
        with self.database.cursor() as cursor:
            with cursor.copy(_statement(TAKE_OUT, table, self.began)) as copying:
                blocks = [bytes(block) for block in copying]
            cursor.execute(_statement(DELETE, table, self.began))
        return blocks


def measure() -> Iterator[Measured]:
    """Yield P2."""
    with standing() as house, psycopg.connect(house.owner) as database:
        one = Import(house, database)
        one.ours()  # the first run compiles and fills caches
        yield alternate(GOAL, one.ours, one.floor)


def _statement(text: LiteralString, table: str, *values: int) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(table), *map(sql.Literal, values))

"""P6: a million open clocks.

P6a watches alarms (`bench.lateness`). P6b lets clocks stand still and go on, in four processes; its floor writes the
same rows by pgbench's four clients. P6c makes a day a holiday and dates all clocks anew; its floor is one UPDATE of
them with its history. Both sides sit on the same PostgreSQL. P6b's floor has copies of the tables with the same
indexes; P6c's works on the very tables, and is undone afterwards.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import psycopg

from bench import lateness, open_clocks
from bench.house import SOURCE, House, standing
from bench.pgbench import transactions_per_second
from bench.ratio import Goal, Measured
from bench.rounds import alternate, tell

CLOCKS = int(os.environ.get("ROWS", "1000000"))
PROCESSES = 4
SECONDS = 8.0
P6B = Goal(
    name="P6b", ours="pauses and their ends/s", floor="the same rows by pgbench, transactions/s", must=0.1, stretch=0.2
)
P6C = Goal(
    name="P6c",
    ours=f"s to date anew what a holiday moves of {CLOCKS:,} clocks",
    floor="s for one UPDATE with its history",
    must=3,
    stretch=1.5,
    higher_is_better=False,
)
COPY = """
CREATE SCHEMA floor;
CREATE TABLE floor.complaint (LIKE cases_complaint INCLUDING ALL);
CREATE TABLE floor.clock (LIKE cases_clock INCLUDING ALL);
CREATE TABLE floor.move (LIKE cases_clockmove INCLUDING ALL);
CREATE TABLE floor.ledger (LIKE security_ledgerentry INCLUDING ALL);
INSERT INTO floor.complaint SELECT * FROM cases_complaint;
INSERT INTO floor.clock SELECT * FROM cases_clock;
CREATE TABLE floor.named AS
SELECT row_number() OVER () AS n, id AS clock, complaint_id AS complaint
  FROM cases_clock WHERE rule_code LIKE 'bench.%';
CREATE UNIQUE INDEX ON floor.named (n);
"""
MOVE = """
WITH moved AS (
    UPDATE cases_clock SET due_at = due_at + interval '1 day'
     WHERE rule_code LIKE 'bench.%%' AND state = 'running' AND due_at > %s RETURNING *)
INSERT INTO cases_clockmove (id, clock_id, n, kind, at, reason, due_before, due_after, steps, actor_kind, actor_name,
                             redating_id)
SELECT gen_random_uuid(), id, 1000, 'recompute', now(), 'calendar_changed', due_at - interval '1 day', due_at, steps,
       'system', 'bench', (SELECT id FROM clocks_redating LIMIT 1) FROM moved
"""
MOVING = "SELECT count(*) FROM cases_clock WHERE rule_code LIKE 'bench.%%' AND state = 'running' AND due_at > %s"
"""Late complaints were imported meanwhile, whose clocks are over: neither side moves them."""
NEARLY_ALL = 0.9
CHECK = "SET CONSTRAINTS ALL IMMEDIATE"
"""A commit would look at every reference; what is undone doesn't come so far."""


@dataclass
class Clocks:
    """A house full of open clocks, asked by both sides."""

    house: House
    database: psycopg.Connection
    day: date
    """A working day all of them have before them."""
    rounds: list[float] = field(default_factory=list)

    def paused(self) -> float:
        """Return how many pauses and ends of pauses per second four processes bring about."""
        words = [sys.executable, "-m", "bench.pausing", str(SECONDS)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        env, here = self.house.env, SOURCE.parent
        running = [
            subprocess.Popen([*words, str(n), str(PROCESSES)], env=env, cwd=here, **pipes)  # type: ignore[call-overload]  # noqa: S603  (our own words)
            for n in range(PROCESSES)
        ]
        for one in running:
            one.stdout.readline()
        began = time.perf_counter()
        for one in running:
            one.stdin.write("\n")
            one.stdin.flush()
        done = sum(int(one.stdout.readline()) for one in running)
        spent = time.perf_counter() - began
        for one in running:
            one.communicate()
        return done / spent

    def paused_by_pgbench(self) -> float:
        """Return how often per second pgbench writes the same rows."""
        (most,) = self.database.execute("SELECT count(*) FROM floor.named").fetchone() or (0,)
        script = Path(__file__).parent / "p6_floor.sql"
        return transactions_per_second(self.house, script, clients=PROCESSES, seconds=SECONDS, most=most)

    def dated_anew(self) -> float:
        """Make the day a holiday, or an ordinary one again, and return the seconds until every clock is dated."""
        from careline.clocks.models import Calendar
        from careline.clocks.operations.calendars import change_calendar_days
        from careline.clocks.operations.redating import redate_next
        from careline.clocks.rules.days import DayChange, DayKind
        from careline.kernel import clock
        from careline.security.actor import system

        self._tidy()
        by, is_holiday = system("bench"), len(self.rounds) % 2 == 0
        change = DayChange(day=self.day, kind=DayKind.HOLIDAY if is_holiday else None)
        began = time.perf_counter()
        code = Calendar.objects.get(code="cn").code
        batch = change_calendar_days(code=code, changes=[change], by=by, at=clock.now())
        while redate_next(by=by, at=clock.now()):
            pass
        self.rounds.append(time.perf_counter() - began)
        assert batch is not None
        batch.refresh_from_db()
        (moving,) = self.database.execute(MOVING, [self.day]).fetchone() or (0,)
        if batch.moved < moving * NEARLY_ALL:
            raise RuntimeError(f"{batch.moved:,} of {moving:,} clocks moved")
        return self.rounds[-1]

    def moved_by_sql(self) -> float:
        """Return the seconds of one statement that moves as many clocks, with a row of history for each; undo it."""
        self._tidy()
        with self.database.transaction(force_rollback=True):
            began = time.perf_counter()
            self.database.execute(MOVE, [self.day])
            self.database.execute(CHECK)
            return time.perf_counter() - began

    def _tidy(self) -> None:
        """Clear away what was moved before: neither side must climb over it."""
        for table in ("cases_clock", "cases_clockmove", "cases_complaint"):
            self.database.execute(f"VACUUM ANALYZE {table}")


def measure() -> Iterator[Measured]:
    """Yield P6a, P6b and P6c."""
    with standing() as house, psycopg.connect(house.owner, autocommit=True) as database:
        from careline.kernel import clock

        at = clock.now()
        open_clocks.fill(CLOCKS, at)
        database.execute("VACUUM ANALYZE")
        tell(f"P6: {CLOCKS:,} open clocks")
        yield lateness.measure(house, database)
        database.execute(COPY)
        database.execute("VACUUM ANALYZE")
        day = (at + timedelta(days=1)).date()
        while day.weekday() > 4:  # noqa: PLR2004  (Friday)
            day += timedelta(days=1)
        clocks = Clocks(house, database, day)
        yield alternate(P6B, clocks.paused, clocks.paused_by_pgbench)
        yield alternate(P6C, clocks.dated_anew, clocks.moved_by_sql, rounds=4)

"""P6a: how late alarms come in a house full of clocks, while a file is imported and complaints are taken in.

Some clocks are moved so that their first step comes within the time that is watched: so many each second, and some
hundreds at one instant. The sweeper is the house's own process, and the clerk tells whom its alarms name. A file of
complaints received long ago gives it as much to catch up with as it likes. An alarm counts as raised when another
connection sees it.
"""

import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from uuid import UUID

import psycopg

from bench.house import SOURCE, House
from bench.ratio import Goal, Measured
from bench.rounds import tell
from bench.rows import write_file

P6A = Goal(name="P6a", ours="s, 99 of 100 alarms are less late", must=2, stretch=0.5, higher_is_better=False)
SECONDS = 40
EACH_SECOND = 100
AT_ONCE = 500
"""At one instant, half-way."""
AHEAD = 3
"""Seconds from when all are at work until the first."""
PATIENCE = 180
LOOK = 0.02
"""Seconds between two looks at what was raised."""
ROWS = 200_000
"""More complaints than can be imported meanwhile."""
ALLOWED = timedelta(days=4)
CHOOSE = """
SELECT id FROM cases_clock WHERE rule_code = 'bench.promise.15' AND state = 'running'
   AND NOT EXISTS (SELECT FROM cases_clockalarm WHERE clock_id = cases_clock.id) ORDER BY id LIMIT %s
"""
"""A clock warns once, wherever it moves."""
MOVE = """
UPDATE cases_clock SET started_at = told.at - %s, due_at = told.at - %s + %s, alarm_at = told.at
  FROM unnest(%s::uuid[], %s::timestamptz[]) AS told (id, at) WHERE cases_clock.id = told.id
"""
ARE_AT_WORK = """
SELECT EXISTS (SELECT FROM cases_clockalarm), EXISTS (SELECT FROM cases_complaint WHERE external_id IS NOT NULL),
       EXISTS (SELECT FROM cases_complaint WHERE received_at > %s)
"""
"""The sweeper, the import, and who takes complaints in: each has done something."""
RAISED = "SELECT clock_id, at FROM cases_clockalarm WHERE clock_id = ANY(%s)"


def measure(house: House, database: psycopg.Connection) -> Measured:
    """Watch the alarms of some thousand clocks, and return within how many seconds 99 of 100 were seen."""
    with _at_work(house):
        _await(database)
        planned = _planned(database, datetime.now(UTC) + timedelta(seconds=AHEAD))
        seen, said = _watched(database, planned)
    for whose, late in (("seen by another", seen), ("as the sweeper says", said)):
        parts = quantiles(late, n=100)
        tell(f"P6a, {len(late):,} alarms {whose}: p50 {parts[49]:.3f} s, p99 {parts[98]:.3f} s, last {max(late):.3f} s")
    return Measured(P6A, [quantiles(seen, n=100)[98]])


@contextmanager
def _at_work(house: House) -> Iterator[None]:
    """Have the sweeper and the clerk, an import and somebody who takes complaints in at work, until they are told."""
    path = house.root / "late.csv"
    write_file(path, ROWS)
    path.chmod(0o644)
    careline = [sys.executable, "-m", "careline"]
    each = (
        [*careline, "run", "sweeper"],
        [*careline, "run", "clerk"],
        [*careline, "import", "complaints", str(path), "--map", "generic"],
        [sys.executable, "-m", "bench.intaking", str(PATIENCE + AHEAD + SECONDS + PATIENCE)],
    )
    with (house.root / "at-work.log").open("w") as log:
        running = [
            subprocess.Popen(words, env=house.env, cwd=SOURCE.parent, stdout=log, stderr=log)  # noqa: S603  (our own words)
            for words in each
        ]
    try:
        yield
        if any(ended := [one.poll() for one in running]):
            raise RuntimeError(f"{ended}: {(house.root / 'at-work.log').read_text()[-2000:]}")
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait(PATIENCE)


def _await(database: psycopg.Connection) -> None:
    """Wait until everybody is at work: a process that starts is late for another reason.

    :raises RuntimeError: it takes too long.
    """
    began = datetime.now(UTC)
    while not all(database.execute(ARE_AT_WORK, [began]).fetchone() or ()):
        if datetime.now(UTC) > began + timedelta(seconds=PATIENCE):
            raise RuntimeError("not everybody came to work")
        time.sleep(1)


def _planned(database: psycopg.Connection, first: datetime) -> dict[UUID, datetime]:
    """Move some clocks so that each alarms at an instant of its own, and return when."""
    from careline.cases.models import Clock
    from careline.clocks.queries.library import library

    instants = [first + timedelta(seconds=n / EACH_SECOND) for n in range(SECONDS * EACH_SECOND)]
    instants += [first + timedelta(seconds=SECONDS / 2)] * AT_ONCE
    chosen = [clock for (clock,) in database.execute(CHOOSE, [len(instants)])]
    one = Clock.objects.get(pk=chosen[0])
    step = library().ladder.part(one.kind, one.standing)[0]
    before = step.instant(first, first + ALLOWED) - first
    planned = dict(zip(chosen, instants, strict=True))
    database.execute(MOVE, [before, before, ALLOWED, list(planned), list(planned.values())])
    return planned


def _watched(database: psycopg.Connection, planned: dict[UUID, datetime]) -> tuple[list[float], list[float]]:
    """Look until all are raised; return how late each was when it was seen here, and as its row says."""
    coming = deque(sorted(planned, key=lambda clock: planned[clock]))
    until = max(planned.values()) + timedelta(seconds=PATIENCE)
    waiting: set[UUID] = set()
    seen, said = list[float](), list[float]()
    while coming or waiting:
        time.sleep(LOOK)
        now = datetime.now(UTC)
        if now > until:
            raise RuntimeError(f"{len(waiting):,} alarms were not raised")
        while coming and planned[coming[0]] <= now:
            waiting.add(coming.popleft())
        raised = database.execute(RAISED, [list(waiting)]).fetchall()
        now = datetime.now(UTC)
        for clock, at in raised:
            waiting.discard(clock)
            seen.append((now - planned[clock]).total_seconds())
            said.append((at - planned[clock]).total_seconds())
    return seen, said

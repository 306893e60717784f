"""`python -m faults.checker HISTORY LATE`: compare what clients were told with what the database holds.

Every key that is wrong is printed, and the verdict as JSON last; an alarm is late after so many seconds. It asks the
database at FAULTS_DATABASE in SQL of its own, so that no fault of Careline's code can hide from it.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import psycopg

from faults.alarms import wrong_alarms
from faults.due_times import wrong_due_times
from faults.history import Told, downs, read
from faults.verdict import Verdict

STORED = """
SELECT substr(title, 8), count(*), array_agg(number) FROM cases_complaint WHERE title LIKE 'faults %' GROUP BY title
"""
HALF_MADE = {
    "has no stage": "NOT EXISTS (SELECT FROM cases_stage WHERE complaint_id = it.id)",
    "says another number of moves than its stages": """
        version <> (SELECT count(*) FROM cases_stage WHERE complaint_id = it.id)""",
    "has a stage without an entry in the ledger": """
        EXISTS (SELECT FROM cases_stage s LEFT JOIN security_ledgerentry e ON e.id = s.entry_id
                WHERE s.complaint_id = it.id AND e.id IS NULL)""",
    "has no entry in the ledger": """
        NOT EXISTS (SELECT FROM security_ledgerentry WHERE subject_id = it.id AND subject_kind = 'complaint')""",
    "has a customer without a key": """
        NOT EXISTS (SELECT FROM parties_customer c JOIN security_personkey k ON k.id = c.key_id
                    WHERE c.id = it.customer_id)""",
}
"""I2: nothing half-made."""
RULES = """
SELECT COALESCE(jsonb_object_agg(channel, codes), '{}') FROM (
    SELECT DISTINCT ON (channel) channel, codes FROM (
        SELECT c.channel, array_agg(k.rule_code ORDER BY k.rule_code) AS codes
          FROM cases_complaint c JOIN cases_clock k ON k.complaint_id = c.id
         WHERE c.title LIKE 'faults %' GROUP BY c.id, c.channel) held
     GROUP BY channel, codes ORDER BY channel, count(*) DESC, cardinality(codes) DESC) usual
"""
WAITING = """
FROM cases_clock WHERE complaint_id = it.id AND state = 'running'
                   AND kind IN ('answer', 'propose', 'resolve', 'decide', 'repair')
"""
"""The clocks that end the customer's waiting: the earliest of them binds."""
BADLY_DATED = {
    "has no clock that binds": f"NOT EXISTS (SELECT {WAITING})",
    "has two clocks under one rule": """
        EXISTS (SELECT FROM cases_clock WHERE complaint_id = it.id GROUP BY rule_code HAVING count(*) > 1)""",
    "lacks a clock": """
        %(rules)s::jsonb->channel IS DISTINCT FROM
        (SELECT jsonb_agg(rule_code ORDER BY rule_code) FROM cases_clock WHERE complaint_id = it.id)""",
    "is due at another time than the earliest clock that binds": f"""
        due_at IS DISTINCT FROM (SELECT min(due_at) {WAITING})""",
    "has a clock that stands as no move of it says": """
        EXISTS (SELECT FROM cases_clock k WHERE k.complaint_id = it.id AND k.state IS DISTINCT FROM COALESCE(
            (SELECT CASE m.kind WHEN 'pause' THEN 'paused' WHEN 'stop' THEN 'stopped'
                                WHEN 'withdraw' THEN 'withdrawn' ELSE 'running' END
               FROM cases_clockmove m WHERE m.clock_id = k.id AND m.kind <> 'recompute'
              ORDER BY m.n DESC LIMIT 1), 'running'))""",
    "has a clock that runs without a due time, or stands still with one": """
        EXISTS (SELECT FROM cases_clock k WHERE k.complaint_id = it.id
                                            AND (k.due_at IS NULL) <> (k.state = 'paused'))""",
    "has a clock of which a move is missing": """
        EXISTS (SELECT FROM cases_clock k JOIN cases_clockmove m ON m.clock_id = k.id WHERE k.complaint_id = it.id
                GROUP BY k.id HAVING max(m.n) <> count(*))""",
}
"""I3: one live clock for each rule."""
FOUND = "SELECT substr(title, 8) FROM cases_complaint it WHERE title LIKE 'faults %%' AND ({})"


def check(history: Path, database: str, *, late: float) -> Verdict:
    """Return the verdict on a history.

    :param late: seconds within which an alarm is raised.
    """
    keys = read(history)
    with psycopg.connect(database) as connection:
        stored = {key: (count, set(numbers)) for key, count, numbers in connection.execute(STORED)}
        found = (
            _wrong(connection),
            wrong_alarms(connection, downs=downs(history), late=late),
            wrong_due_times(connection),
        )
        wrong = [f"{key} {why}" for why, key in chain(*found)]
    wrong += [f"{key} {why}" for why, key in _contradictions(keys, stored)]
    return Verdict(
        acknowledged=sum(bool(told.numbers) for told in keys.values()),
        stored=sum(count for count, _ in stored.values()),
        lost=[key for key, told in keys.items() if told.numbers and key not in stored],
        duplicated=[key for key, (count, _) in stored.items() if count > 1],
        violations=wrong,
    )


def _wrong(connection: "psycopg.Connection[Any]") -> Iterator[tuple[str, object]]:
    most = connection.execute(RULES).fetchone()
    rules = {"rules": json.dumps(most[0] if most else {})}
    for why, condition in {**HALF_MADE, **BADLY_DATED}.items():
        for (key,) in connection.execute(FOUND.format(condition), rules):
            yield why, key


def _contradictions(keys: Mapping[str, Told], stored: Mapping[str, tuple[int, set[str]]]) -> Iterator[tuple[str, str]]:
    for key, told in keys.items():
        if told.silences:
            yield "was neither answered nor cut off in time", key
        if not told.numbers:
            yield f"was never answered, however often it was asked; at last {told.last or 'it was open still'}", key
        if key in stored and told.numbers - stored[key][1]:
            yield "was answered with a number it doesn't have", key
    yield from (("was never asked for", key) for key in stored.keys() - keys.keys())


if __name__ == "__main__":
    found = check(Path(sys.argv[1]), os.environ["FAULTS_DATABASE"], late=float(sys.argv[2]))
    for kind in ("lost", "duplicated", "violations"):
        for one in getattr(found, kind):
            print(f"{kind}: {one}", file=sys.stderr)
    print(json.dumps(asdict(found)))

"""Faults planted in a house: each must be caught by the checker, as what it is, or the checker is worth nothing."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import psycopg
from bench.rounds import tell

from faults.ground import Ground, founded
from faults.history import Answers
from faults.killing import every_web_worker, recovery
from faults.load import compared, under_load
from faults.outcome import Outcome
from faults.place import Place, until
from faults.verdict import Verdict

MOST = 12
"""Strikes after which a planted fault is given up; each is made to show at the first."""
BUSY = 30
"""Answers that come before a strike: some are to what is sent twice, one in five meets a forgotten clock."""
IN_VAIN = 10.0
"""Seconds that are spent on waiting for answers: a house with a fault may refuse what it was asked for ever."""
SETTLING = 2.0
"""Seconds until what the house is still about, longer than the planted faults take their time, is on the disk too."""


@dataclass(frozen=True)
class Plant:
    """One planted fault, and what it must be caught by."""

    name: str
    what: str
    kind: str
    """Which of the checker's findings it shows in: lost, duplicated or violations."""
    words: str = ""
    """What such a finding says."""
    statement: str = ""
    """What is done to the database; changes of the code are in `faults/planted`."""
    is_missed: bool = False
    """Whether something doesn't happen in its time, so that it shows only when that is over."""

    def findings(self, verdict: Verdict) -> Sequence[str]:
        """Return by what it was caught."""
        return [one for one in getattr(verdict, self.kind) if self.words in one]


PLANTS = (
    Plant("early_answer", "committed after it was acknowledged", "lost"),
    Plant("half_made", "a complaint committed before its stages", "violations", "has no stage"),
    Plant("undated", "a clock left out", "violations", "lacks a clock"),
    Plant(
        "no_unique_name",
        "two complaints may have one external id",
        "duplicated",
        statement="ALTER TABLE cases_complaint DROP CONSTRAINT one_complaint_per_external_id",
    ),
    Plant("alarm_unwritten", "an entry without its alarm", "violations", "has an entry of an alarm that isn't there"),
    Plant("alarm_unraised", "a step that isn't raised", "violations", "lacks an alarm", is_missed=True),
    Plant(
        "alarm_repeated",
        "a step may alarm again, and does",
        "violations",
        "was alarmed twice",
        statement="ALTER TABLE cases_clockalarm DROP CONSTRAINT one_alarm_per_step_and_due_time",
    ),
)


def caught(plant: Plant, ground: Ground) -> Outcome:
    """Plant a fault, strike the house until the checker finds it, and return whether it did."""
    with founded(ground, planted=plant.name) as place:
        if plant.statement:
            with psycopg.connect(ground.database_of(place), autocommit=True) as database:
                database.execute(plant.statement)
        for strikes in range(1, MOST + 1):
            verdict = _struck(place, ground, settling=SETTLING + place.late * plant.is_missed)
            found = plant.findings(verdict)
            tell(f"{plant.name} {strikes}: {len(found)} {plant.kind} {plant.words}".rstrip())
            if found:
                break
    line = verdict.line(plant.name, strikes)
    print(line, flush=True)
    if found:
        by = f"{len(found)} {plant.kind} {plant.words}".rstrip()
        return Outcome(fault=plant.name, line=line, figures=f"caught ({plant.what}), by {by}")
    wanted = f"not caught ({plant.what}): no {plant.kind} {plant.words}".rstrip()
    return Outcome(fault=plant.name, line=line, failures=[f"{wanted} after {MOST} strikes", *verdict.findings()])


def _struck(place: Place, ground: Ground, *, settling: float) -> Verdict:
    """Kill all web workers once, the moment after somebody was answered, and compare when all has come to rest."""
    answers = Answers(place.history)
    with under_load(place, ground.token, last=IN_VAIN):
        before = answers.count()
        with suppress(TimeoutError):
            until(lambda: answers.count() > before + BUSY, patience=IN_VAIN)
        every_web_worker(place)
        recovery(answers, since=time.monotonic(), patience=IN_VAIN)
    time.sleep(settling)
    return compared(place, ground.database_of(place))

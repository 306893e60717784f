"""`python -m faults`: each fault ends with one line of JSON; the exit code is 1 when any left something behind."""

import os
import sys
from collections.abc import Iterator

import psycopg
from bench.rounds import tell

from faults.killing import FAULTS, PLANTING, Fault
from faults.load import judged, under_load
from faults.place import Place, founded
from faults.verdict import Verdict

PLANTED = {
    "early_answer": "committed after it was acknowledged",
    "half_made": "a complaint committed before its stages",
    "undated": "a clock left out",
    "no_unique_name": "two complaints may have one external id",
}
"""Each must be caught by the checker, or the checker is worth nothing."""
NO_UNIQUE_NAME = "ALTER TABLE cases_complaint DROP CONSTRAINT one_complaint_per_external_id"


def struck(fault: Fault, rounds: int, *, planted: str = "") -> Verdict:
    """Have a fault happen so often to a house of its own, and return what it left behind."""
    with founded(planted=planted) as place:
        if planted == "no_unique_name":
            _forget_unique_names(place)
        with under_load(place):
            slow = fault.run(place, rounds)
        verdict = judged(place)
        return Verdict(**{**vars(verdict), "violations": [*verdict.violations, *slow]})


def _forget_unique_names(place: Place) -> None:
    with psycopg.connect(place.owner, autocommit=True) as database:
        database.execute(NO_UNIQUE_NAME)


def _faults(only: str) -> Iterator[bool]:
    for fault in FAULTS:
        if only in {"", fault.name}:
            rounds = int(os.environ.get("ROUNDS", str(fault.rounds)))
            verdict = struck(fault, rounds)
            for one in (*verdict.lost, *verdict.duplicated, *verdict.violations):
                tell(f"{fault.name}: {one}")
            print(verdict.line(fault.name, rounds), flush=True)
            yield verdict.is_clean


def _planted(only: str) -> Iterator[bool]:
    for name, what in PLANTED.items():
        if only in {"", "planted", name}:
            verdict = struck(PLANTING, PLANTING.rounds, planted=name)
            tell(f"{name} ({what}): {'not caught' if verdict.is_clean else 'caught'}")
            print(verdict.line(name, PLANTING.rounds), flush=True)
            yield not verdict.is_clean


def main() -> None:
    """Run what ONLY names, or everything: the faults, and the planted ones that must be caught."""
    only = os.environ.get("ONLY", "")
    if only not in {"", "planted", *PLANTED, *(fault.name for fault in FAULTS)}:
        sys.exit(f"ONLY={only} names none of {', '.join((*(fault.name for fault in FAULTS), 'planted', *PLANTED))}")
    went_well = [*_faults(only), *_planted(only)]
    sys.exit(0 if all(went_well) else 1)


if __name__ == "__main__":
    main()

"""`python -m faults`: each fault ends with one line of JSON; the exit code is 1 when any left something behind."""

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial

from bench.rounds import tell

from faults.ground import Ground, founded, laid
from faults.history import downs
from faults.jumping import F9, Jumps
from faults.killing import FAULTS, Fault, Recoveries
from faults.load import compared, ledger_proved
from faults.outcome import Outcome, tell_all
from faults.place import Place
from faults.planting import PLANTS, caught

EVERY: tuple[Fault | Jumps, ...] = (*FAULTS, F9)
LOOK = 2.0
"""Seconds the sweeper may rest between two looks, and as long again."""
NAMES = (*(fault.name for fault in EVERY), "planted", *(plant.name for plant in PLANTS))


def survived(fault: Fault | Jumps, rounds: int, ground: Ground) -> Outcome:
    """Have a fault happen so often to a house, and return what it left behind."""
    with founded(ground, starts=fault.starts) as place:
        recoveries = fault.happen(place, ground, rounds)
        time.sleep(place.late + LOOK)  # by then what was due has been alarmed about
        verdict = compared(place, ground.database_of(place)).and_also([*ledger_proved(place), *recoveries.slow])
        if not verdict.is_clean:
            tell("\n".join(["What the house said last:", *place.last_words]))
        figures = _figures(place, recoveries)
    line = verdict.line(fault.name, rounds)
    print(line, flush=True)
    return Outcome(fault=fault.name, line=line, figures=figures, failures=[*verdict.findings()])


def left_out(fault: Fault | Jumps, _ground: Ground) -> Outcome:
    """Return that a fault can't happen on this machine, and why."""
    tell(f"{fault.name} is left out: {fault.lacks}")
    return Outcome(fault=fault.name, figures=f"left out: {fault.lacks}")


def _figures(place: Place, recoveries: Recoveries) -> str:
    slowest = f"somebody was answered again after {max(recoveries.took):.1f} s at the latest"
    house = f"{recoveries.allowed:.1f} s are allowed; the whole house starts in {max(place.starts):.1f} s"
    down = f"what raises alarms was down, or its time never shown, {len(downs(place.history))} times"
    return f"{slowest} ({house}); {down}, and {place.late:.1f} s later all had to be raised"


def _wished(only: str) -> Iterator[tuple[str, Callable[[Ground], Outcome]]]:
    for fault in EVERY:
        if only in {"", fault.name}:
            rounds = int(os.environ.get("ROUNDS", str(fault.rounds)))
            yield fault.name, partial(survived, fault, rounds) if not fault.lacks else partial(left_out, fault)
    for plant in PLANTS:
        if only in {"", "planted", plant.name}:
            yield plant.name, partial(caught, plant)


def _outcome(name: str, run: Callable[[Ground], Outcome], ground: Ground) -> Outcome:
    try:
        return run(ground)
    except Exception as error:  # noqa: BLE001  (the others have their turn, and the end tells of this one)
        traceback.print_exc()
        return Outcome(fault=name, failures=[f"it could not be carried through: {type(error).__name__}: {error}"[:300]])


def main() -> None:
    """Run what ONLY names, or everything: the faults, and the planted ones that must be caught."""
    only = os.environ.get("ONLY", "")
    if only not in {"", *NAMES}:
        sys.exit(f"ONLY={only} names none of {', '.join(NAMES)}")
    with laid() as ground:
        outcomes = [_outcome(name, run, ground) for name, run in _wished(only)]
    tell_all(outcomes)
    sys.exit(0 if all(one.went_well for one in outcomes) else 1)


if __name__ == "__main__":
    main()

"""The sealer: seals within two seconds, and settles witnesses now and then."""

import time
from datetime import timedelta
from threading import Event

from careline.kernel import clock
from careline.kernel.loop import run_until
from careline.security.jobs.leadership import STAND_BY, Leadership
from careline.security.jobs.sealing import seal_all, settle_witnesses
from careline.security.queries.feed import horizon

LOCK = 7_400_012
PACE = 1.0
"""Seconds between two looks. An entry is sealed within two, unless an older transaction is still writing."""
SETTLE_EVERY = timedelta(seconds=30)


class Sealer:
    """Seals when a transaction ended since the last time."""

    def __init__(self) -> None:
        self.lead = Leadership(LOCK)
        self.seen = 0
        self.settle_at = 0.0

    def step(self) -> float:
        """Seal what is final and return how long to rest."""
        if time.monotonic() >= self.settle_at:  # each host settles its own witnesses, whoever seals
            settle_witnesses(at=clock.now())
            self.settle_at = time.monotonic() + SETTLE_EVERY.total_seconds()
        if not self.lead.take():
            return STAND_BY
        reached = horizon()
        if reached != self.seen:
            seal_all(at=clock.now())
            self.seen = horizon()
        return PACE


def run_sealer(stop: Event) -> None:
    """Seal until told to stop, and once more at the end."""
    sealer = Sealer()
    run_until(stop, sealer.step, mend=sealer.lead.lay_down, name="the sealer")
    sealer.lead.lay_down()

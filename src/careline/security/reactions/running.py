"""Reacting as long as the house stands."""

import logging
from datetime import datetime
from threading import Event

from django.db import connection

from careline.kernel import clock
from careline.kernel.loop import run_until
from careline.security.queries.feed import horizon
from careline.security.reactions.drain import Stumbled, drain_reader, set_back
from careline.security.reactions.registry import Reaction, registered

log = logging.getLogger(__name__)

PACE = 0.1
"""Seconds between two looks. A look is one short query."""
RETRIES_EVERY = 10
"""Looks after which readers that failed are given their chance even when nothing is new."""


class Reactor:
    """Drains when a transaction ended since the last time; any number of processes may do so side by side."""

    def __init__(self) -> None:
        self.seen = 0
        self.looks = 0

    def step(self) -> float:
        """Drain what is new and return how long to rest."""
        reached = horizon()
        self.looks += 1
        if reached != self.seen or self.looks % RETRIES_EVERY == 0:
            at = clock.now()
            for reaction in registered().values():
                _drained(reaction, at)
            self.seen = reached
        return PACE


def run_reactions(stop: Event) -> None:
    """React until told to stop."""
    run_until(stop, Reactor().step, mend=connection.close, name="the reactions")
    connection.close()


def _drained(reaction: Reaction, at: datetime) -> None:
    """Drain one reader; should it fail, the others still get their turn."""
    try:
        drain_reader(reaction, at=at)
    except Stumbled as stumbled:
        log.exception("%s stumbled and will be shown the entry again", reaction.reader)
        set_back(stumbled, at=at)

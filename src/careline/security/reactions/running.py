"""Reacting as long as the house stands."""

import logging
from collections.abc import Iterable
from datetime import datetime
from threading import Event

from django.db import connection

from careline.kernel import clock
from careline.kernel.loop import run_until
from careline.security.queries.feed import happened, horizon
from careline.security.reactions.drain import Stumbled, drain_reader, set_back
from careline.security.reactions.registry import Reaction, registered

log = logging.getLogger(__name__)

PACE = 0.1
"""Seconds between two looks. A look is one short query."""
ALL_EVERY = 10
"""Looks after which every reader has its turn, whatever came: one that failed, or that another process left behind."""


class Reactor:
    """Drains when a transaction ended since the last time; any number of processes may do so side by side."""

    def __init__(self) -> None:
        self.seen = 0
        self.looks = 0

    def step(self) -> float:
        """Drain what is new and return how long to rest."""
        reached = horizon()
        self.looks += 1
        for reaction in self._concerned(reached):
            _drained(reaction, clock.now())
        self.seen = reached
        return PACE

    def _concerned(self, reached: int) -> Iterable[Reaction]:
        """Return the readers that have something to see now: those of the events that came, and in their turn all."""
        readers = registered().values()
        if self.seen == 0 or self.looks % ALL_EVERY == 0:
            return readers
        names = happened(since=self.seen, below=reached) if reached != self.seen else frozenset()
        return [one for one in readers if one.events & names]


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

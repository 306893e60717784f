"""The relay: says on a channel what the ledger holds anew, so that no intake transaction has to notify.

NOTIFY inside concurrent writers makes them queue for one lock. So one relay reads the ledger and notifies for all.
"""

import time
from threading import Event

from django.db import connection, transaction

from careline.kernel.loop import run_until
from careline.security.jobs.leadership import STAND_BY, Leadership
from careline.security.models import Cursor
from careline.security.queries.feed import horizon, next_entries
from careline.security.queries.places import cursor_of
from careline.security.rules.topics import Topic, topics_of
from careline.security.rules.trace import START

CHANNEL = "careline_ledger"
READER = "security.relay"
LOCK = 7_400_011
BUSY, IDLE = 0.015, 0.04
"""Seconds between two looks: an entry is announced within 50 ms of its commit. A look is one short query."""
STILL_BUSY = 2.0
"""Seconds without news after which it is idle."""


class Relay:
    """Announces entries in the ledger's order, each at least once."""

    def __init__(self) -> None:
        self.lead = Leadership(LOCK)
        self.seen = 0
        """Below this transaction everything was announced."""
        self.last_news = 0.0

    def step(self) -> float:
        """Announce what is new and return how long to rest."""
        if not self.lead.take():
            return STAND_BY
        now = time.monotonic()
        reached = horizon()
        if reached != self.seen:
            if self.announce():
                self.last_news = now
            else:
                self.seen = reached
        return BUSY if now - self.last_news < STILL_BUSY else IDLE

    def announce(self) -> int:
        """Announce the next entries, as a set, and return how many."""
        with transaction.atomic():
            cursor = cursor_of(READER) or Cursor.objects.create(reader=READER, xid=horizon(), entry=START.id)
            entries = next_entries(after=cursor.position)
            if entries:
                _notify(topics_of((entry.subject_kind, entry.subject_id, entry.id) for entry in entries))
                cursor.move(entries[-1].position)
        return len(entries)


def run_relay(stop: Event) -> None:
    """Announce until told to stop."""
    relay = Relay()
    run_until(stop, relay.step, mend=relay.lead.lay_down, name="the relay")
    relay.lead.lay_down()


def _notify(topics: list[Topic]) -> None:
    with connection.cursor() as cursor:
        news = (CHANNEL, [str(topic) for topic in topics])
        cursor.execute("SELECT pg_notify(%s, topic) FROM unnest(%s::text[]) AS topic", news)

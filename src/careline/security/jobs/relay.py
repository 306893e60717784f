"""The relay: says on a channel what the ledger holds anew, so that no intake transaction has to notify.

NOTIFY inside concurrent writers makes them queue for one lock. So one relay reads the ledger and notifies for all.
"""

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
REST = 0.04
"""Seconds between two looks: an entry is announced within 50 ms of its commit. A look is one short query, and what came
since the last one is announced as a set: to look more often when there is much to say costs most when there is least to
spare."""


class Relay:
    """Announces entries in the ledger's order, each at least once."""

    def __init__(self) -> None:
        self.lead = Leadership(LOCK)
        self.seen = 0
        """Below this transaction everything was announced."""

    def step(self) -> float:
        """Announce what is new and return how long to rest."""
        if not self.lead.take():
            return STAND_BY
        reached = horizon()
        if reached != self.seen and not self.announce():
            self.seen = reached
        return REST

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

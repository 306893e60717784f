"""Draining: every reader is shown the entries after its place, one transaction for each, in the ledger's order."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction

from careline.security.models import Cursor, LedgerEntry, SetAside
from careline.security.queries.feed import completed_entries, last_position
from careline.security.queries.places import cursor_of, locked_cursor_of
from careline.security.reactions.registry import Reaction, registered
from careline.security.rules.trace import Position

AHEAD = 100
"""Entries read at once; each is shown in a transaction of its own."""
TRIES = 8
FIRST_RETRY = timedelta(seconds=1)
"""Doubled with each failure: the last try comes about two minutes after the first."""


class Stumbled(RuntimeError):
    """A reaction failed on an entry; its cause is attached."""

    def __init__(self, reaction: Reaction, entry: LedgerEntry) -> None:
        super().__init__(f"{reaction.reader} stumbled over {entry}")
        self.reader, self.entry = reaction.reader, entry


def drain(*, at: datetime, upto: Position | None = None) -> int:
    """Let every reader see what it hasn't seen yet and return how many entries were shown.

    :param upto: show entries up to here, be their transaction ended or not; without it, up to the oldest running one.
        A test calls `drain(at=at, upto=entry.position)` inside its own transaction.
    :raises Stumbled: when a reaction fails; what came before it stays done.
    """
    return sum(drain_reader(reaction, at=at, upto=upto) for reaction in registered().values())


def drain_reader(reaction: Reaction, *, at: datetime, upto: Position | None = None) -> int:
    """Show one reader what it hasn't seen yet and return how many entries that were.

    It is looked without a lock, for a lock would take a transaction's number, and each number taken wakes every reader.

    :raises Stumbled: when it fails on one.
    """
    cursor = cursor_of(reaction.reader) or Cursor(reader=reaction.reader)
    place = cursor.position
    end = last_position(after=place, upto=upto) if cursor.is_ready(at) else None
    if end is None:
        return 0
    shown = 0
    while entries := completed_entries(after=place, upto=end, limit=AHEAD, events=reaction.events):
        for entry in entries:
            if not _show(reaction, entry, place, at=at):
                return shown
            place, shown = entry.position, shown + 1
    with _held(reaction.reader, place, at=at) as held:
        if held and place != end:
            held.move(end)
    return shown


@transaction.atomic
def set_back(stumbled: Stumbled, *, at: datetime) -> None:
    """Let a failed reader try again later; after its last try, set the entry aside for a person and go on."""
    cursor, _ = Cursor.objects.select_for_update().get_or_create(reader=stumbled.reader)
    if cursor.position >= stumbled.entry.position:
        return  # another process got it past meanwhile
    cursor.failures += 1
    if cursor.failures < TRIES:
        cursor.retry_at = at + FIRST_RETRY * 2 ** (cursor.failures - 1)
        cursor.save()
        return
    problem = type(stumbled.__cause__).__name__
    SetAside(reader=stumbled.reader, entry=stumbled.entry.id, problem=problem, at=at).save()
    cursor.move(stumbled.entry.position)


def _show(reaction: Reaction, entry: LedgerEntry, place: Position, *, at: datetime) -> bool:
    """Show a reader its next entry, and move its place past it in the same transaction."""
    with _held(reaction.reader, place, at=at) as cursor:
        if cursor is None:
            return False
        try:
            reaction.react(entry=entry, at=at)
        except Exception as error:
            raise Stumbled(reaction, entry) from error
        cursor.move(entry.position)
    return True


@contextmanager
def _held(reader: str, place: Position, *, at: datetime) -> Iterator[Cursor | None]:
    """Hold a reader's place while a transaction lasts; None when another process reads for it, or has read on."""
    with transaction.atomic():
        cursor = locked_cursor_of(reader)
        stands = cursor and cursor.position == place and cursor.is_ready(at)
        yield cursor if stands else None

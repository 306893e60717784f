"""Draining: every reader is shown the entries after its place, one transaction for each, in the ledger's order."""

from datetime import datetime, timedelta

from django.db import transaction

from careline.security.models import Cursor, LedgerEntry, SetAside
from careline.security.queries.feed import completed_entries, last_position
from careline.security.reactions.registry import Reaction, registered
from careline.security.rules.trace import Position

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

    :raises Stumbled: when it fails on one.
    """
    shown = 0
    while _has_news(reaction, at, upto) and _show_next(reaction, at=at, upto=upto):
        shown += 1
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


def _has_news(reaction: Reaction, at: datetime, upto: Position | None) -> bool:
    """Look without a lock, for a lock would take a transaction's number, and each number taken wakes every reader."""
    cursor = Cursor.objects.filter(reader=reaction.reader).first() or Cursor(reader=reaction.reader)
    return cursor.is_ready(at) and last_position(after=cursor.position, upto=upto) is not None


def _show_next(reaction: Reaction, *, at: datetime, upto: Position | None) -> bool:
    """Show a reader its next entry, and move its place past it in the same transaction."""
    with transaction.atomic():
        cursor = _cursor(reaction.reader)
        if cursor is None or not cursor.is_ready(at):
            return False
        end = last_position(after=cursor.position, upto=upto)
        entries = completed_entries(after=cursor.position, upto=end, limit=1, events=reaction.events) if end else []
        for entry in entries:
            try:
                reaction.react(entry=entry, at=at)
            except Exception as error:
                raise Stumbled(reaction, entry) from error
        if end:
            cursor.move(entries[0].position if entries else end)
    return bool(entries)


def _cursor(reader: str) -> Cursor | None:
    """Return a reader's place, locked; None when another process is reading for it."""
    Cursor.objects.get_or_create(reader=reader)
    return Cursor.objects.select_for_update(skip_locked=True).filter(reader=reader).first()

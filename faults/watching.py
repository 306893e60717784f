"""Writing into the history when that which raises alarms was down: an alarm is late only by what it stood."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

from faults.history import History
from faults.place import Place

LOOK = 0.05
"""Seconds between two looks; nothing that died is back sooner."""


@contextmanager
def watched(place: Place) -> Iterator[None]:
    """Have an eye on sweeper and database meanwhile."""
    over = Event()
    with History(place.history) as history:
        eye = Thread(target=_watch, args=(place, history, over))
        eye.start()
        try:
            yield
        finally:
            over.set()
            eye.join()


def note(history: History, said: str, at: datetime) -> None:
    """Write that they are `down`, or `up` again."""
    history.write(said=said, at=at.timestamp())


def _watch(place: Place, history: History, over: Event) -> None:
    was_up = True
    while not over.wait(LOOK):
        at, is_up = place.now, place.alarms
        if is_up is not was_up:
            note(history, "up" if is_up else "down", at)
            was_up = is_up
    if not was_up:
        note(history, "up", place.now)

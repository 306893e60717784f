"""F9: the clock on the wall jumps, and passes over every day on which clocks are easily wrong, under load.

All processes of the house read one clock (`faults.shown`). In each round it is set to a day before an occasion, and
under load to some seconds before it, and runs over it; days of both calendars become holidays or worked ones, with
clocks running; and the clock is set by an hour, back or on by turns. What was due in time that was never shown must be
caught up with, and nothing alarm twice.
"""

import random
import signal
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from os import kill as send
from zoneinfo import ZoneInfo

from bench.rounds import tell

from faults.ground import Ground
from faults.history import Answers, History
from faults.killing import Recoveries, recovery
from faults.load import under_load
from faults.place import Place, until
from faults.promises import promise_everything, put
from faults.shown import MISSING, libfaketime
from faults.watching import watched

RATE = 3
"""Complaints a second: after each leap all of them are to be alarmed about at once."""
SOON = 0.8
"""Share of those that every rule holds."""
BEFORE = 4.0
"""Seconds from the leap to the occasion."""
AFTER = 2.0
"""Seconds of load after each thing that happens."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CHINA, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
ZONES = {"cn": CHINA, "us": NEW_YORK}
LONGEST = "366"
"""Days a token of the clients lasts; each round has its own."""


def midnight_before(month: int, day: int, zone: ZoneInfo, since: datetime) -> datetime:
    """Return the next midnight at which this day begins; of a leap day, in the next year that has one."""
    for year in range(since.year, since.year + 12):
        try:
            begins = datetime(year, month, day, tzinfo=zone)
        except ValueError:
            continue
        if begins > since:
            return begins.astimezone(UTC)
    raise AssertionError(month, day)


def next_change(zone: ZoneInfo, since: datetime, *, on: bool) -> datetime:
    """Return when summer time next begins in a zone, or ends."""
    hour = since.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + HOUR
    while True:
        before, after = ((hour + step).astimezone(zone).utcoffset() for step in (-timedelta(seconds=1), timedelta()))
        assert before is not None
        assert after is not None
        if before != after and (after > before) is on:
            return hour
        hour += HOUR


def occasions(since: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield without end what a clock passes over, each after the last."""
    for name in cycle(("New Year", "summer time begins", "a leap day", "summer time ends", "a midnight")):
        match name:
            case "New Year":
                since = midnight_before(1, 1, CHINA, since)
            case "a leap day":
                since = midnight_before(2, 29, NEW_YORK, since)
            case "a midnight":
                since = (since + 3 * DAY).astimezone(CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
            case _:
                since = next_change(NEW_YORK, since, on=name.endswith("begins"))
        yield name, since.astimezone(UTC)
        since += DAY


@dataclass
class Jumps:
    """The clock of a house that is set again and again."""

    name: str
    rounds: int

    @property
    def starts(self) -> datetime:
        """What it shows first: the machine's time, since when the house has been founded."""
        return datetime.now(UTC)

    @property
    def lacks(self) -> str:
        """What it would need and isn't here."""
        return "" if libfaketime() else MISSING

    def happen(self, place: Place, ground: Ground, rounds: int) -> Recoveries:
        """Take the clock over so many occasions, and say how long it took until somebody was answered again."""
        promise_everything(place.port, ground.keeper)
        took = list[float]()
        with watched(place):
            for n, (name, at) in enumerate(islice(occasions(place.now), rounds)):
                self._set(place, at - DAY)
                by = HOUR if n % 2 else -HOUR
                took.append(self._round(place, at, by, day_off=n))
                tell(f"{self.name} {n + 1}/{rounds}: {name}, {by / HOUR:+.0f} h; answered after {took[-1]:.1f} s")
        return Recoveries(took, place.allowed)

    def _round(self, place: Place, at: datetime, by: timedelta, *, day_off: int) -> float:
        _new_worker(place)
        with ThreadPoolExecutor() as others:
            token, keeper = others.map(lambda role: _token(place, role), ("agent", "administrator"))
        answers = Answers(place.history)
        with under_load(place, token, rate=RATE, soon=SOON):
            time.sleep(AFTER)
            self._set(place, at - timedelta(seconds=BEFORE))
            time.sleep(BEFORE + AFTER)
            for calendar, zone in ZONES.items():
                put(place.port, keeper, f"calendars/{calendar}/days", _edit(place.now.astimezone(zone).date(), day_off))
            time.sleep(random.uniform(0, AFTER))  # noqa: S311  (no secret)
            self._set(place, place.now + by)
            took = recovery(answers, since=time.monotonic(), patience=place.allowed)
            time.sleep(AFTER)
        return took

    @staticmethod
    def _set(place: Place, to: datetime) -> None:
        assert place.clock
        shown = place.now
        place.clock.set(to)
        if to > shown:
            with History(place.history) as history:
                history.write(said="set", **{"from": shown.timestamp()}, at=to.timestamp())


def _token(place: Place, role: str) -> str:
    return place.run("user", "token", f"bench-{role}", "--days", LONGEST)


def _new_worker(place: Place) -> None:
    """Have the worker started anew: after a leap of years its queue would make up for each minute of them."""
    until(lambda: "worker" in place.processes)
    before = place.processes["worker"]
    send(before, signal.SIGTERM)
    until(lambda: place.processes.get("worker", before) != before)


def _edit(today: date, n: int) -> Mapping[str, object]:
    """Return a change of the days ahead: one that was usual is off, another one, of the weekend too, is worked."""
    kinds = (("holiday", 1), ("worked", 2), ("holiday", 3)) if n % 2 else (("worked", 1), ("holiday", 2), ("worked", 3))
    return {"days": [{"day": (today + ahead * DAY).isoformat(), "kind": kind} for kind, ahead in kinds]}


F9 = Jumps("F9", 20)

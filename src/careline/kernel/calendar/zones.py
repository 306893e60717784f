"""Between a place's wall clock and the one time line, through the hours that daylight saving drops or repeats."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from careline.kernel.refusals import Refusal

DAY = timedelta(days=1)


class UnknownZone(Refusal):
    """No such zone in the IANA time zone database."""

    code = "kernel.unknown_zone"


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of this IANA name, such as `Asia/Shanghai`.

    :raises UnknownZone: when there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise UnknownZone(field="zone", zone=name) from unknown


@lru_cache(maxsize=8192)
def instant(day: date, minute: int, zone: tzinfo) -> datetime:
    """Return the instant at which the wall clock shows this minute of the day; minute 1440 is the next day's first.

    A minute that comes twice counts at its first coming; one that is skipped counts as the moment of the skip.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    return at if at.astimezone(zone).replace(tzinfo=None) == wall else _moment_of_skip(wall, zone)


def _moment_of_skip(wall: datetime, zone: tzinfo) -> datetime:
    before, after = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    offset, late, early = before.utcoffset(), before.astimezone(UTC), after.astimezone(UTC)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the first instant of a day."""
    return instant(day, 0, zone)


def day_of(at: datetime, zone: tzinfo) -> date:
    """Return the local day an instant lies in.

    Where a clock set back shows yesterday again after midnight (St John's until 2011), the new day has begun already.
    """
    day = at.astimezone(zone).date()
    return day + DAY if at >= midnight(day + DAY, zone) else day


@cache
def uneven_days(zone: tzinfo, year: int) -> frozenset[date]:
    """Return the days of a year on which the zone's offset changes, so that they may not last 24 hours."""
    days = [datetime(year, 1, 1, tzinfo=zone) + DAY * index for index in range(367)]
    offsets = [day.utcoffset() for day in days]
    changes = zip(days, pairwise(offsets), strict=False)
    return frozenset(day.date() for day, (start, end) in changes if start != end and day.year == year)

"""What should be looked at, and who has looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.security.actor import Actor
from careline.security.models import Alarm
from careline.security.policy import require

LISTING = "alarms"


@dataclass(frozen=True)
class Sighting:
    """That somebody has seen an alarm."""

    username: str
    full_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AlarmSeen:
    """An alarm as it may be read."""

    id: UUID
    kind: str
    told: dict[str, Any]
    at: datetime
    sightings: tuple[Sighting, ...]
    is_new: bool
    """Whether the reader hasn't seen it yet."""


def alarms(*, by: Actor, after: str = "", limit: int = 50) -> Page[AlarmSeen]:
    """Return one page of the alarms, newest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, "security.read_alarms")
    rows = Alarm.objects.filter(_beyond(after) if after else Q()).prefetch_related("sightings__user")
    page = Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.at, row.id))
    return Page([_read(row, by) for row in page.rows], page.next)


def unseen_alarms(*, by: Actor) -> int:
    """Return how many alarms the actor hasn't seen yet."""
    return Alarm.objects.exclude(sightings__user=by.id).count()


def _read(row: Alarm, by: Actor) -> AlarmSeen:
    seen = tuple(Sighting(one.user.username, one.user.full_name, one.at) for one in row.sightings.all())
    is_new = by.name not in {one.username for one in seen}
    return AlarmSeen(id=row.id, kind=row.kind, told=row.told, at=row.at, sightings=seen, is_new=is_new)


def _beyond(after: str) -> Q:
    at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if at is None or name is None:
        raise BadCursor
    return Q(at__lt=at) | Q(at=at, id__lt=name)

"""How far clocks have been alarmed for: the steps that were raised, and whether anybody acknowledged one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from careline.cases.models import Clock, ClockAlarm, ClockMove
from careline.clocks.rules.ladder import Climb, Ladder, Raised, Rung
from careline.clocks.rules.moves import ClockState
from careline.security.prepared import among, prepared

MOVED_IT = Q(due_before=None) | Q(due_after=None) | ~Q(due_before=F("due_after"))
STANDS_SINCE = Subquery(
    ClockMove.objects.filter(MOVED_IT, clock=OuterRef("pk"))
    .order_by()
    .values("clock")
    .annotate(last=Max("at"))
    .values("last")
)
"""When a clock came to be due when it is: its last move that made it so; null where it is as it began."""


def climbs_of(clocks: Collection[UUID], *, since: Mapping[UUID, datetime | None]) -> Mapping[UUID, Climb]:
    """Return the climb of each of these clocks that was alarmed about before, in one query.

    :param since: when each came to stand as it does.
    """
    raised: dict[UUID, list[Raised]] = defaultdict(list)
    acknowledged: set[UUID] = set()
    for clock, step, due_at, sighting in _raised_of(clocks=list(clocks)):
        raised[clock].append(Raised(step, due_at))
        if sighting:
            acknowledged.add(clock)
    return {
        clock: Climb(raised=tuple(steps), since=since.get(clock), is_acknowledged=clock in acknowledged)
        for clock, steps in raised.items()
    }


@prepared
def _raised_of(clocks: list[UUID]) -> QuerySet[ClockAlarm, tuple[UUID, str, datetime, UUID | None]]:
    found = ClockAlarm.objects.filter(among("clock", clocks)).order_by()
    return found.values_list("clock", "step", "due_at", "sighting")


def climb_told(alarms: Iterable[ClockAlarm], moves: Iterable[ClockMove]) -> Climb:
    """Return the climb of one clock whose alarms, with their sightings, and moves were read before."""
    rows = list(alarms)
    stands = [
        move.at for move in moves if None in {move.due_before, move.due_after} or move.due_before != move.due_after
    ]
    return Climb(
        raised=tuple(Raised(row.step, row.due_at) for row in rows),
        since=max(stands, default=None),
        is_acknowledged=any(hasattr(row, "sighting") for row in rows),
    )


def climb_of(clock: Clock, *, since: datetime | None) -> Climb:
    """Return the climb of one clock that came to stand as it does at `since`."""
    return climbs_of([clock.id], since={clock.id: since}).get(clock.id, Climb(since=since))


def steps_to_come(clock: Clock, climb: Climb, *, ladder: Ladder) -> list[tuple[datetime, Rung]]:
    """Return the steps a clock has before it; none unless it runs towards a due time."""
    if clock.due_at is None or clock.state != ClockState.RUNNING:
        return []
    return ladder.to_come(clock.kind, clock.standing, start=clock.started_at, due=clock.due_at, climb=climb)


def nearest_alarm() -> datetime | None:
    """Return when the next clock of the house is to be looked at; None when none is."""
    waiting = Clock.objects.filter(alarm_at__isnull=False).order_by("alarm_at")
    return waiting.values_list("alarm_at", flat=True).first()

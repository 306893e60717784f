"""How far clocks have been alarmed for: the steps that were raised, and whether anybody acknowledged one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from careline.cases.models import Clock, ClockAlarm, ClockMove
from careline.clocks.rules.ladder import Climb, Ladder, Raised, Rung, Stood
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


def climbs_of(
    clocks: Collection[Clock], *, since: Mapping[UUID, datetime | None], ladder: Ladder
) -> Mapping[UUID, Climb]:
    """Return the climb of each of these clocks, in one query; in another where they moved after a step was set.

    :param since: when each came to stand as it does.
    """
    raised: dict[UUID, list[Raised]] = defaultdict(list)
    acknowledged: set[UUID] = set()
    for clock, step, due_at, sighting in _raised_of(clocks=[clock.id for clock in clocks]):
        raised[clock].append(Raised(step, due_at))
        if sighting:
            acknowledged.add(clock)
    stood = _stood(clocks, since, ladder)
    return {
        clock.id: Climb(
            raised=tuple(raised[clock.id]),
            since=since.get(clock.id),
            is_acknowledged=clock.id in acknowledged,
            recorded_at=clock.recorded_at,
            stood=tuple(stood[clock.id]),
        )
        for clock in clocks
    }


@prepared
def _raised_of(clocks: list[UUID]) -> QuerySet[ClockAlarm, tuple[UUID, str, datetime, UUID | None]]:
    found = ClockAlarm.objects.filter(among("clock", clocks)).order_by()
    return found.values_list("clock", "step", "due_at", "sighting")


def _stood(
    clocks: Collection[Clock], since: Mapping[UUID, datetime | None], ladder: Ladder
) -> Mapping[UUID, list[Stood]]:
    """Return how clocks stood that moved after a step was set; most are younger than every step, and aren't asked."""
    stood: dict[UUID, list[Stood]] = defaultdict(list)
    set_since = {clock.id: ladder.set_since(clock.recorded_at) for clock in clocks}
    asked = {clock: first for clock, first in set_since.items() if first and (since.get(clock) or first) > first}
    if asked:
        moves = ClockMove.objects.filter(MOVED_IT, clock__in=list(asked), at__gte=min(asked.values()))
        for clock, until, due_at in moves.order_by("clock", "n").values_list("clock", "at", "due_before"):
            stood[clock].append(Stood(until, due_at))
    return stood


def climb_told(clock: Clock, alarms: Iterable[ClockAlarm], moves: Iterable[ClockMove]) -> Climb:
    """Return the climb of one clock whose alarms, with their sightings, and moves were read before."""
    rows = list(alarms)
    moved = [move for move in moves if None in {move.due_before, move.due_after} or move.due_before != move.due_after]
    return Climb(
        raised=tuple(Raised(row.step, row.due_at) for row in rows),
        since=max((move.at for move in moved), default=None),
        is_acknowledged=any(hasattr(row, "sighting") for row in rows),
        recorded_at=clock.recorded_at,
        stood=tuple(Stood(move.at, move.due_before) for move in moved),
    )


def climb_of(clock: Clock, *, since: datetime | None, ladder: Ladder) -> Climb:
    """Return the climb of one clock that came to stand as it does at `since`, as its rows have it."""
    return climbs_of([clock], since={clock.id: since}, ladder=ladder)[clock.id]


def steps_to_come(clock: Clock, climb: Climb, *, ladder: Ladder) -> list[tuple[datetime, Rung]]:
    """Return the steps a clock has before it; none unless it runs towards a due time."""
    if clock.due_at is None or clock.state != ClockState.RUNNING:
        return []
    return ladder.to_come(clock.kind, clock.standing, start=clock.started_at, due=clock.due_at, climb=climb)


def nearest_alarm() -> datetime | None:
    """Return when the next clock of the house is to be looked at; None when none is."""
    waiting = Clock.objects.filter(alarm_at__isnull=False).order_by("alarm_at")
    return waiting.values_list("alarm_at", flat=True).first()

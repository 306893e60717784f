"""When clocks are alarmed next, held against what their rows add up to."""

from collections.abc import Iterable

from careline.cases.models import Clock
from careline.cases.queries.climbs import STANDS_SINCE, climb_of, steps_to_come
from careline.clocks.queries.library import library


def alarms_are_planned(clocks: Iterable[Clock]) -> None:
    """Each clock's next alarm is the first of the steps that its rows leave before it."""
    names = [clock.pk for clock in clocks]
    for clock in Clock.objects.filter(pk__in=names).annotate(since=STANDS_SINCE):
        coming = steps_to_come(
            clock, climb_of(clock, since=clock.since, ladder=library().ladder), ladder=library().ladder
        )
        assert clock.alarm_at == next((instant for instant, _ in coming), None), clock

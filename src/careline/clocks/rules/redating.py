"""Re-dating: when a calendar changes, which open clocks could move, and to when.

A clock looks at the days from its start to its due time and at none after, so a change of some days can move only the
clocks that had begun when the last of them was over, and weren't due before the first of them began. One that is
paused is due at no time: it is read anew when it goes on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from careline.clocks.rules.facts import country_of
from careline.clocks.rules.pauses import Pause, shifted
from careline.clocks.rules.versions import Version
from careline.kernel.calendar import Offset, Unit, WorkingCalendar
from careline.kernel.calendar.counting import WORKING_TIME
from careline.kernel.calendar.zones import DAY, midnight

ELAPSED = frozenset({Unit.MINUTE, Unit.HOUR})
UNSETTLED = "provisional"
Start = tuple[UUID, datetime, tuple[Pause, ...]]
"""What a due time is a function of: the version of the rule, when the clock began, and how it paused."""


class Cause(StrEnum):
    """Why clocks are dated anew."""

    CHANGED = "calendar_changed"
    PUBLISHED = "calendar_published"


@dataclass(frozen=True, kw_only=True)
class Affected:
    """The open clocks a change of a calendar could move."""

    calendar: str
    zone: str
    by_day: tuple[UUID, ...]
    """Versions of rules that count days: what begins on one day ends together."""
    by_instant: tuple[UUID, ...]
    """Versions that count working time, which depends on the very instant."""
    kin: tuple[UUID, ...] = ()
    """Those among them that name another calendar of the country, and count on this one for subjects that lie here."""
    elsewhere: tuple[str, ...] = ()
    """The country's other calendars: a subject that lies in the place of one is counted on that one."""
    due_since: datetime | None = None
    """Clocks due before are safe; None where every day may have changed."""
    begun_before: datetime | None = None

    @property
    def rules(self) -> tuple[UUID, ...]:
        """All of these versions."""
        return self.by_day + self.by_instant


@dataclass(frozen=True, kw_only=True)
class Group:
    """Running clocks of one rule that begin, pause and end together; few pause, so most differ by rule and day only."""

    rule: UUID
    start: datetime
    """The instant; of rules that count days, the first of the day, on the calendar's clock."""
    due_at: datetime
    is_provisional: bool
    count: int
    pauses: tuple[Pause, ...] = ()

    @property
    def reckoned_by(self) -> Start:
        """Rule, start and pauses."""
        return self.rule, self.start, self.pauses


@dataclass(frozen=True, kw_only=True)
class Target:
    """When the clocks of one rule, start and pauses are due by the changed calendar."""

    rule: UUID
    start: datetime
    due_at: datetime
    is_provisional: bool
    steps: tuple[dict[str, object], ...]
    """How one gets there; the first step, which names the start, is each clock's own."""
    pauses: tuple[Pause, ...] = ()

    @property
    def reckoned_by(self) -> Start:
        """Rule, start and pauses."""
        return self.rule, self.start, self.pauses


def affected_by(
    calendar: str,
    versions: Iterable[Version],
    *,
    calendars: Mapping[str, WorkingCalendar],
    first: date | None,
    last: date | None,
) -> Affected | None:
    """Return the clocks that a change from the first to the last day could move; None where no rule looks at them.

    :param first: None, like `last`, where the week or the zone has changed and so every day.
    """
    zone, country = calendars[calendar], country_of(calendar)
    related = (one for one in versions if country_of(one.terms.calendar) == country)
    counting = [one for one in related if _looks_at_days(one.terms.offset)]
    if not counting:
        return None
    by_instant = tuple(one.id for one in counting if one.terms.unit in WORKING_TIME)
    return Affected(
        calendar=calendar,
        zone=zone.zone,
        kin=tuple(one.id for one in counting if one.terms.calendar != calendar),
        elsewhere=tuple(code for code in calendars if code != calendar and country_of(code) == country),
        by_day=tuple(one.id for one in counting if one.terms.unit not in WORKING_TIME),
        by_instant=by_instant,
        due_since=midnight(first, zone.tz) if first else None,
        begun_before=midnight(last + DAY, zone.tz) if last else None,
    )


def _looks_at_days(offset: Offset | None) -> bool:
    """Return whether what a rule gives may depend on the calendar's days, or on its zone."""
    return offset is not None and offset.unit not in ELAPSED


def targets_of(
    groups: Iterable[Group], versions: Mapping[UUID, Version], calendar: WorkingCalendar
) -> Sequence[Target]:
    """Return the due time by this calendar of every rule, start and pauses among the groups."""
    starts = {group.reckoned_by: group for group in groups}
    reached = (_target(group, versions[group.rule], calendar) for group in starts.values())
    return [target for target in reached if target]


def moving(groups: Sequence[Group], targets: Iterable[Target]) -> list[tuple[Group, Target]]:
    """Return the groups whose due time becomes another one, each with its target."""
    by_start = {one.reckoned_by: one for one in targets}
    found = [(group, by_start.get(group.reckoned_by)) for group in groups]
    return [(group, target) for group, target in found if target and target.due_at != group.due_at]


def _target(group: Group, version: Version, calendar: WorkingCalendar) -> Target | None:
    offset = version.terms.offset
    if offset is None:
        return None
    reached = shifted(calendar, group.start, offset, group.pauses)
    steps = tuple(step.as_json() for step in reached.steps[1:])
    return Target(
        rule=group.rule,
        start=group.start,
        due_at=reached.last,
        is_provisional=any(step["code"] == UNSETTLED for step in steps),
        steps=steps,
        pauses=group.pauses,
    )

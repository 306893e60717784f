"""What a change of a calendar would move, before it is saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from careline.clocks.models import Calendar, Redating
from careline.clocks.ports.dated import MovedClock, dated_rows
from careline.clocks.queries.affected import affected, drafted_days, drafted_week, versions_by_id
from careline.clocks.queries.calendars import calendar_coded
from careline.clocks.rules.days import DayChange, check_changes
from careline.clocks.rules.redating import Affected, Group, Target, moving, targets_of
from careline.clocks.rules.terms import Standing
from careline.kernel.calendar import WorkingCalendar
from careline.kernel.calendar.zones import DAY, midnight
from careline.security import policy
from careline.security.actor import Actor

RIGHT = "clocks.manage_calendars"
LISTED = 50


@dataclass(frozen=True, kw_only=True)
class DayEffect:
    """What one day of a change would move if it were the only one."""

    change: DayChange
    moved: int
    earlier: int
    """Of these, how many become due earlier: people count on the time they were told."""
    postponed: int
    """How many of the law's become due later: a day off that nobody published moves none of these."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a change would move."""

    edition: UUID
    """Of the calendar that was looked at; saving with it is refused when that has changed."""
    moved: int = 0
    earlier: int = 0
    postponed: int = 0
    """How many of the law's become due later."""
    days: Sequence[DayEffect] = ()
    first: Sequence[MovedClock] = ()
    """Those that become earlier first, then the nearest."""


def preview_days(*, code: str, changes: Sequence[DayChange], by: Actor) -> Preview:
    """Return what a change of some days would move.

    :raises NoSuchCalendar: no calendar of that code.
    :raises BadSpan: no days, too many, or one twice.
    :raises BadPeriod: the periods can't be read or overlap.
    :raises BadDay: a day's periods contradict its kind.
    """
    policy.require(by, RIGHT)
    ordered = check_changes(changes)
    calendar = calendar_coded(code)
    reached = affected(calendar, first=ordered[0].day, last=ordered[-1].day)
    groups = dated_rows().groups(reached) if reached else ()
    days = [_effect(calendar, one, groups) for one in ordered]
    return _preview(calendar, drafted_days(calendar, ordered), reached, groups, days=days, by=by)


def preview_week(*, code: str, zone: str, weekly: Sequence[Sequence[str]], by: Actor) -> Preview:
    """Return what another week or zone would move.

    :raises NoSuchCalendar: no calendar of that code.
    :raises BadWeek: not seven days, or none worked.
    :raises BadPeriod: a day's periods can't be read or overlap.
    :raises UnknownZone: no such zone.
    """
    policy.require(by, RIGHT)
    calendar = calendar_coded(code)
    draft = drafted_week(calendar, zone=zone, weekly=weekly)
    reached = affected(calendar, first=None, last=None)
    return _preview(calendar, draft, reached, dated_rows().groups(reached) if reached else (), by=by)


def redatings_under_way(*, code: str, by: Actor) -> Sequence[Redating]:
    """Return the batches of clocks that the worker is dating by this calendar just now.

    :raises NoSuchCalendar: no calendar of that code.
    """
    policy.require(by, RIGHT)
    return list(Redating.objects.filter(calendar=calendar_coded(code), done_at=None))


def _preview(
    calendar: Calendar,
    draft: WorkingCalendar,
    reached: Affected | None,
    groups: Sequence[Group],
    *,
    by: Actor,
    days: Sequence[DayEffect] = (),
) -> Preview:
    if reached is None:
        return Preview(edition=calendar.edition, days=days)
    reckoned = targets_of(groups, versions_by_id(), draft)
    moved = moving(groups, reckoned)
    changed = {target.reckoned_by: target for _, target in moved}
    return Preview(
        edition=calendar.edition,
        **_counted(moved),
        days=days,
        first=dated_rows().first_moved(reached, list(changed.values()), by=by, limit=LISTED) if changed else (),
    )


def _effect(calendar: Calendar, change: DayChange, groups: Iterable[Group]) -> DayEffect:
    draft = drafted_days(calendar, [change])
    opens, closes = midnight(change.day, draft.tz), midnight(change.day + DAY, draft.tz)
    near = [one for one in groups if one.due_at >= opens and one.start < closes]
    moved = moving(near, targets_of(near, versions_by_id(), draft))
    return DayEffect(
        change=change,
        **_counted(moved),
    )


def _counted(moved: Sequence[tuple[Group, Target]]) -> Mapping[str, int]:
    versions = versions_by_id()
    later = [group for group, target in moved if target.due_at > group.due_at]
    return {
        "moved": sum(group.count for group, _ in moved),
        "earlier": sum(group.count for group, target in moved if target.due_at < group.due_at),
        "postponed": sum(one.count for one in later if versions[one.rule].terms.standing is Standing.LAW),
    }

"""Every rule that fits gives a due time; all of them run, and the earliest that ends the customer's waiting binds.

A province's laxer rule, or a promise, never erases a stricter one: both clocks run and the earlier leads.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from careline.clocks.rules.facts import ClockFacts
from careline.clocks.rules.terms import SETTLING, Certainty, ClockKind, Standing
from careline.clocks.rules.versions import Version, holding_on
from careline.kernel.calendar import Step, WorkingCalendar, day_of, due

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class DueTime:
    """When something is due under one rule, and the steps that lead there."""

    rule_id: UUID
    """The version of the rule."""
    rule_code: str
    kind: ClockKind
    standing: Standing
    certainty: Certainty
    due_at: datetime | None
    """None where no number is known."""
    steps: list[dict[str, object]]
    is_binding: bool = False


def due_times(
    facts: ClockFacts,
    started_at: datetime,
    *,
    rules: Iterable[Sequence[Version]],
    calendars: Mapping[str, WorkingCalendar],
) -> tuple[DueTime, ...]:
    """Return the due time under every rule that fits, nearest first.

    :param rules: each rule's versions, newest first.
    """
    days = {calendar.tz: day_of(started_at, calendar.tz) for calendar in calendars.values()}
    # the version that holds is decided by the local date of the start: the calendar of the newest one says where
    holding = (holding_on(days[calendars[versions[0].terms.calendar].tz], versions) for versions in rules)
    fitting = (version for version in holding if version and version.terms.fits(facts))
    times = [_due_time(version, started_at, calendars[version.terms.calendar]) for version in fitting]
    times.sort(key=lambda time: (time.due_at or LAST, time.rule_code))
    binding = next((time for time in times if time.due_at and time.kind in SETTLING), None)
    return tuple(replace(time, is_binding=True) if time is binding else time for time in times)


def _due_time(version: Version, started_at: datetime, calendar: WorkingCalendar) -> DueTime:
    terms = version.terms
    reached = due(calendar, started_at, terms.offset) if terms.offset else None
    steps = reached.steps if reached else (Step("no_number"),)
    return DueTime(
        rule_id=version.id,
        rule_code=terms.code,
        kind=terms.kind,
        standing=terms.standing,
        certainty=terms.certainty,
        due_at=reached.at if reached else None,
        steps=[step.as_json() for step in steps],
    )

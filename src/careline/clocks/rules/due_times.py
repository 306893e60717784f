"""Every rule that fits gives a due time; all of them run, and the earliest that ends the customer's waiting binds.

A province's laxer rule, or a promise, never erases a stricter one: both clocks run and the earlier leads.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from careline.clocks.rules.facts import ClockFacts, country_of
from careline.clocks.rules.stated import stated_due
from careline.clocks.rules.terms import SETTLING, Certainty, ClockKind, Standing, Terms
from careline.clocks.rules.versions import Version, holding_on
from careline.kernel.calendar import Due, Step, WorkingCalendar, day_of, due

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
    days: dict[str, date] = {}

    def local_day(calendar: WorkingCalendar) -> date:
        if calendar.zone not in days:
            days[calendar.zone] = day_of(started_at, calendar.tz)
        return days[calendar.zone]

    # the version that holds is decided by the local date of the start: the calendar of the newest one says where
    holding = (
        holding_on(local_day(calendar_for(versions[0].terms, facts.jurisdiction, calendars)), versions)
        for versions in rules
    )
    fitting = (version for version in holding if version and version.terms.fits(facts))
    times = [
        _due_time(version, facts, started_at, calendar_for(version.terms, facts.jurisdiction, calendars))
        for version in fitting
    ]
    times.sort(key=lambda time: (time.due_at or LAST, time.rule_code))
    binding = _binding(times)
    return tuple(replace(time, is_binding=True) if time is binding else time for time in times)


def calendar_for(terms: Terms, place: str, calendars: Mapping[str, WorkingCalendar]) -> WorkingCalendar:
    """Return the calendar a rule is counted on: a province's or state's own where its country's is meant.

    :param place: where the subject lies, such as `cn` or `au-vic`.
    """
    if place in calendars and country_of(place) == country_of(terms.calendar):
        return calendars[place]
    return calendars[terms.calendar]


def _binding(times: Sequence[DueTime]) -> DueTime | None:
    """Return the first due of those that end the waiting; where no such rule fits, the first of what there is."""
    settling = [time for time in times if time.kind in SETTLING]
    return next((time for time in settling or times if time.due_at), None)


def _due_time(version: Version, facts: ClockFacts, started_at: datetime, calendar: WorkingCalendar) -> DueTime:
    terms = version.terms
    stated = facts.told(terms.stated_by) if terms.stated_by else ""
    if stated:
        reached: Due | None = stated_due(calendar, started_at, stated)
    else:
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

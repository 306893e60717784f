"""Calendars and rules as the arithmetic wants them, read once and kept until one of them changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from uuid import UUID

from careline.clocks.models import Calendar, CalendarDay, CalendarYear, DueRule, LadderStep
from careline.clocks.rules.ladder import Ladder
from careline.clocks.rules.law import HouseWords, house_words
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.clocks.rules.versions import Version, known_at, newest_first
from careline.clocks.rules.weeks import read_week, usual_periods
from careline.kernel.calendar import REST, DayEnd, Periods, Roll, Unit, WorkingCalendar, parse_periods
from careline.security.queries.editions import Editions, editions

TABLES = ("clocks_calendar", "clocks_calendarday", "clocks_calendaryear", "clocks_duerule", "clocks_ladderstep")


@dataclass(frozen=True, eq=False)
class Library:
    """Every calendar by its code, every version of every rule, and the ladder in force."""

    calendars: Mapping[str, WorkingCalendar]
    versions: Sequence[Version]
    ladder: Ladder

    def rules_at(self, at: datetime) -> Sequence[Sequence[Version]]:
        """Return each rule's versions as known at `at`, newest first."""
        return newest_first(known_at(self.versions, at))

    @cached_property
    def by_id(self) -> Mapping[UUID, Version]:
        """Every version by its id."""
        return {one.id: one for one in self.versions}

    def house_words(self, rule: UUID) -> HouseWords | None:
        """Return what the house says otherwise in a version than the pack that brought the rule; None where nothing."""
        version = self.by_id.get(rule)
        return house_words(version, self._of_code[version.terms.code]) if version and not version.pack else None

    @cached_property
    def _of_code(self) -> Mapping[str, Sequence[Version]]:
        return {one[0].terms.code: one for one in newest_first(self.versions)}

    def is_known_at(self, at: datetime) -> bool:
        """Return whether every version had been written by then."""
        return at >= self.written_at

    @cached_property
    def written_at(self) -> datetime:
        """When the latest version was written."""
        return max((one.recorded_at for one in self.versions), default=datetime.min.replace(tzinfo=UTC))


def library(known: Editions | None = None) -> Library:
    """Return the calendars and rules as they are now, read again when one of them has changed.

    :param known: the editions that stand, for who has asked already.
    """
    return _read((known or editions()).of(*TABLES))


@lru_cache(maxsize=2)
def _read(known: Editions) -> Library:  # noqa: ARG001  (what it was read under)
    # rules first: the calendar of each is then sure to be found
    versions = tuple(map(version_of, DueRule.objects.select_related("calendar")))
    ladder = Ladder.of(row.rung for row in LadderStep.objects.filter(retired_at=None))
    calendars = {calendar.code: working_calendar(calendar) for calendar in Calendar.objects.all()}
    return Library(calendars, versions, ladder)


def working_calendar(calendar: Calendar) -> WorkingCalendar:
    """Return a stored calendar in its working form."""
    week = read_week(calendar.weekly)
    years = CalendarYear.objects.filter(calendar=calendar)
    settled = frozenset(years.filter(is_provisional=False).values_list("year", flat=True))
    return WorkingCalendar(
        zone=calendar.zone,
        weekly=week,
        exceptions=_exceptions(calendar, usual_periods(week)),
        settled_years=settled if years.exists() else None,
    )


def _exceptions(calendar: Calendar, usual: Periods) -> dict[date, Periods]:
    days = CalendarDay.objects.filter(calendar=calendar).values_list("date", "kind", "periods")
    return {day: _periods(periods, usual) if kind == "worked" else REST for day, kind, periods in days}


def _periods(own: Sequence[str] | None, usual: Periods) -> Periods:
    return usual if own is None else parse_periods(own)


def version_of(rule: DueRule) -> Version:
    """Return a stored version of a rule as the rules see it."""
    return Version(
        id=rule.id,
        number=rule.number,
        terms=_terms(rule),
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        recorded_at=rule.recorded_at,
        pack=rule.pack,
        pack_version=rule.pack_version,
    )


ENUMERATIONS = {
    "kind": ClockKind,
    "standing": Standing,
    "unit": Unit,
    "roll": Roll,
    "day_end": DayEnd,
    "certainty": Certainty,
}

LISTS = ("pausable_by", "stops_on")
CONDITIONS = ("when", "unless")


def _terms(rule: DueRule) -> Terms:
    values = {field.name: getattr(rule, field.name) for field in fields(Terms) if field.name != "calendar"}
    known: dict[str, object] = {name: kind(values[name]) for name, kind in ENUMERATIONS.items()}
    known |= {name: tuple(values[name]) for name in LISTS}
    known |= {name: tuple((fact, tuple(told)) for fact, told in values[name]) for name in CONDITIONS}
    return Terms(**{**values, **known, "calendar": rule.calendar.code})

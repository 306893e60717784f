"""Asking a pack when something is due: no database, no clock, only its rules and the calendars Careline knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.due_times import DueTime, calendar_for, due_times
from careline.clocks.rules.facts import ASKED_OF_ALL, RECEIVED, ClockFacts
from careline.clocks.rules.packs.pack import Event, Pack, Region, Window
from careline.clocks.rules.stated import FIRST, LAST, can_be_stated
from careline.clocks.rules.terms import Terms, holds
from careline.clocks.rules.versions import newest_first
from careline.clocks.rules.weeks import read_week, usual_periods
from careline.kernel.calendar import REST, Due, Offset, WorkingCalendar, due
from careline.kernel.refusals import Refusal

WEEKDAYS = (("09:00-12:00", "13:30-18:00"),) * 5 + ((),) * 2


class NotInPack(Refusal):
    """Something was asked that the pack doesn't know."""

    code = "clocks.not_in_pack"


class ToldOtherwise(Refusal):
    """Something was told twice, and not the same."""

    code = "clocks.told_otherwise"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """When something is due under one rule of a pack."""

    time: DueTime
    terms: Terms
    zone: ZoneInfo

    @property
    def due(self) -> str | None:
        """The due instant on the wall clock of its place; None where no number is known."""
        at = self.time.due_at
        return at.astimezone(self.zone).isoformat() if at else None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as programs read it."""
        return {
            "rule": self.time.rule_code,
            "kind": self.time.kind.value,
            "due": self.due,
            "certainty": self.time.certainty.value,
            "binding": self.time.is_binding,
            "steps": self.time.steps,
        }


def ask(
    pack: Pack, *, event: str, at: datetime, region: str = "", told: Iterable[tuple[str, str]] = ()
) -> tuple[Answer, ...]:
    """Return when each rule of a pack that fits is due, nearest first.

    :param at: an instant with its offset.
    :param told: facts by name, such as `("area", "rural")`.
    :raises NotInPack: an event, region, fact or value the pack doesn't know, or an instant nobody reckons with.
    :raises ToldOtherwise: a fact is told twice, or the event means another value of it.
    """
    meant = _known(event, pack.events, "event")
    _reckoned_with(at)
    where = region_of(pack, region) if region else None
    facts = _facts(pack, meant, where, told)
    calendars = _calendars(pack, where, at)
    versions = pack.versions()
    by_id = {one.id: one.terms for one in versions}
    times = due_times(facts, at, rules=newest_first(versions), calendars=calendars)
    return tuple(
        Answer(
            time=one, terms=by_id[one.rule_id], zone=calendar_for(by_id[one.rule_id], facts.jurisdiction, calendars).tz
        )
        for one in times
    )


def admitted_until(
    pack: Pack, *, since: str, at: datetime, told: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[Window, Due], ...]:
    """Return until when a complaint or an appeal is admitted, by each window that fits and has a number.

    :param since: what the window runs from, such as `dispute`.
    :raises NotInPack: a window, fact or value the pack doesn't know, or an instant nobody reckons with.
    :raises ToldOtherwise: a fact is told twice.
    """
    _known(since, {one.since: one for one in pack.admissibility}, "since")
    _reckoned_with(at)
    facts = _facts(pack, _known(RECEIVED, pack.events, "event"), None, told)
    calendar = almanac_calendar(pack.calendar, pack.zone, at.year)
    fitting = (one for one in pack.admissibility if one.since == since and one.amount is not None)
    return tuple(
        (one, due(calendar, at, Offset(amount=one.amount, unit=one.unit)))
        for one in fitting
        if one.amount is not None and holds(facts, when=one.when, unless=one.unless)
    )


def _reckoned_with(at: datetime) -> None:
    if at.tzinfo is None or not FIRST <= at.year <= LAST:
        raise NotInPack(field="at", given=at.isoformat(), known=f"YYYY-MM-DDTHH:MM+HH:MM, {FIRST}–{LAST}")


def region_of(pack: Pack, told: str) -> Region:
    """Return a region of a pack by its code, with the country's or without.

    :raises NotInPack: the pack has no such one.
    """
    short = told.upper().rpartition("-")[2]
    by_short = {code.rpartition("-")[2]: code for code in pack.regions}
    code = told.upper() if told.upper() in pack.regions else by_short.get(short, "")
    if not code or ("-" in told and told.upper() not in {code, f"{pack.jurisdiction.upper()}-{short}"}):
        raise NotInPack(field="region", given=told, known=", ".join(pack.regions) or "–")
    return pack.regions[code]


def one_region(pack: Pack, told: str, meant: str) -> str:
    """Return the region that is told, or that the pack's own id means; empty for neither.

    :raises NotInPack: the pack has no such one.
    :raises ToldOtherwise: the id means another.
    """
    if told and meant and region_of(pack, told).code != meant:
        raise ToldOtherwise(field="region", given=told, told=meant)
    return told or meant


def _facts(pack: Pack, event: Event, where: Region | None, told: Iterable[tuple[str, str]]) -> ClockFacts:
    known = dict(event.facts)
    for name, value in told:
        _known(name, pack.facts, "set")
        if known.setdefault(name, _value(pack, name, value)) != value:
            raise ToldOtherwise(field="set", given=f"{name}={value}", told=f"{name}={known[name]}")
    common = {name: known.pop(name, "") for name in ASKED_OF_ALL}
    return ClockFacts(
        **common,
        jurisdiction=where.place if where else pack.jurisdiction,
        event=event.means or event.code,
        further=tuple(sorted(known.items())),
    )


def _value(pack: Pack, name: str, value: str) -> str:
    allowed = pack.facts[name]
    if allowed or name in ASKED_OF_ALL:
        return value if value in allowed else _refuse(f"{name}={value}", allowed)
    return value if can_be_stated(value) else _refuse(f"{name}={value}", SHAPES)


SHAPES = ("YYYY-MM-DD", "YYYY-MM-DDTHH:MM+HH:MM", f"{FIRST}–{LAST}")


def _refuse(given: str, known: Iterable[str]) -> str:
    raise NotInPack(field="set", given=given, known=", ".join(known) or "–")


def _known(code: str, among: Mapping[str, Any], field: str) -> Any:
    if code not in among:
        raise NotInPack(field=field, given=code, known=", ".join(among) or "–")
    return among[code]


def _calendars(pack: Pack, where: Region | None, at: datetime) -> dict[str, WorkingCalendar]:
    codes = {rule.terms.calendar: pack.zone for rule in pack.rules} | {pack.calendar: pack.zone}
    found = {code: almanac_calendar(code, zone, at.year) for code, zone in codes.items()}
    if where:
        found[where.place] = almanac_calendar(where.calendar or pack.calendar, where.zone, at.year)
        found[where.place] = replace(found[where.place], zone=where.zone)
    return found


def almanac_calendar(code: str, zone: str, present: int) -> WorkingCalendar:
    """Return the calendar of an almanac as one would be installed; where there is none, Monday to Friday.

    :param zone: of the place, where no almanac knows it.
    """
    if code not in ALMANACS:
        return WorkingCalendar(zone=zone, weekly=read_week(WEEKDAYS), settled_years=frozenset())
    almanac = ALMANACS[code]
    week, years = read_week(almanac.weekly), almanac.years(present)
    usual = usual_periods(week)
    days = {day.date: usual if day.is_worked else REST for year in years for day in year.days}
    settled = frozenset(year.year for year in years if not year.is_provisional)
    return WorkingCalendar(zone=almanac.zone, weekly=week, exceptions=days, settled_years=settled)

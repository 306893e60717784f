"""Installing the calendars Careline brings along."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from careline.clocks.events import CalendarYearFilled
from careline.clocks.models import Calendar
from careline.clocks.operations.calendars import RIGHT, set_calendar
from careline.clocks.rules.almanacs import ALMANACS, AlmanacYear
from careline.clocks.rules.redating import Cause
from careline.clocks.writing.calendars import changed_calendar, hold_calendars
from careline.clocks.writing.redating import begin_redating
from careline.clocks.writing.years import fill_years, news, provisional_years
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record_all
from careline.security.operation import operation


class NoSuchAlmanac(Refusal):
    """Careline brings no calendar of this code along."""

    code = "clocks.no_such_almanac"
    kind = Kind.MISSING


@operation(silent_when="the calendar has every year the almanac knows")
def install_calendar(*, code: str, by: Actor, at: datetime) -> int:
    """Fill a calendar from the almanac of that code, and return how many years are new or no longer provisional.

    Calling it again takes over what has been published since. Days an operator set, and years that were settled
    before, stay as they are.

    :raises NoSuchAlmanac: no almanac of that code.
    """
    policy.require(by, RIGHT)
    if code not in ALMANACS:
        raise NoSuchAlmanac(field="code", calendar=code, known=", ".join(sorted(ALMANACS)))
    almanac = ALMANACS[code]
    if not Calendar.objects.filter(code=code).exists():
        zh, en = almanac.name_zh, almanac.name_en
        set_calendar(code=code, zone=almanac.zone, weekly=almanac.weekly, name_zh=zh, name_en=en, by=by, at=at)
    new = news(code, almanac.years(at.year))
    if new:
        calendar = changed_calendar(code)
        known = provisional_years(calendar)
        record_all((_filled(calendar, year) for year in fill_years(calendar, new)), by=by, at=at)
        _redate(calendar, new, known, by=by, at=at)
    return len(new)


def _redate(calendar: Calendar, new: Sequence[AlmanacYear], known: Collection[int], *, by: Actor, at: datetime) -> None:
    is_published = any(year.year in known and not year.is_provisional for year in new)
    first, last = date(min(year.year for year in new), 1, 1), date(max(year.year for year in new), 12, 31)
    cause = Cause.PUBLISHED if is_published else Cause.CHANGED
    begin_redating(calendar, cause=cause, first=first, last=last, by=by, at=at)


@operation(silent_when="no almanac has learnt anything since")
def renew_calendars(*, by: Actor, at: datetime) -> int:
    """Install what almanacs have learnt into every calendar that came from one; return how many years that were."""
    hold_calendars()  # all at once: who edits one waits for the edition that they share
    installed = Calendar.objects.filter(code__in=ALMANACS).values_list("code", flat=True)
    return sum(install_calendar(code=code, by=by, at=at) for code in sorted(installed))


def _filled(calendar: Calendar, year: AlmanacYear) -> CalendarYearFilled:
    return CalendarYearFilled(
        subject=calendar.id,
        code=calendar.code,
        year=year.year,
        is_provisional=year.is_provisional,
        holidays=tuple(day.date for day in year.days if not day.is_worked),
        worked=tuple(day.date for day in year.days if day.is_worked),
    )

"""Installing the calendars Careline brings along."""

from datetime import datetime

from careline.clocks.events import CalendarYearFilled
from careline.clocks.models import Calendar
from careline.clocks.operations.calendars import RIGHT, set_calendar
from careline.clocks.rules.almanacs import ALMANACS, AlmanacYear
from careline.clocks.writing.calendars import changed_calendar
from careline.clocks.writing.years import fill_years, news
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
        names = {"name_zh": almanac.name_zh, "name_en": almanac.name_en}
        set_calendar(code=code, zone=almanac.zone, weekly=almanac.weekly, **names, by=by, at=at)
    new = news(code, almanac.years(at.year))
    if new:
        calendar = changed_calendar(code)
        record_all((_filled(calendar, year) for year in fill_years(calendar, new)), by=by, at=at)
    return len(new)


@operation(silent_when="no almanac has learnt anything since")
def renew_calendars(*, by: Actor, at: datetime) -> int:
    """Install what almanacs have learnt into every calendar that came from one; return how many years that were."""
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

"""Taking over an almanac's years."""

from collections.abc import Iterable, Sequence

from careline.clocks.models import Calendar, CalendarDay, CalendarYear, DayKind, Origin
from careline.clocks.rules.almanacs import AlmanacDay, AlmanacYear


def news(code: str, years: Iterable[AlmanacYear]) -> Sequence[AlmanacYear]:
    """Return the years a calendar hasn't got, or has only provisionally while the almanac knows better."""
    had = dict(CalendarYear.objects.filter(calendar__code=code).values_list("year", "is_provisional"))
    return [year for year in years if year.year not in had or (had[year.year] and not year.is_provisional)]


def fill_year(calendar: Calendar, year: AlmanacYear) -> Sequence[AlmanacDay]:
    """Write a year's days and return them; days an operator set stay his."""
    days = CalendarDay.objects.filter(calendar=calendar, date__year=year.year)
    days.filter(origin=Origin.ALMANAC).delete()
    kept = set(days.values_list("date", flat=True))
    filled = [day for day in year.days if day.date not in kept]
    CalendarDay.objects.bulk_create(_row(calendar, day) for day in filled)
    values = {"is_provisional": year.is_provisional, "source": year.source}
    CalendarYear.objects.update_or_create(calendar=calendar, year=year.year, defaults=values)
    return filled


def _row(calendar: Calendar, day: AlmanacDay) -> CalendarDay:
    return CalendarDay(
        calendar=calendar,
        date=day.date,
        kind=DayKind.WORKED if day.is_worked else DayKind.HOLIDAY,
        name_zh=day.name_zh,
        name_en=day.name_en,
        origin=Origin.ALMANAC,
    )

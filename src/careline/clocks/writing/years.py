"""Taking over an almanac's years."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from careline.clocks.models import Calendar, CalendarDay, CalendarYear, Origin
from careline.clocks.rules.almanacs import AlmanacDay, AlmanacYear
from careline.clocks.rules.days import DayKind


def news(code: str, years: Iterable[AlmanacYear]) -> Sequence[AlmanacYear]:
    """Return the years a calendar hasn't got, or has only provisionally while the almanac knows better."""
    had = dict(CalendarYear.objects.filter(calendar__code=code).values_list("year", "is_provisional"))
    return [year for year in years if year.year not in had or (had[year.year] and not year.is_provisional)]


def provisional_years(calendar: Calendar) -> Collection[int]:
    """Return the years a calendar has only provisionally."""
    return set(CalendarYear.objects.filter(calendar=calendar, is_provisional=True).values_list("year", flat=True))


def fill_years(calendar: Calendar, years: Sequence[AlmanacYear]) -> Sequence[AlmanacYear]:
    """Write the days of some years, and return the years with the days written; days an operator set stay his."""
    days = CalendarDay.objects.filter(calendar=calendar, date__year__in=[year.year for year in years])
    days.filter(origin=Origin.ALMANAC).delete()
    kept = set(days.values_list("date", flat=True))
    filled = [replace(year, days=tuple(day for day in year.days if day.date not in kept)) for year in years]
    CalendarDay.objects.bulk_create(_day(calendar, day) for year in filled for day in year.days)
    CalendarYear.objects.bulk_create(
        [_year(calendar, year) for year in filled],
        update_conflicts=True,
        unique_fields=["calendar", "year"],
        update_fields=["is_provisional", "source"],
    )
    return filled


def _year(calendar: Calendar, year: AlmanacYear) -> CalendarYear:
    return CalendarYear(calendar=calendar, year=year.year, is_provisional=year.is_provisional, source=year.source)


def _day(calendar: Calendar, day: AlmanacDay) -> CalendarDay:
    return CalendarDay(
        calendar=calendar,
        date=day.date,
        kind=DayKind.WORKED if day.is_worked else DayKind.HOLIDAY,
        name_zh=day.name_zh,
        name_en=day.name_en,
        origin=Origin.ALMANAC,
    )

"""Changing a calendar, or a rule counted on it, so that nobody goes on with what he read before."""

from careline.clocks.models import Calendar
from careline.clocks.queries.calendars import NoSuchCalendar
from careline.kernel.identity import new_id


def changed_calendar(code: str) -> Calendar:
    """Return the calendar of this code, held until the transaction ends and marked as another edition.

    :raises NoSuchCalendar: when there is none.
    """
    calendar = Calendar.objects.select_for_update().filter(code=code).first()
    if calendar is None:
        raise NoSuchCalendar(field="calendar", calendar=code)
    calendar.edition = new_id()
    calendar.save(update_fields=["edition"])
    return calendar

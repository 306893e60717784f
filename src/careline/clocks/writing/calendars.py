"""Changing a calendar, or a rule counted on it, so that nobody goes on with what he read before."""

from uuid import UUID

from careline.clocks.models import Calendar
from careline.clocks.queries.calendars import CalendarMoved, NoSuchCalendar
from careline.kernel.identity import new_id


def changed_calendar(code: str, *, seen: UUID | None = None) -> Calendar:
    """Return the calendar of this code, held until the transaction ends and marked as another edition.

    :param seen: the edition it must still be.
    :raises NoSuchCalendar: when there is none.
    :raises CalendarMoved: it is another edition by now.
    """
    calendar = check_edition(code, seen)
    if calendar is None:
        raise NoSuchCalendar(field="calendar", calendar=code)
    calendar.edition = new_id()
    calendar.save(update_fields=["edition"])
    return calendar


def check_edition(code: str, seen: UUID | None) -> Calendar | None:
    """Return the calendar of this code, held until the transaction ends; None when there is none.

    :raises CalendarMoved: it isn't the edition that was seen.
    """
    calendar = Calendar.objects.select_for_update().filter(code=code).first()
    if seen is not None and (calendar is None or calendar.edition != seen):
        raise CalendarMoved(calendar=code)
    return calendar


def hold_calendars() -> None:
    """Hold every calendar until the transaction ends, so that no rule is written meanwhile."""
    list(Calendar.objects.select_for_update().order_by("code").values_list("pk"))


def renew_editions() -> None:
    """Mark every calendar as another edition, so that nobody goes on with a ladder he read before."""
    hold_calendars()
    Calendar.objects.update(edition=new_id())

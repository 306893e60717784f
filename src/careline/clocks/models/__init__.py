"""Rows of clocks."""

from careline.clocks.models.calendar import Calendar, CalendarDay, CalendarYear, Origin
from careline.clocks.models.due_rule import DueRule

__all__ = ["Calendar", "CalendarDay", "CalendarYear", "DueRule", "Origin"]

"""Rows of clocks."""

from careline.clocks.models.calendar import Calendar, CalendarDay, CalendarYear, Origin, Redating
from careline.clocks.models.due_rule import DueRule
from careline.clocks.models.ladder import AlarmPlanning, LadderStep
from careline.clocks.models.pack import InstalledPack
from careline.clocks.models.publication import RulePublication
from careline.clocks.rules.days import DayKind

__all__ = [
    "AlarmPlanning",
    "Calendar",
    "CalendarDay",
    "CalendarYear",
    "DayKind",
    "DueRule",
    "InstalledPack",
    "LadderStep",
    "Origin",
    "Redating",
    "RulePublication",
]

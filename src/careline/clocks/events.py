"""What happens to calendars and due rules."""

from dataclasses import dataclass
from datetime import date

from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CalendarSet(Event, about="calendar"):
    """A calendar was made, or its week, zone or name changed."""

    code: str
    zone: str
    weekly: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class CalendarDaySet(Event, about="calendar"):
    """A day was made a holiday or a worked day."""

    code: str
    day: date
    kind: str
    periods: tuple[str, ...] | None


@dataclass(frozen=True, kw_only=True)
class CalendarDayCleared(Event, about="calendar"):
    """A day was made like its weekday again."""

    code: str
    day: date


@dataclass(frozen=True, kw_only=True)
class CalendarYearFilled(Event, about="calendar"):
    """An almanac's year was taken over; what had been provisional may have moved."""

    code: str
    year: int
    is_provisional: bool
    holidays: tuple[date, ...]
    worked: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class CalendarRedated(Event, about="calendar"):
    """The open clocks of a changed calendar were dated anew, all of them in one batch."""

    code: str
    cause: str
    first: date | None
    last: date | None
    looked: int
    moved: int
    earlier: int


@dataclass(frozen=True, kw_only=True)
class DueRuleSet(Event, about="due_rule"):
    """A due rule was written, or changed by a new version."""

    code: str
    number: int
    valid_from: date
    valid_to: date | None
    amount: int | None
    unit: str
    calendar: str


@dataclass(frozen=True, kw_only=True)
class DueRuleRetired(Event, about="due_rule"):
    """A due rule stopped holding complaints that begin from a day on."""

    code: str
    number: int
    valid_from: date


@dataclass(frozen=True, kw_only=True)
class RulePublicationSet(Event, about="due_rule"):
    """It was decided how much of a due rule, and of how it is kept, everybody may read."""

    code: str
    extent: str


@dataclass(frozen=True, kw_only=True)
class LadderStepSet(Event, about="ladder_step"):
    """A step of the ladder of escalation was set, in place of any other of its code."""

    code: str
    fraction: int
    """Per cent of the time between start and due."""
    after: int
    """Minutes past due."""
    recipients: tuple[str, ...]
    unless_acknowledged: bool
    kinds: tuple[str, ...]
    standings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LadderStepRetired(Event, about="ladder_step"):
    """A step of the ladder of escalation alarms nobody any more."""

    code: str


@dataclass(frozen=True, kw_only=True)
class LadderFollowed(Event, about="ladder"):
    """Every running clock alarms by the ladder as it stands, and by whatever had changed before."""

    looked: int
    """Subjects with a running clock."""
    moved: int
    """Clocks that alarm at another time than before, or not at all."""


@dataclass(frozen=True, kw_only=True)
class PackInstalled(Event, about="pack"):
    """A regulation pack was put into force; each rule it changed has an entry of its own."""

    pack: str
    version: str
    digest: str
    """SHA-256 of the file, in hexadecimal."""
    begins: int
    changes: int
    ends: int
    kept: tuple[str, ...]
    """Codes of rules that somebody in the house wrote last, and which stay as they are."""

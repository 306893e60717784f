"""The ladder of escalation: who is alarmed about a clock before and after it is due, and when.

Alarms stand at fractions of the wall time between a clock's start and its due time, and at minutes after it. Wall time
and not working time, for the due time has been reckoned over rest days and pauses already: an excluded day or a pause
makes it later, and by that every alarm later or the same, never earlier. Working time would have to be counted anew at
each look, and an alarm could move without the due time moving.

What an alarm was raised for is never raised twice: no step twice for one due time; a warning before the due time once
for a clock, wherever that moves; a step at or after it once more when the due time moved so that its instant lies ahead
again, for then the clock was late, isn't now, and may be.

A step set while clocks run alarms for what is to come: a clock that had passed its instant by then, as it stood then,
isn't told of it. Whoever adds half of the time to the ladder means those that will get there, not the thousands beyond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from careline.clocks.rules.terms import CODE, TAKEN, ClockKind, Standing
from careline.kernel.refusals import Refusal

SECOND = timedelta(seconds=1)
DUE = 100
"""Per cent of the time: it is due."""
LONGEST_CODE = 32
MOST_STEPS = 20
"""So many at once; who is alarmed more often about one clock looks at none of it."""
LONGEST_AFTER = 60 * 24 * 366
"""Minutes; a year past its due time nobody needs an alarm to know it."""


class Recipient(StrEnum):
    """Whom a step alarms; who that is says the upper room, which knows whose the subject is."""

    HANDLER = "handler"
    LEAD = "lead"
    """Who answers for the department that has it."""
    HEAD = "head"
    """Who answers for the department above."""
    REGULATORY = "regulatory"
    """Who looks after what authorities are owed."""


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One step of the ladder."""

    code: str
    fraction: int
    """Per cent of the time from start to due."""
    after: int = 0
    """Minutes past due; above nought only at 100 per cent."""
    recipients: tuple[Recipient, ...]
    unless_acknowledged: bool = False
    """Whether it is left out once somebody acknowledged an alarm of the clock."""
    kinds: tuple[ClockKind, ...] = ()
    """Which clocks it is for; empty for all, as are standings."""
    standings: tuple[Standing, ...] = ()
    since: datetime | None = None
    """When it was set; what a clock had passed by then isn't caught up with. None where it was there before any."""

    @property
    def is_warning(self) -> bool:
        """Whether it comes before the due time."""
        return self.fraction < DUE

    @property
    def order(self) -> tuple[int, int, str]:
        """Where it stands on the ladder: the order of its instants, whatever the clock."""
        return self.fraction, self.after, self.code

    def concerns(self, kind: str, standing: str) -> bool:
        """Return whether it is for clocks of this kind and standing."""
        return (not self.kinds or kind in self.kinds) and (not self.standings or standing in self.standings)

    def instant(self, start: datetime, due: datetime) -> datetime:
        """Return when it alarms, in whole seconds from the start, rounded down, or after the due time."""
        if not self.is_warning:
            return due + timedelta(minutes=self.after) if self.after else due
        allowed = max((due - start) // SECOND, 0)
        return min(start + timedelta(seconds=allowed * self.fraction // DUE), due)


@dataclass(frozen=True)
class Raised:
    """That a step alarmed, for a due time."""

    code: str
    due_at: datetime


@dataclass(frozen=True)
class Stood:
    """When a clock was due, until it moved."""

    until: datetime
    due_at: datetime | None
    """None while it was paused."""


@dataclass(frozen=True, kw_only=True)
class Climb:
    """What a clock has been alarmed for so far."""

    raised: Sequence[Raised] = ()
    since: datetime | None = None
    """When it came to stand as it does: its last move. None where there was none."""
    is_acknowledged: bool = False
    recorded_at: datetime | None = None
    """When it began to be kept; None for one that only begins."""
    stood: Sequence[Stood] = ()
    """How it stood before, in order; needn't reach back beyond the steps set since it began."""

    def leaves(self, rung: Rung, instant: datetime, *, start: datetime, due: datetime) -> bool:
        """Return whether a step is still to come, or to be caught up with."""
        if rung.unless_acknowledged and self.is_acknowledged:
            return False
        if self._was_beyond(rung, instant, start=start, due=due):
            return False
        before = [one.due_at for one in self.raised if one.code == rung.code]
        if not before:
            return True
        return not rung.is_warning and due not in before and self.since is not None and instant > self.since

    def _was_beyond(self, rung: Rung, instant: datetime, *, start: datetime, due: datetime) -> bool:
        """Return whether the instant lies before the step was set, and did so as the clock stood then.

        As it stood then: whose due time has been drawn to before that instant since is late all the same.
        """
        if rung.since is None or self.recorded_at is None or rung.since <= max(instant, self.recorded_at):
            return False
        then = next((one.due_at for one in self.stood if one.until >= rung.since), due)
        return then is None or rung.instant(start, then) < rung.since


NOTHING_YET = Climb()


@dataclass(frozen=True)
class Ladder:
    """The steps in force, in order."""

    rungs: tuple[Rung, ...] = ()
    _parts: dict[tuple[str, str], tuple[Rung, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rungs: Iterable[Rung]) -> "Ladder":
        """Return a ladder of these steps."""
        return cls(tuple(sorted(rungs, key=lambda rung: rung.order)))

    def part(self, kind: str, standing: str) -> tuple[Rung, ...]:
        """Return the steps for clocks of this kind and standing."""
        if (kind, standing) not in self._parts:
            self._parts[kind, standing] = tuple(rung for rung in self.rungs if rung.concerns(kind, standing))
        return self._parts[kind, standing]

    def first_alarm(self, kind: str, standing: str, *, start: datetime, due: datetime) -> datetime | None:
        """Return when a clock that has just begun is alarmed first."""
        part = self.part(kind, standing)
        return part[0].instant(start, due) if part else None

    def to_come(
        self, kind: str, standing: str, *, start: datetime, due: datetime, climb: Climb = NOTHING_YET
    ) -> list[tuple[datetime, Rung]]:
        """Return the steps a running clock still has before it, or has to catch up with, each with its instant."""
        timed = ((rung.instant(start, due), rung) for rung in self.part(kind, standing))
        return [(instant, rung) for instant, rung in timed if climb.leaves(rung, instant, start=start, due=due)]

    def set_since(self, recorded_at: datetime) -> datetime | None:
        """Return when the first of the steps was set that are younger than a clock; None when all are older."""
        return min((rung.since for rung in self.rungs if rung.since and rung.since > recorded_at), default=None)


class BadStepCode(Refusal):
    """It is no code, or one that is taken."""

    code = "clocks.bad_step_code"


class BadStepFraction(Refusal):
    """It is no part of the time."""

    code = "clocks.bad_step_fraction"


class BadStepAfter(Refusal):
    """It is too long past the due time, or stands beside a part of the time before it."""

    code = "clocks.bad_step_after"


class BadStepRecipients(Refusal):
    """It alarms nobody."""

    code = "clocks.bad_step_recipients"


def check_rung(rung: Rung) -> None:
    """Refuse a step that can't be meant.

    :raises BadStepCode: it has no code, or `new`, at whose address one adds a step.
    :raises BadStepFraction: it is beyond the due time, or at the very start.
    :raises BadStepAfter: minutes past due beside a fraction before it, or more than a year of them.
    :raises BadStepRecipients: it alarms nobody.
    """
    if rung.code == TAKEN or len(rung.code) > LONGEST_CODE or not CODE.fullmatch(rung.code):
        raise BadStepCode(field="code", given=rung.code, most=LONGEST_CODE, taken=TAKEN)
    if not 1 <= rung.fraction <= DUE:
        raise BadStepFraction(field="fraction", given=rung.fraction, due=DUE)
    if not 0 <= rung.after <= LONGEST_AFTER or (rung.after and rung.is_warning):
        raise BadStepAfter(field="after", given=rung.after, fraction=rung.fraction, due=DUE, most=LONGEST_AFTER)
    if not rung.recipients:
        raise BadStepRecipients(field="recipients", known=tuple(Recipient))

"""What happens to a complaint’s clocks: planned first, for an event tells the due time, then written with its entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import QuerySet

from careline.cases.models import Category, Clock, ClockMove, Complaint
from careline.cases.rules.facts import Answer, Urgency
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import Move
from careline.cases.writing.clock_alarms import next_alarm
from careline.cases.writing.clocks import clock_rows, due_times_of
from careline.clocks.queries.due import DueBook, DueTime
from careline.clocks.queries.running import ClockBook
from careline.clocks.rules.moves import GOING, TO, ClockMoved, ClockMoveKind, ClockState, Happening, stopped_by
from careline.clocks.rules.reading import binding_at
from careline.clocks.rules.terms import SETTLING, Terms
from careline.security.actor import Actor, ActorKind
from careline.security.copying import write_rows
from careline.security.models import LedgerEntry
from careline.security.prepared import prepared
from careline.security.rewriting import rewrite_rows

HAPPENS: dict[Move, Happening] = {Move.RESOLVE: Happening.RESOLVED, Move.REPLY: Happening.ANSWERED}
"""What a move of the complaint is to its clocks."""


@dataclass
class Past:
    """What happened to one clock so far."""

    rule: UUID
    """The version that holds it now."""
    moves: list[ClockMoved] = field(default_factory=list)

    def add(self, moved: ClockMoved, *, rule: UUID | None) -> None:
        """Let this have happened, too."""
        self.moves.append(moved)
        self.rule = rule or self.rule


@dataclass
class ClockPlan:
    """The clocks of one complaint, and what is about to happen to them; nothing is written before `write`."""

    complaint: Complaint
    clocks: Sequence[Clock]
    pasts: dict[UUID, Past]
    """Of each of the clocks."""
    at: datetime
    book: ClockBook = field(default_factory=ClockBook.load)
    started: list[Clock] = field(default_factory=list)
    moved: list[ClockMove] = field(default_factory=list)

    @classmethod
    def of(cls, complaint: Complaint, *, at: datetime) -> Self:
        """Read the clocks of a complaint that is locked for the running operation."""
        clocks = _clocks_of(complaint=complaint.id)
        pasts = {clock.id: Past(clock.rule) for clock in clocks}
        for clock, kind, happened_at, reason, rule in _moves_of(complaint=complaint.id):
            pasts[clock].add(ClockMoved(kind=ClockMoveKind(kind), at=happened_at, reason=reason), rule=rule)
        return cls(complaint, clocks, pasts, at)

    @property
    def going(self) -> list[Clock]:
        """Those that run or are paused."""
        return [clock for clock in self.clocks if ClockState(clock.state) in GOING]

    @property
    def due_at(self) -> datetime | None:
        """The due time that binds once all this has happened; when no clock goes on, the last one stands."""
        waiting = [one for one in (*self.clocks, *self.started) if one.waits_for in SETTLING]
        if not any(ClockState(one.state) in GOING for one in waiting):
            return self.complaint.due_at
        return binding_at((one.waits_for, ClockState(one.state), one.due_at) for one in waiting)

    def terms_of(self, clock: Clock) -> Terms:
        """Return the terms that hold a clock now."""
        return self.book.versions[self.pasts[clock.id].rule].terms

    def begin(self, times: Sequence[DueTime], *, cause: str, started_at: datetime) -> None:
        """Plan clocks of their own for these due times."""
        told: dict[str, Any] = {"ladder": self.book.ladder, "cause": cause, "started_at": started_at}
        self.started += clock_rows(self.complaint, times, at=self.at, **told)

    def move(self, clock: Clock, kind: ClockMoveKind, *, reason: str, rule: UUID | None = None) -> None:
        """Plan one thing that happens to one clock, and read it anew."""
        past = self.pasts[clock.id]
        past.add(ClockMoved(kind=kind, at=self.at, reason=reason), rule=rule)
        place, start = self.complaint.jurisdiction, clock.started_at
        found = self.book.read(past.rule, place=place, started_at=start, moves=past.moves, at=self.at)
        row = ClockMove(
            clock_id=clock.id,
            n=len(past.moves),
            kind=kind.value,
            at=self.at,
            reason=reason,
            rule=rule,
            due_before=clock.due_at,
            due_after=found.due_at,
            steps=[step.as_json() for step in found.steps],
        )
        self.moved.append(row)
        clock.state, clock.due_at = TO.get(kind, ClockState(clock.state)), found.due_at
        if row.due_after != row.due_before or clock.state != ClockState.RUNNING:
            clock.alarm_at = next_alarm(clock, ladder=self.book.ladder, at=self.at)

    def write(self, entry: LedgerEntry, *, by: Actor) -> None:
        """Write what was planned, all of it under the entry that says why it happened."""
        for row in self.moved:
            row.entry, row.actor_kind, row.actor_name = entry, by.kind.value, by.name
            row.actor_id = by.id if by.kind is ActorKind.USER else None
        due_at = self.due_at
        write_rows(self.started)
        write_rows(self.moved)
        touched = {row.clock_id for row in self.moved}
        rewrite_rows([one for one in self.clocks if one.id in touched], "state", "due_at", "alarm_at")
        if due_at != self.complaint.due_at:
            self.complaint.due_at = due_at
            rewrite_rows([self.complaint], "due_at")


@prepared
def _clocks_of(complaint: UUID) -> QuerySet[Clock]:
    return Clock.objects.filter(complaint=complaint).defer("steps")  # as it began: what moves it has its own


@prepared
def _moves_of(complaint: UUID) -> QuerySet[ClockMove, tuple[UUID, str, datetime, str, UUID | None]]:
    found = ClockMove.objects.filter(clock__complaint=complaint).order_by("clock", "n")
    return found.values_list("clock", "kind", "at", "reason", "rule")


def followed(complaint: Complaint, step: Step, *, at: datetime) -> ClockPlan | None:
    """Return what a move of the complaint is to its clocks; None where they don't heed it.

    An answer stops what waits for one. Who says it isn't solved waits anew: the old clocks stay as they ended.
    """
    if step.move in HAPPENS:
        return stopping(complaint, HAPPENS[step.move], at=at)
    if step.answer is not Answer.NO:
        return None
    plan = ClockPlan.of(complaint, at=at)
    category = complaint.category.code if complaint.category else ""
    times = due_times_of(
        complaint, category=category, urgency=Urgency(complaint.urgency), book=DueBook.load(at=at), started_at=at
    )
    plan.begin([time for time in times if time.kind in SETTLING], cause=step.move, started_at=at)
    return plan


def stopping(complaint: Complaint, happening: Happening, *, at: datetime) -> ClockPlan:
    """Plan the stop of every clock that waits for this."""
    plan = ClockPlan.of(complaint, at=at)
    for clock in plan.going:
        if happening in stopped_by(plan.terms_of(clock)):
            plan.move(clock, ClockMoveKind.STOP, reason=happening)
    return plan


def dated_again(
    complaint: Complaint, *, category: Category | None, urgency: Urgency, cause: str, at: datetime
) -> ClockPlan:
    """Plan what becomes of the clocks when what the rules look at changes: each keeps its start and its pauses.

    A clock whose rule no longer fits is held to the rule of the same kind and standing that does, and withdrawn
    where there is none. What has stopped already isn't begun again.
    """
    plan = ClockPlan.of(complaint, at=at)
    if urgency == complaint.urgency and (category.id if category else None) == complaint.category_id:
        return plan
    book, code = DueBook.load(at=at), category.code if category else ""
    for start in sorted({one.started_at for one in plan.going} or {complaint.received_at}):
        times = due_times_of(complaint, category=code, urgency=urgency, book=book, started_at=start)
        begun = [one for one in plan.clocks if one.started_at == start]
        fresh = _held_anew(plan, begun, [time for time in times if time.due_at], cause=cause)
        plan.begin(fresh, cause=cause, started_at=start)
    return plan


def _held_anew(plan: ClockPlan, begun: Iterable[Clock], times: Sequence[DueTime], *, cause: str) -> list[DueTime]:
    """Hold each clock to the due time that is its own now, and return those that no clock is for yet."""
    going = [one for one in begun if ClockState(one.state) in GOING]
    over = {_sort_of(one) for one in begun if ClockState(one.state) is ClockState.STOPPED}
    left = list(times)
    for alike in (_same_rule(plan), _same_sort):
        for clock in list(going):
            if time := next((time for time in left if alike(clock, time)), None):
                going.remove(clock)
                left.remove(time)
                if time.rule_id != plan.pasts[clock.id].rule:
                    plan.move(clock, ClockMoveKind.RECOMPUTE, reason=cause, rule=time.rule_id)
    for clock in going:
        plan.move(clock, ClockMoveKind.WITHDRAW, reason=cause)
    return [time for time in left if (time.kind, time.standing) not in over]


def _same_rule(plan: ClockPlan) -> Callable[[Clock, DueTime], bool]:
    return lambda clock, time: plan.terms_of(clock).code == time.rule_code


def _same_sort(clock: Clock, time: DueTime) -> bool:
    return _sort_of(clock) == (time.kind, time.standing)


def _sort_of(clock: Clock) -> tuple[str, str]:
    return clock.kind, clock.standing

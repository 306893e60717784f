"""Handing over what a leaver worked on: where somebody takes it a complaint keeps its stage, else it joins a queue."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from careline.cases.events import AssignmentRuleSet, ComplaintHanded
from careline.cases.models import AssignmentRule, Complaint, Stage
from careline.cases.rules.replay import Step, advance
from careline.cases.rules.stages import Move, StageName
from careline.cases.writing.moving import stage_row
from careline.kernel.sentences import Text
from careline.security.actor import OFF_BOARDING, Actor
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.models import Department, User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, Untaken, WhyLeft

RIGHT = "cases.hand_over_work"
INDEXED = ("stage", "department", "handler", "version")


@operation(silent_when="nothing of the leaver's is open")
def hand_over_complaints(*, handler: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give every open complaint of one handler to a taker, or to a department's queue, as a set.

    One that is about the taker himself joins the queue of its department: nobody works on a complaint about himself.
    """
    require(by, RIGHT)
    taken = _Taking.by(taker)
    rows: list[Complaint] = []
    steps: list[Step] = []
    left: list[LeftBehind] = []
    for complaint in _open(handler).select_for_update(of=("self",)):
        step = taken.step(complaint)
        if step is None:
            left.append(LeftBehind(complaint.number, WhyLeft.NO_OPEN_DEPARTMENT))
        else:
            rows.append(complaint)
            steps.append(step)
    _move_all(rows, steps, by=by, at=at)
    return HandedOver(len(rows), left)


@operation(silent_when="no line of the table names the leaver")
def hand_over_rules(*, handler: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Put the taker in the leaver's place in the assignment table; from another department, the line's own decides."""
    require(by, RIGHT)
    person = User.objects.select_related("department").filter(pk=taker.user).first() if taker.user else None
    lines = list(_lines(handler).select_related("department").select_for_update(of=("self",)))
    for line in lines:
        fits = person is not None and person.department.path.startswith(line.department.path)
        line.handler = person if fits else None
    AssignmentRule.objects.bulk_update(lines, ["handler"])
    record_all([_told(line) for line in lines], by=by, at=at)
    return HandedOver(len(lines))


class OpenComplaintsHeld:
    """Complaints somebody handles that aren't archived."""

    kind = "cases.complaints"
    label: Text = _("Open complaints")
    untaken = Untaken.QUEUE
    needs = "cases.work_complaint"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their numbers."""
        return list(_open(user).values_list("number", flat=True))

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over."""
        return hand_over_complaints(handler=user, taker=taker, by=OFF_BOARDING, at=at)


class RulesNaming:
    """Lines of the assignment table that name somebody."""

    kind = "cases.assignment_rules"
    label: Text = _("Lines of the assignment table")
    untaken = Untaken.RULES
    needs = "cases.work_complaint"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their positions."""
        return [f"#{position}" for position in _lines(user).values_list("position", flat=True)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Name the taker instead."""
        return hand_over_rules(handler=user, taker=taker, by=OFF_BOARDING, at=at)


@dataclass
class _Taking:
    """Where each complaint goes."""

    person: User | None
    queue: Department | None
    nearest: dict[UUID, UUID | None] = field(default_factory=dict)
    """For each department met, itself or the nearest open one above."""

    @classmethod
    def by(cls, taker: Taker) -> Self:
        person = User.objects.select_related("department").filter(pk=taker.user).first() if taker.user else None
        queue = Department.objects.filter(pk=taker.department).first() if taker.department else None
        return cls(person, queue)

    def step(self, complaint: Complaint) -> Step | None:
        """Return the step of one complaint; None when no department is open for it."""
        person = self.person if self.person and self.person.pk != complaint.complained_about_id else None
        if person:
            stays = person.department.path.startswith(complaint.department.path)
            department: UUID | None = complaint.department_id if stays else person.department_id
        else:
            department = self.queue.pk if self.queue else self._nearest(complaint.department)
        if department is None:
            return None
        return Step(move=Move.HAND_OVER, department=department, handler=person.pk if person else None)

    def _nearest(self, department: Department) -> UUID | None:
        if department.pk not in self.nearest:
            above = [department.path[: end + 1] for end, sign in enumerate(department.path) if sign == "/"]
            found = Department.objects.filter(path__in=above, closed_at=None).order_by("-path").first()
            self.nearest[department.pk] = found.pk if found else None
        return self.nearest[department.pk]


def _open(handler: UUID) -> QuerySet[Complaint]:
    held = Complaint.objects.filter(handler=handler).exclude(stage=StageName.ARCHIVED)
    return held.select_related("department").order_by("number")


def _lines(handler: UUID) -> QuerySet[AssignmentRule]:
    return AssignmentRule.objects.filter(handler=handler, retired_at=None)


def _move_all(rows: Sequence[Complaint], steps: Sequence[Step], *, by: Actor, at: datetime) -> None:
    events = [
        ComplaintHanded(subject=row.id, department=step.department, handler=step.handler)
        for row, step in zip(rows, steps, strict=True)
    ]
    entries = record_all(events, by=by, at=at)
    stages: list[Stage] = []
    for row, step, entry in zip(rows, steps, entries, strict=True):
        state = advance(row.state, step)
        stage = stage_row(row, step, state, by=by, at=at, recorded_at=at)
        stage.entry = entry
        stages.append(stage)
        row.index(state)
    write_rows(stages)
    Complaint.objects.bulk_update(rows, INDEXED, batch_size=500)


def _told(line: AssignmentRule) -> AssignmentRuleSet:
    return AssignmentRuleSet(
        subject=line.id,
        position=line.position,
        department=line.department_id,
        handler=line.handler_id,
        category=line.category.code if line.category else None,
        urgency=line.urgency or None,
        channel=line.channel or None,
    )

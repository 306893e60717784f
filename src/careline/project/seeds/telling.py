"""Telling one complaint of the story through the operations people use, at the times the story says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from careline.cases.models import Complaint
from careline.cases.operations.attaching import attach_file
from careline.cases.operations.noting import add_note
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Answer
from careline.cases.rules.intake import Intake
from careline.cases.rules.stages import PROGRESS, StageName
from careline.clocks.queries.due import DueBook
from careline.clocks.rules.facts import ClockFacts
from careline.files.operations.storing import SentFile
from careline.kernel.clock import StoppedClock, using
from careline.project.seeds.moves import Scene, make_next_move
from careline.project.seeds.tale import Tale
from careline.security.actor import Actor

FURTHEST_BACK = timedelta(days=40)
STEP_BACK = timedelta(minutes=30)
JUST_NOW = timedelta(minutes=6)
"""The last thing that happened in a complaint that is still open."""


@dataclass(frozen=True)
class Teller:
    """Knows the people, the present and the due rules."""

    people: Mapping[str, Actor]
    book: DueBook
    now: datetime

    def tell(self, tale: Tale) -> Complaint:
        """Take the complaint in and bring it as far as the tale says."""
        begun = self.begins(tale)
        times = self._times(tale, begun)
        with using(StoppedClock(begun)):
            complaint = self._receive(tale, at=begun)
            self._attach(tale, complaint, at=begun)
        is_back = not tale.reopened  # asked twice, a customer says no the first time
        while not (is_back and complaint.stage == tale.reaches):
            answer = tale.answer if is_back else Answer.NO
            is_back = is_back or complaint.stage == StageName.REPLIED
            if complaint.stage == StageName.FED_BACK:
                self._note(tale, complaint, times)  # an archived complaint takes no notes
            complaint = make_next_move(self._scene(tale, complaint, answer, at=next(times)))
        if complaint.stage != StageName.ARCHIVED:
            self._note(tale, complaint, times)
        return complaint

    def begins(self, tale: Tale) -> datetime:
        """Return when the complaint must have come in for its answer to be due when the tale says."""
        if tale.due_in is None:
            return self.now - tale.received_ago
        begun = self.now - 2 * JUST_NOW
        while begun > self.now - FURTHEST_BACK:
            due = self._due(tale, begun)
            if due is None or due <= self.now + tale.due_in:
                break
            begun -= STEP_BACK
        return begun

    def _due(self, tale: Tale, begun: datetime) -> datetime | None:
        facts = ClockFacts(jurisdiction="cn", urgency=tale.urgency, category=tale.category, channel=tale.channel)
        times = self.book.due_for(facts, started_at=begun)
        return next((time.due_at for time in times if time.is_binding), None)

    def _times(self, tale: Tale, begun: datetime) -> Iterator[datetime]:
        moves = PROGRESS.index(tale.reaches) if tale.reaches in PROGRESS else len(PROGRESS) // 2
        steps = moves + len(tale.notes) + (len(PROGRESS) if tale.reopened else 2)
        ends = min(begun + tale.took, self.now - JUST_NOW)
        return (begun + (ends - begun) * min(step, steps) / steps for step in count(1))

    def _receive(self, tale: Tale, *, at: datetime) -> Complaint:
        intake = Intake(
            title=tale.title,
            description=tale.text,
            channel=tale.channel,
            customer=tale.who,
            on_behalf=tale.on_behalf,
            place=tale.place,
            category=tale.category if tale.told_category else "",
            urgency=tale.urgency,
            answers=tale.answers,
            complained_about=self.people[tale.about.username].id if tale.about else None,
        )
        return receive_complaint(intake=intake, by=self.people[tale.taken_by.username], at=at)

    def _attach(self, tale: Tale, complaint: Complaint, *, at: datetime) -> None:
        if tale.attached:
            name, content = _bytes(tale.attached)
            by = self.people[tale.taken_by.username]
            attach_file(number=complaint.number, name=name, content=content, by=by, at=at)

    def _note(self, tale: Tale, complaint: Complaint, times: Iterator[datetime]) -> None:
        for n, (colleague, text) in enumerate(tale.notes, start=1):
            files = [SentFile(*_bytes(tale.carried))] if tale.carried and n == len(tale.notes) else []
            by = self.people[colleague.username]
            add_note(number=complaint.number, text=text, files=files, by=by, at=next(times))

    def _scene(self, tale: Tale, complaint: Complaint, answer: Answer, *, at: datetime) -> Scene:
        taker, handler = self.people[tale.taken_by.username], self._handler(complaint)
        return Scene(tale, StageName(complaint.stage), complaint.number, taker, handler, answer, at)

    def _handler(self, complaint: Complaint) -> Actor:
        department = complaint.department_id
        return next(
            (actor for actor in self.people.values() if actor.department_id == department and _works(actor)),
            self.people["zhao-min"],
        )


def _works(actor: Actor) -> bool:
    return any(role.value in {"department_handler", "senior_agent"} for role in actor.roles)


def _bytes(told: tuple[str, str]) -> tuple[str, bytes]:
    name, text = told
    return name, text.encode()

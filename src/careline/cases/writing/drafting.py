"""From an intake to the rows it makes, before anything is written. Live intake and imports both draft here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from careline.cases.events import ComplaintAssigned, ComplaintClassified, ComplaintReceived, SourceStageAdopted
from careline.cases.models import Category, Clock, Complaint, Stage, Suggestion
from careline.cases.queries.categories import NoSuchCategory
from careline.cases.queries.directory import directory
from careline.cases.rules.assignment import Facts, Rule, choose
from careline.cases.rules.intake import Intake
from careline.cases.rules.replay import State, Step, advance, begin
from careline.cases.rules.stages import ANSWERED, Move
from careline.cases.writing.clocks import binding, carry_over, clock_rows, due_times_of
from careline.cases.writing.moving import SILENT, Said, stage_row
from careline.clocks.queries.due import DueBook
from careline.clocks.writing.dating import hold_dating
from careline.kernel.events import Event
from careline.kernel.identity import new_id
from careline.parties.models import Customer
from careline.security.actor import Actor, ActorKind
from careline.security.models import Department
from careline.security.queries.editions import editions


@dataclass
class Draft:
    """The rows one intake makes; `events` and `stages` run in step."""

    intake: Intake
    complaint: Complaint
    events: list[Event] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    suggestion: Suggestion | None = None


@dataclass(frozen=True)
class Desk:
    """What is needed to take complaints in, read once for the whole set."""

    department: UUID
    departments: Mapping[UUID, Department]
    """All there are: whoever shows the one a complaint was given to needn't look it up again."""
    categories: Mapping[str, Category]
    rules: Sequence[Rule]
    book: DueBook
    at: datetime

    @classmethod
    def load(cls, *, categories: Collection[str], by: Actor, at: datetime) -> Self:
        """Read the desk: whose it is, of these categories those on offer, the assignment table, the due rules."""
        hold_dating()
        known = editions()
        here = directory(known)
        chosen = {code: here.categories[code] for code in categories if code in here.categories}
        rules = here.rules if chosen else ()
        department = by.department_id or here.root
        return cls(department, here.departments, chosen, rules, DueBook.load(at=at, known=known), at)

    def draft(self, intake: Intake, *, customer: Customer, number: str, by: Actor, at: datetime) -> Draft:
        """Return the rows of one intake.

        :raises NoSuchCategory: the chosen category isn't offered.
        """
        category = self._category(intake)
        draft = Draft(intake, self._complaint(intake, customer=customer, number=number, by=by, at=at))
        times = due_times_of(
            draft.complaint, category=category.code if category else "", urgency=intake.urgency, book=self.book
        )
        draft.complaint.due_at = binding(times)
        draft.clocks = clock_rows(draft.complaint, times, ladder=self.book.ladder, cause=Move.RECEIVE, at=at)
        self._receive(draft, by=by)
        if category:
            self._classify(draft, category, by=by)
            self._assign(draft, category, by=by)
        self._carry_over(draft, by=by)
        return draft

    def _category(self, intake: Intake) -> Category | None:
        if not intake.category:
            return None
        if intake.category not in self.categories:
            raise NoSuchCategory(field="category", category=intake.category)
        return self.categories[intake.category]

    def _complaint(self, intake: Intake, *, customer: Customer, number: str, by: Actor, at: datetime) -> Complaint:
        return Complaint(
            id=new_id(),
            number=number,
            title=intake.title.strip(),
            description=intake.description,
            customer=customer,
            on_behalf=intake.on_behalf,
            place=intake.place,
            jurisdiction=intake.jurisdiction,
            channel=intake.channel.value,
            external_id=intake.external_id or None,
            source=intake.name[0],
            complained_about_id=intake.complained_about,
            received_by_id=by.id if by.kind is ActorKind.USER else None,
            received_in_id=self.department,
            received_at=intake.received_at or at,
        )

    def _receive(self, draft: Draft, *, by: Actor) -> None:
        complaint, urgency = draft.complaint, draft.intake.urgency
        step = Step(move=Move.RECEIVE, department=self.department, urgency=urgency)
        event = ComplaintReceived(
            subject=complaint.id,
            number=complaint.number,
            channel=complaint.channel,
            customer=complaint.customer_id,
            department=self.department,
            received_at=complaint.received_at,
            due_at=complaint.due_at,
        )
        self._add(draft, step, begin(step), event, by=by, at=complaint.received_at)

    def _classify(self, draft: Draft, category: Category, *, by: Actor) -> None:
        intake, words = draft.intake, draft.intake.category_words
        draft.complaint.category = category
        event = ComplaintClassified(
            subject=draft.complaint.id, category=category.code, urgency=intake.urgency, is_suggested=bool(words)
        )
        said = Said(reason="suggested") if words else SILENT
        self._step(
            draft, Step(move=Move.CLASSIFY, category=category.id, urgency=intake.urgency), event, by=by, said=said
        )
        if words:
            draft.suggestion = Suggestion(
                id=new_id(), complaint_id=draft.complaint.id, category_id=category.id, words=list(words)
            )

    def _assign(self, draft: Draft, category: Category, *, by: Actor) -> None:
        intake = draft.intake
        facts = Facts(
            category=category.code,
            urgency=intake.urgency,
            channel=intake.channel,
            complained_about=intake.complained_about,
        )
        rule = choose(self.rules, facts)
        if rule is None or intake.carried_stage is not None:
            return
        step = Step(move=Move.ASSIGN, department=rule.department, handler=rule.handler)
        event = ComplaintAssigned(
            subject=draft.complaint.id, department=rule.department, handler=rule.handler, rule=rule.id
        )
        self._step(draft, step, event, by=by, said=Said(reason=f"rule:{rule.id.hex[-12:]}"))

    def _carry_over(self, draft: Draft, *, by: Actor) -> None:
        intake = draft.intake
        if intake.carried_stage is None:
            return
        step = Step(move=Move.CARRY_OVER, stage=intake.carried_stage)
        event = SourceStageAdopted(subject=draft.complaint.id, stage=intake.carried_stage)
        state = advance(draft.complaint.state, step)
        if state.stage in ANSWERED:
            carry_over(draft.clocks)
        self._add(draft, step, state, event, by=by, at=None, said=Said(evidence=intake.evidence))

    def _step(self, draft: Draft, step: Step, event: Event, *, by: Actor, said: Said = SILENT) -> None:
        self._add(draft, step, advance(draft.complaint.state, step), event, by=by, at=self.at, said=said)

    def _add(
        self,
        draft: Draft,
        step: Step,
        state: State,
        event: Event,
        *,
        by: Actor,
        at: datetime | None,
        said: Said = SILENT,
    ) -> None:
        row = stage_row(draft.complaint, step, state, by=by, at=at, recorded_at=self.at, said=said)
        draft.complaint.index(state)
        draft.complaint.department = self.departments[state.department]
        draft.events.append(event)
        draft.stages.append(row)

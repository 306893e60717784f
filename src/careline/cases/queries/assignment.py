"""The assignment table in force, and which of its lines would take a complaint, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from careline.cases.models import AssignmentRule, Complaint
from careline.cases.policies import not_about
from careline.cases.queries.finding import NoSuchComplaint
from careline.cases.rules.assignment import Condition, Facts, Rule, choose, explain
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import ANSWERED
from careline.security import policy
from careline.security.actor import Actor
from careline.security.prepared import prepared

RIGHT = "cases.manage_assignment_rules"
RELATED = ("category", "department", "handler")


@dataclass(frozen=True)
class Simulated:
    """One line of the table as it fared."""

    line: AssignmentRule
    conditions: Sequence[Condition]

    @property
    def fits(self) -> bool:
        """Whether all of them hold."""
        return all(one.holds for one in self.conditions)


def rules_in_force() -> Sequence[Rule]:
    """Return the lines of the table in their order, without those whose taker is gone."""
    return [line.rule for line in _lines_in_force()]


@prepared
def _lines_in_force() -> QuerySet[AssignmentRule]:
    lines = AssignmentRule.objects.filter(retired_at=None, department__closed_at=None, handler__deactivated_at=None)
    return lines.select_related("category")


def assignment_facts(complaint: Complaint) -> Facts:
    """Return what the rules look at."""
    return Facts(
        category=complaint.category.code if complaint.category else "",
        urgency=Urgency(complaint.urgency),
        channel=Channel(complaint.channel),
        complained_about=complaint.complained_about_id,
    )


def assignment_table(*, by: Actor) -> list[AssignmentRule]:
    """Return the lines of the table for its screen.

    :raises Forbidden: when the actor doesn't manage it.
    """
    policy.require(by, RIGHT)
    return list(AssignmentRule.objects.filter(retired_at=None).select_related(*RELATED))


@dataclass(frozen=True)
class Load:
    """How many complaints the winner has open already."""

    department: int
    handler: int | None


@dataclass(frozen=True)
class Simulation:
    """What the table does with some facts: every line in order, the one that takes it, and what it has already."""

    facts: Facts
    lines: Sequence[Simulated]
    winner: AssignmentRule | None
    load: Load | None


def simulate(*, facts: Facts, by: Actor) -> Simulation:
    """Return how each line of the table fares with these facts, condition by condition.

    :raises Forbidden: when the actor doesn't manage the table.
    """
    lines = {line.id: line for line in assignment_table(by=by)}
    rules = rules_in_force()
    chosen = choose(rules, facts)
    winner = lines[chosen.id] if chosen else None
    tried = [Simulated(lines[rule.id], explain(rule, facts)) for rule in rules]
    return Simulation(facts, tried, winner, _load(winner, by) if winner else None)


def facts_of(*, number: str, by: Actor) -> Facts:
    """Return what the rules look at of one complaint: codes only, for whoever manages the table reads no complaint.

    :raises NoSuchComplaint: there is none, or it is about the actor.
    """
    policy.require(by, RIGHT)
    found = Complaint.objects.select_related("category").filter(not_about(by), number=number).first()
    if found is None:
        raise NoSuchComplaint(field="number", number=number)
    return assignment_facts(found)


def _load(line: AssignmentRule, by: Actor) -> Load:
    open_ = Complaint.objects.filter(not_about(by)).exclude(stage__in=ANSWERED)
    handler = open_.filter(handler=line.handler_id).count() if line.handler_id else None
    return Load(open_.filter(department=line.department_id).count(), handler)

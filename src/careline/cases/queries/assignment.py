"""The assignment table in force, and which of its lines would take a complaint, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from careline.cases.models import AssignmentRule, Complaint
from careline.cases.rules.assignment import Facts, Rule, Tried, try_rules
from careline.cases.rules.facts import Channel, Urgency
from careline.security import policy
from careline.security.actor import Actor

RELATED = ("category", "department", "handler")


@dataclass(frozen=True)
class Simulated:
    """One line of the table as it fared: `missed` names the condition that wasn't met, empty when the line fits."""

    line: AssignmentRule
    missed: str


def rules_in_force() -> Sequence[Rule]:
    """Return the lines of the table in their order, without those whose taker is gone."""
    lines = AssignmentRule.objects.filter(retired_at=None, department__closed_at=None, handler__deactivated_at=None)
    return [line.rule for line in lines.select_related("category")]


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
    policy.require(by, "cases.manage_assignment_rules")
    return list(AssignmentRule.objects.filter(retired_at=None).select_related(*RELATED))


def simulate(*, facts: Facts, by: Actor) -> list[Simulated]:
    """Return how each line of the table fares with these facts, up to the one that takes the complaint.

    :raises Forbidden: when the actor doesn't manage the table.
    """
    lines = {line.id: line for line in assignment_table(by=by)}
    tried: list[Tried] = try_rules(rules_in_force(), facts)
    return [Simulated(lines[one.rule.id], one.missed) for one in tried]

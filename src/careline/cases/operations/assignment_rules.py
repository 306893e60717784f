"""Editing the assignment table."""

from datetime import datetime
from uuid import UUID

from careline.cases.events import AssignmentRuleRetired, AssignmentRuleSet
from careline.cases.models import AssignmentRule
from careline.cases.queries.categories import offered_category
from careline.cases.queries.takers import colleague, open_department
from careline.cases.queries.what_if import Line as Line  # noqa: PLC0414  (whoever saves a line says it in these words)
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "cases.manage_assignment_rules"


class NoSuchRule(Refusal):
    """The line isn't in the table, or no longer."""

    code = "cases.no_such_rule"
    kind = Kind.MISSING


@operation()
def set_assignment_rule(*, line: Line, by: Actor, at: datetime, rule: UUID | None = None) -> AssignmentRule:
    """Add a line to the assignment table, or change the one named by `rule`.

    :raises NoSuchDepartment: and NoSuchHandler, NoSuchCategory: naming the field.
    """
    policy.require(by, RIGHT)
    row = _row(rule) if rule else AssignmentRule()
    department = open_department(line.department)
    row.position = line.position
    row.department = department
    row.handler = colleague(line.handler, department) if line.handler else None
    row.category = offered_category(code=line.category) if line.category else None
    row.urgency = line.urgency or ""
    row.channel = line.channel or ""
    row.save()
    record(_told(row), by=by, at=at)
    return row


@operation()
def retire_assignment_rule(*, rule: UUID, by: Actor, at: datetime) -> None:
    """Take a line out of the assignment table; what it assigned stays assigned.

    :raises NoSuchRule: it isn't in the table.
    """
    policy.require(by, RIGHT)
    row = _row(rule)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(AssignmentRuleRetired(subject=row.id), by=by, at=at)


def _row(rule: UUID) -> AssignmentRule:
    found = AssignmentRule.objects.select_for_update().filter(pk=rule, retired_at=None).first()
    if found is None:
        raise NoSuchRule(field="rule", rule=rule)
    return found


def _told(row: AssignmentRule) -> AssignmentRuleSet:
    return AssignmentRuleSet(
        subject=row.id,
        position=row.position,
        department=row.department_id,
        handler=row.handler_id,
        category=row.category.code if row.category else None,
        urgency=row.urgency or None,
        channel=row.channel or None,
    )

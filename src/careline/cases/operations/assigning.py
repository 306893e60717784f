"""Giving a complaint to a department or a person, by hand or by the first rule that fits."""

from datetime import datetime
from uuid import UUID

from careline.cases.events import ComplaintAssigned
from careline.cases.models import Complaint
from careline.cases.queries.assignment import assignment_facts, rules_in_force
from careline.cases.queries.takers import colleague, open_department
from careline.cases.rules.assignment import check_handler, choose
from careline.cases.rules.replay import Step
from careline.cases.rules.stages import Move
from careline.cases.writing.claiming import claim
from careline.cases.writing.moving import Said, move
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.operation import operation


class NoRuleFits(Refusal):
    """No line of the assignment table takes this complaint."""

    code = "cases.no_rule_fits"
    kind = Kind.CONFLICT


@operation()
def assign_complaint(
    *,
    number: str,
    department: str,
    by: Actor,
    at: datetime,
    handler: str = "",
    version: int | None = None,
    text: str = "",
) -> Complaint:
    """Give a complaint to a department, or to one person in it.

    :param department: the department's code.
    :param handler: the person's user name; empty leaves the choice to the department.
    :raises HandlerIsSubject: when the person is the one complained about (CP11).
    """
    complaint = claim(number=number, right="cases.assign_complaint", by=by, version=version)
    taker = open_department(department)
    person = colleague(handler, taker) if handler else None
    return _give(complaint, taker.id, person.id if person else None, rule=None, said=Said(text=text), by=by, at=at)


@operation()
def assign_by_rule(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Give a complaint to whom the assignment table names.

    :raises NoRuleFits: when no line takes it and a person must choose.
    """
    complaint = claim(number=number, right="cases.assign_complaint", by=by, version=version)
    rule = choose(rules_in_force(), assignment_facts(complaint))
    if rule is None:
        raise NoRuleFits(field="department")
    said = Said(reason=f"rule:{rule.id.hex[-12:]}")
    return _give(complaint, rule.department, rule.handler, rule=rule.id, said=said, by=by, at=at)


def _give(
    complaint: Complaint,
    department: UUID,
    handler: UUID | None,
    *,
    rule: UUID | None,
    said: Said,
    by: Actor,
    at: datetime,
) -> Complaint:
    check_handler(handler, complaint.complained_about_id)
    step = Step(move=Move.ASSIGN, department=department, handler=handler)
    event = ComplaintAssigned(subject=complaint.id, department=department, handler=handler, rule=rule)
    return move(complaint, step, event, by=by, at=at, said=said)

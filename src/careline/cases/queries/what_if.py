"""What would change if a line of the assignment table were saved: the open complaints of late, under both tables."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from careline.cases.models import AssignmentRule, Complaint
from careline.cases.policies import not_about
from careline.cases.queries.assignment import RELATED, RIGHT, assignment_facts, rules_in_force
from careline.cases.queries.categories import offered_category
from careline.cases.queries.takers import colleague, open_department
from careline.cases.rules.assignment import Rule, choose
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import ANSWERED
from careline.security import policy
from careline.security.actor import Actor
from careline.security.models import Department

LAST = 200
"""So many of the complaints that came in last are tried."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a line of the table says; an empty condition is always met."""

    position: int
    department: str
    handler: str = ""
    category: str = ""
    urgency: Urgency | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class Shift:
    """Complaints that would go elsewhere."""

    before: str
    """Code of the department that takes them now; empty where no line does."""
    after: str
    count: int
    numbers: Sequence[str]


def what_if(*, line: Line, by: Actor, rule: UUID | None = None, last: int = LAST) -> tuple[int, list[Shift]]:
    """Return how many open complaints were tried, and which of them another department or person would take.

    :param rule: the line that would be changed; None adds one.
    :raises Forbidden: when the actor doesn't manage the table.
    :raises NoSuchDepartment: and NoSuchHandler, NoSuchCategory: naming the field.
    """
    policy.require(by, RIGHT)
    now = rules_in_force()
    then = _with(line, rule, now)
    open_ = Complaint.objects.filter(not_about(by)).exclude(stage__in=ANSWERED).select_related("category")
    tried = [(one.number, assignment_facts(one)) for one in open_.order_by("-received_at")[:last]]
    ends = [(number, choose(now, facts), choose(then, facts)) for number, facts in tried]
    moved = [(_taker(before), _taker(after), number) for number, before, after in ends if _differ(before, after)]
    counts = Counter((before, after) for before, after, _ in moved)
    codes: dict[UUID | None, str] = {one.pk: one.code for one in Department.objects.all()}
    return len(tried), [
        Shift(codes.get(before, ""), codes.get(after, ""), n, [no for *ways, no in moved if ways == [before, after]])
        for (before, after), n in counts.most_common()
    ]


def _with(line: Line, changed: UUID | None, now: Sequence[Rule]) -> list[Rule]:
    department = open_department(line.department)
    saved = Rule(
        id=changed or UUID(int=0),
        department=department.pk,
        handler=colleague(line.handler, department).pk if line.handler else None,
        category=offered_category(code=line.category).code if line.category else "",
        urgency=line.urgency,
        channel=line.channel,
    )
    lines = AssignmentRule.objects.filter(retired_at=None).select_related(*RELATED)
    places = {one.pk: (one.position, str(one.pk)) for one in lines}
    rest = [(places[rule.id], rule) for rule in now if rule.id != changed]
    return [rule for _, rule in sorted([*rest, ((line.position, str(saved.id)), saved)], key=lambda one: one[0])]


def _taker(rule: Rule | None) -> UUID | None:
    return rule.department if rule else None


def _differ(before: Rule | None, after: Rule | None) -> bool:
    return (before and (before.department, before.handler)) != (after and (after.department, after.handler))

"""The assignment table: who takes which complaints."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import canonical
from careline.api.shapes.assignment_rules import (
    RuleLineShown,
    RuleLineTold,
    Table,
    TrialShown,
    TrialTold,
    WhatIfShown,
    WhatIfTold,
)
from careline.cases.operations.assignment_rules import Line, retire_assignment_rule, set_assignment_rule
from careline.cases.queries.assignment import assignment_table, facts_of, simulate
from careline.cases.queries.what_if import what_if
from careline.cases.rules.assignment import Facts

router = Router(tags=["assignment rules"])
MANAGE = "cases.manage_assignment_rules"


@router.get("", auth=Bearer(MANAGE), response=Table)
def list_rules(request: Asked) -> Table:
    """Read the table, in the order in which its lines are tried."""
    return Table.model_validate({"items": assignment_table(by=request.auth)})


@router.post("", auth=Bearer(MANAGE), response={201: RuleLineShown})
def add_rule(request: Asked, told: RuleLineTold) -> Status[RuleLineShown]:
    """Add a line."""
    return Status(
        201, RuleLineShown.model_validate(set_assignment_rule(line=_line(told), by=request.auth, at=request.at))
    )


@router.post("/trials", auth=Bearer(MANAGE), response=TrialShown)
def try_table(request: Asked, told: TrialTold) -> TrialShown:
    """Try the table: which line would take a complaint, and why; nothing is assigned."""
    facts = (
        facts_of(number=canonical(told.number), by=request.auth)
        if told.number
        else Facts(category=told.category, urgency=told.urgency, channel=told.channel)
    )
    return TrialShown.model_validate(simulate(facts=facts, by=request.auth))


@router.post("/what-if", auth=Bearer(MANAGE), response=WhatIfShown)
def try_line(request: Asked, told: WhatIfTold) -> WhatIfShown:
    """Read which of the last open complaints would go elsewhere if a line were saved; nothing is."""
    tried, shifts = what_if(line=Line(**told.model_dump(exclude={"rule"})), rule=told.rule, by=request.auth)
    return WhatIfShown.model_validate({"tried": tried, "shifts": shifts})


@router.put("/{uuid:rule}", auth=Bearer(MANAGE), response=RuleLineShown)
def put_rule(request: Asked, rule: UUID, told: RuleLineTold) -> RuleLineShown:
    """Change a line."""
    row = set_assignment_rule(line=_line(told), rule=rule, by=request.auth, at=request.at)
    return RuleLineShown.model_validate(row)


@router.post("/{uuid:rule}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, rule: UUID) -> Status[None]:
    """Take a line out; what it assigned stays assigned."""
    retire_assignment_rule(rule=rule, by=request.auth, at=request.at)
    return Status(204, None)


def _line(told: RuleLineTold) -> Line:
    return Line(**told.model_dump())

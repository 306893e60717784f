"""The assignment table: who takes which complaints."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.assignment_rules import LineShown, LineTold, Table
from careline.cases.operations.assignment_rules import Line, retire_assignment_rule, set_assignment_rule
from careline.cases.queries.assignment import assignment_table

router = Router(tags=["assignment rules"])
MANAGE = "cases.manage_assignment_rules"


@router.get("", auth=Bearer(MANAGE), response=Table)
def list_rules(request: Asked) -> Table:
    """Read the table, in the order in which its lines are tried."""
    return Table.model_validate({"items": assignment_table(by=request.auth)})


@router.post("", auth=Bearer(MANAGE), response={201: LineShown})
def add_rule(request: Asked, told: LineTold) -> Status[LineShown]:
    """Add a line."""
    return Status(201, LineShown.model_validate(set_assignment_rule(line=_line(told), by=request.auth, at=request.at)))


@router.put("/{uuid:rule}", auth=Bearer(MANAGE), response=LineShown)
def put_rule(request: Asked, rule: UUID, told: LineTold) -> LineShown:
    """Change a line."""
    row = set_assignment_rule(line=_line(told), rule=rule, by=request.auth, at=request.at)
    return LineShown.model_validate(row)


@router.post("/{uuid:rule}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, rule: UUID) -> Status[None]:
    """Take a line out; what it assigned stays assigned."""
    retire_assignment_rule(rule=rule, by=request.auth, at=request.at)
    return Status(204, None)


def _line(told: LineTold) -> Line:
    return Line(**told.model_dump())

"""Due rules: when answers are due, and where that is written."""

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode
from careline.api.references import named
from careline.api.shapes.due_rules import EndTold, RulesInForce, TermsTold, Written
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.queries.rules import rules_in_force
from careline.clocks.rules.terms import Terms

router = Router(tags=["due rules"])
MANAGE = "clocks.manage_rules"


@router.get("", auth=Bearer("clocks.read_rules"), response=RulesInForce)
def list_rules(request: Asked) -> RulesInForce:
    """Read the rules in force."""
    return RulesInForce.model_validate({"items": rules_in_force(by=request.auth, at=request.at)})


@router.put("/{code}", auth=Bearer(MANAGE), response=Written)
def put_rule(request: Asked, code: RuleCode, told: TermsTold) -> Written:
    """Write a rule, or a new version of it; what began before `valid_from` isn't touched."""
    said = told.model_dump(exclude={"valid_from", "valid_to"})
    said |= {name: said[name] or "" for name in ("urgency", "channel", "stated_by")}
    said |= {name: tuple(said[name]) for name in ("pausable_by", "stops_on")}
    said |= {name: tuple((fact, tuple(values)) for fact, values in said[name]) for name in ("when", "unless")}
    terms = Terms(code=code, **said)

    def write() -> object:
        return set_due_rule(
            terms=terms, valid_from=told.valid_from, valid_to=told.valid_to, by=request.auth, at=request.at
        )

    return Written.model_validate(named(write, field="calendar", given=told.calendar))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={201: Written})
def retire(request: Asked, code: RuleCode, told: EndTold) -> Status[Written]:
    """End a rule: what comes in from this day on isn't held to it."""
    version = retire_due_rule(code=code, valid_from=told.valid_from, by=request.auth, at=request.at)
    return Status(201, Written.model_validate(version))

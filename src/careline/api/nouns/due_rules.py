"""Due rules: when answers are due, and where that is written."""

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode
from careline.api.references import named
from careline.api.shapes.due_rules import EndTold, RuleInForce, RuleShown, RulesInForce, TermsTold, Written
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.queries.rules import house_changes, rule_in_force, rules_in_force
from careline.kernel.refusals import Refusal


class CodeDiffers(Refusal):
    """The body names another rule than the address."""

    code = "api.code_differs"


router = Router(tags=["due rules"])
MANAGE = "clocks.manage_rules"


@router.get("", auth=Bearer("clocks.read_rules"), response=RulesInForce)
def list_rules(request: Asked) -> RulesInForce:
    """Read the rules in force."""
    found = rules_in_force(by=request.auth, at=request.at)
    changes = house_changes(by=request.auth, ids=[one.id for one in found])
    return RulesInForce(items=[RuleInForce.of(one, changes.get(one.id)) for one in found])


@router.get("/{code}", auth=Bearer("clocks.read_rules"), response=RuleShown)
def read_rule(request: Asked, code: RuleCode) -> RuleShown:
    """Read a rule in force in the very words in which it may be written back."""
    found = rule_in_force(by=request.auth, code=code, at=request.at)
    return RuleShown.model_validate({**vars(found.terms), "valid_from": found.valid_from, "valid_to": found.valid_to})


@router.put("/{code}", auth=Bearer(MANAGE), response=Written)
def put_rule(request: Asked, code: RuleCode, told: TermsTold) -> Written:
    """Write a rule, or a new version of it; what began before `valid_from` isn't touched.

    What says the same as the version of that day changes nothing.
    """
    if told.code not in {None, code}:
        raise CodeDiffers(field="code", given=told.code, code=code)
    terms = told.terms(code)

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

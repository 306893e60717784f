"""Business that can be done, and the compliance rules it stands under."""

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode
from careline.api.shapes.orders import (
    ComplianceRules,
    ComplianceRuleShown,
    ComplianceRuleTold,
    OrderTypes,
    OrderTypeShown,
    OrderTypeTold,
)
from careline.contacts.operations.order_types import (
    retire_compliance_rule,
    retire_order_type,
    set_compliance_rule,
    set_order_type,
)
from careline.contacts.queries.order_types import offered_order_types, offered_rules

router = Router(tags=["orders"])
rules = Router(tags=["orders"])
READ, MANAGE = "contacts.read_order_types", "contacts.manage_order_types"


@router.get("", auth=Bearer(READ), response=OrderTypes)
def list_order_types(request: Asked) -> OrderTypes:
    """List the business on offer."""
    del request
    return OrderTypes.model_validate({"items": list(offered_order_types())})


@router.put("/{code}", auth=Bearer(MANAGE), response=OrderTypeShown)
def put_order_type(request: Asked, code: RuleCode, told: OrderTypeTold) -> OrderTypeShown:
    """Offer business, or change the one of this code."""
    return OrderTypeShown.model_validate(set_order_type(code=code, told=told.told, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: RuleCode) -> Status[None]:
    """Offer it no longer."""
    retire_order_type(code=code, by=request.auth, at=request.at)
    return Status(204, None)


@rules.get("", auth=Bearer(READ), response=ComplianceRules)
def list_rules(request: Asked) -> ComplianceRules:
    """List the rules there are."""
    del request
    return ComplianceRules.model_validate({"items": list(offered_rules())})


@rules.put("/{code}", auth=Bearer(MANAGE), response=ComplianceRuleShown)
def put_rule(request: Asked, code: RuleCode, told: ComplianceRuleTold) -> ComplianceRuleShown:
    """Add a rule, or change the one of this code; orders begun before keep it as it was."""
    set_to = set_compliance_rule(rule=told.shape(code), by=request.auth, at=request.at)
    return ComplianceRuleShown.model_validate(set_to)


@rules.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire_rule(request: Asked, code: RuleCode) -> Status[None]:
    """Let it stand over no new order."""
    retire_compliance_rule(code=code, by=request.auth, at=request.at)
    return Status(204, None)

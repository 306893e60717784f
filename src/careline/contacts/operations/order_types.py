"""Editing which business can be done, and under which rules."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from careline.contacts.events.orders import ComplianceRuleRetired, ComplianceRuleSet, OrderTypeRetired, OrderTypeSet
from careline.contacts.models import ComplianceRule, OrderType
from careline.contacts.queries.order_types import offered_order_type, offered_rule
from careline.contacts.rules.compliance import CODE, BadRule, ComplianceShape, check_rule
from careline.contacts.rules.verification import Act
from careline.forms.queries.designs import offered_form
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "contacts.manage_order_types"
NAME = 60


@dataclass(frozen=True, kw_only=True)
class OrderTypeTold:
    """What a kind of business is called, asks and demands."""

    name_zh: str
    name_en: str
    act: Act
    form: str = ""
    rules: Sequence[str] = ()
    position: int = 0


@operation()
def set_compliance_rule(*, rule: ComplianceShape, by: Actor, at: datetime, position: int = 0) -> ComplianceRule:
    """Add a rule, or change the one of that code; orders begun before keep it as it was.

    :raises BadRule: naming what it lacks.
    """
    policy.require(by, RIGHT)
    check_rule(rule)
    says = {**asdict(rule), "position": position, "retired_at": None}
    row, _ = ComplianceRule.objects.update_or_create(
        code=rule.code, defaults=says, create_defaults={**says, "id": new_id()}
    )
    record(ComplianceRuleSet(subject=row.id, code=rule.code), by=by, at=at)
    return row


@operation()
def retire_compliance_rule(*, code: str, by: Actor, at: datetime) -> None:
    """Let a rule stand over no new order.

    :raises NoSuchComplianceRule: unknown or retired already.
    """
    policy.require(by, RIGHT)
    row = offered_rule(code=code)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(ComplianceRuleRetired(subject=row.id, code=code), by=by, at=at)


@operation()
def set_order_type(*, code: str, told: OrderTypeTold, by: Actor, at: datetime) -> OrderType:
    """Offer business, or change the one of that code.

    :raises BadRule: its code or a name has the wrong shape.
    :raises NoSuchForm: the form it asks isn't one.
    :raises NoSuchComplianceRule: one of its rules isn't one.
    """
    policy.require(by, RIGHT)
    if not CODE.fullmatch(code):
        raise BadRule(field="code")
    for name in ("name_zh", "name_en"):
        if not 0 < len(getattr(told, name).strip()) <= NAME:
            raise BadRule(field=name)
    if told.form:
        offered_form(code=told.form)
    rules = [offered_rule(code=one) for one in told.rules]
    says = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "act": told.act,
        "form": told.form,
        "position": told.position,
        "retired_at": None,
    }
    row, _ = OrderType.objects.update_or_create(code=code, defaults=says, create_defaults={**says, "id": new_id()})
    row.rules.set(rules)
    record(OrderTypeSet(subject=row.id, code=code), by=by, at=at)
    return row


@operation()
def retire_order_type(*, code: str, by: Actor, at: datetime) -> None:
    """Offer business no longer; orders begun stay.

    :raises NoSuchOrderType: unknown or retired already.
    """
    policy.require(by, RIGHT)
    row = offered_order_type(code=code)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(OrderTypeRetired(subject=row.id, code=code), by=by, at=at)

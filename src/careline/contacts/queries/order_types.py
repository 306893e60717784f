"""Kinds of business on offer, and the rules there are."""

from django.db.models import QuerySet

from careline.contacts.models import ComplianceRule, OrderType
from careline.kernel.refusals import Kind, Refusal


class NoSuchOrderType(Refusal):
    """There is no such business, or it is no longer offered."""

    code = "contacts.no_such_order_type"
    kind = Kind.MISSING


class NoSuchComplianceRule(Refusal):
    """There is no such rule, or it stands over nothing any more."""

    code = "contacts.no_such_compliance_rule"
    kind = Kind.MISSING


def offered_order_types() -> QuerySet[OrderType]:
    """Return the business that can be done, in its order."""
    return OrderType.objects.filter(retired_at=None).prefetch_related("rules").order_by("position", "code")


def order_types_ever() -> QuerySet[OrderType]:
    """Return all business, what is no longer offered too: orders of it stay."""
    return OrderType.objects.order_by("position", "code")


def offered_order_type(*, code: str) -> OrderType:
    """Return one kind of business.

    :raises NoSuchOrderType: unknown or retired.
    """
    found = offered_order_types().filter(code=code).first()
    if found is None:
        raise NoSuchOrderType(field="type", type=code)
    return found


def offered_rules() -> QuerySet[ComplianceRule]:
    """Return the rules that stand, in their order."""
    return ComplianceRule.objects.filter(retired_at=None).order_by("position", "code")


def offered_rule(*, code: str) -> ComplianceRule:
    """Return one rule.

    :raises NoSuchComplianceRule: unknown or retired.
    """
    found = offered_rules().filter(code=code).first()
    if found is None:
        raise NoSuchComplianceRule(field="rules", rule=code)
    return found

"""What happens to service orders and the rules they stand under: references and codes only."""

from dataclasses import dataclass
from uuid import UUID

from careline.contacts.rules.compliance import RuleAct
from careline.contacts.rules.orders import FailReason
from careline.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderBegun(Event, about="service_order"):
    """Business for a customer was begun."""

    number: str
    type: str
    contact: UUID
    party: UUID


@dataclass(frozen=True, kw_only=True)
class OrderFilled(Event, about="service_order"):
    """Its form was filled in; the answers stand with the form."""

    submission: UUID


@dataclass(frozen=True, kw_only=True)
class RuleTreated(Event, about="service_order"):
    """Somebody vouched for a rule, asked for an exception, waived it or declined."""

    rule: str
    act: RuleAct


@dataclass(frozen=True, kw_only=True)
class OrderSubmitted(Event, about="service_order"):
    """It passed its rules, or they were waived, and went to be done."""

    waived: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OrderCompleted(Event, about="service_order"):
    """It was done."""


@dataclass(frozen=True, kw_only=True)
class OrderFailed(Event, about="service_order"):
    """It could not be done."""

    reason: FailReason


@dataclass(frozen=True, kw_only=True)
class OrderWithdrawn(Event, about="service_order"):
    """Nobody wants it any more."""


@dataclass(frozen=True, kw_only=True)
class OrderTypeSet(Event, about="order_type"):
    """A kind of business was added or changed."""

    code: str


@dataclass(frozen=True, kw_only=True)
class OrderTypeRetired(Event, about="order_type"):
    """A kind of business is no longer offered."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ComplianceRuleSet(Event, about="compliance_rule"):
    """A rule was added or changed; orders begun before keep it as it was."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ComplianceRuleRetired(Event, about="compliance_rule"):
    """A rule no longer stands over new orders."""

    code: str


@dataclass(frozen=True, kw_only=True)
class OrderHanded(Event, about="service_order"):
    """Somebody else does it from now on."""

    agent: UUID


@dataclass(frozen=True, kw_only=True)
class OrdersExported(Event, about="user"):
    """Service orders left the house in a file, their customers masked."""

    count: int
    form: str
    view: str

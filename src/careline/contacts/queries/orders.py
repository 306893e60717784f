"""Service orders, within what the actor may see: one with its findings, lists, and the list of exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.contacts.models import Contact, OrderStep, RuleRow, ServiceOrder
from careline.contacts.queries.verification import terms
from careline.contacts.rules.compliance import Finding, OrderFacts, RuleAct, judge
from careline.contacts.rules.orders import UNDER_WAY
from careline.contacts.rules.verification import Act, Level
from careline.forms.queries.submissions import FilledIn, filled_in
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

READ, EXCEPT = "contacts.read_order", "contacts.except_order"
RELATED = ("type", "contact", "party__key", "agent", "department", "submission__key", "submission__version__form")
LISTING = "orders"


class OrderView(StrEnum):
    """A saved cut through the orders."""

    OPEN = "open"
    EXCEPTIONS = "exceptions"
    """Those for which an exception was asked and nobody has answered."""
    EXCEPTED = "excepted"
    """Those for which one was ever asked."""
    ALL = "all"


class NoSuchOrder(Refusal):
    """There is no order of that number, or none this actor may know of."""

    code = "contacts.no_such_order"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class OrderFilters:
    """What the list is narrowed to; what is empty doesn't narrow."""

    view: OrderView = OrderView.OPEN
    contact: str = ""
    party: UUID | None = None


def visible_orders(*, by: Actor) -> QuerySet[ServiceOrder]:
    """Return the orders the actor may see, latest first."""
    return ServiceOrder.objects.filter(policy.scope(by, READ)).select_related(*RELATED).order_by("-begun_at", "-id")


def order(*, by: Actor, number: str) -> ServiceOrder:
    """Return one order.

    :raises NoSuchOrder: when there is none, or the actor may not see it.
    """
    found = visible_orders(by=by).filter(number=number).first()
    if found is None:
        raise NoSuchOrder(field="order", number=number)
    return found


def orders(*, by: Actor, filters: OrderFilters, after: str = "", limit: int = 50) -> Page[ServiceOrder]:
    """Return one page of the orders the actor may see, latest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    rows = visible_orders(by=by).filter(CUTS[filters.view])
    exact = {"contact__number": filters.contact, "party": filters.party}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.begun_at, row.id))


def orders_of(*, contact: Contact) -> list[ServiceOrder]:
    """Return the orders begun in a contact the caller has found."""
    return list(ServiceOrder.objects.filter(contact=contact).select_related(*RELATED).order_by("begun_at"))


def order_may(*, by: Actor, found: ServiceOrder, right: str) -> bool:
    """Return whether the actor's right reaches this order."""
    return ServiceOrder.objects.filter(policy.scope(by, right), pk=found.pk).exists()


def findings_of(found: ServiceOrder, *, answers: Mapping[str, object] | None = None) -> list[Finding]:
    """Return what each rule says of an order the caller has found.

    :param answers: judged by these instead of those handed in, while the form is being filled.
    """
    known = answers if answers is not None else answers_in(found)
    level = Level(Contact.objects.values_list("level", flat=True).get(pk=found.contact_id))
    return judge(found.rules, OrderFacts(level=level, answers=known, acts=acts_on(found)))


def acts_on(found: ServiceOrder) -> dict[str, RuleAct]:
    """Return the last thing done about each rule."""
    rows = RuleRow.objects.filter(order=found).order_by("at", "id").values_list("rule", "act")
    return {rule: RuleAct(act) for rule, act in rows}


def answers_in(found: ServiceOrder) -> dict[str, object]:
    """Return the answers handed in, those that name a person masked: rules look only at whether they are there."""
    filled = form_of(found)
    return {code: one.value for code, one in filled.answers.items()} if filled else {}


def form_of(found: ServiceOrder) -> FilledIn | None:
    """Return the form of an order as it was filled in; None while it isn't."""
    return filled_in(found.submission) if found.submission else None


def level_for_order(found: ServiceOrder) -> Level:
    """Return how well the caller must be verified for this business."""
    return terms().needs[Act(found.type.act)]


def rule_rows_of(found: ServiceOrder) -> list[RuleRow]:
    """Return what was done about the rules, oldest first."""
    return list(RuleRow.objects.filter(order=found).select_related("actor").order_by("at", "id"))


def order_steps_of(found: ServiceOrder) -> list[OrderStep]:
    """Return the moves of an order, oldest first."""
    return list(OrderStep.objects.filter(order=found).select_related("actor").order_by("n"))


def waiting_exceptions(*, by: Actor) -> int:
    """Return how many orders wait for a supervisor's word."""
    return visible_orders(by=by).filter(policy.scope(by, EXCEPT), CUTS[OrderView.EXCEPTIONS]).count()


CUTS = {
    OrderView.OPEN: Q(state__in=sorted(UNDER_WAY)),
    OrderView.EXCEPTIONS: Q(asked__gt=0, state__in=sorted(UNDER_WAY)),
    OrderView.EXCEPTED: Q(excepted__gt=0),
    OrderView.ALL: Q(),
}


def _beyond(after: str) -> Q:
    begun_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if name is None or begun_at is None:
        raise BadCursor
    return Q(begun_at__lt=begun_at) | Q(begun_at=begun_at, id__lt=name)

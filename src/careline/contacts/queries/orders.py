"""One service order, within what the actor may see, and what its rules say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from careline.contacts.models import Contact, OrderStep, RuleRow, ServiceOrder
from careline.contacts.queries.verification import terms
from careline.contacts.rules.compliance import Finding, OrderFacts, RuleAct, judge
from careline.contacts.rules.verification import Act, Level
from careline.forms.models import Submission
from careline.forms.queries.submissions import FilledIn, filled_in
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

READ = "contacts.read_order"
RELATED = ("type", "contact", "party__key", "agent", "department")
FILLED_IN = Prefetch("submission", Submission.objects.select_related("key", "version__form"))
"""Fetched beside: joined with all the others, it takes longer to plan than the two questions to be answered."""


@dataclass(frozen=True)
class Judged:
    """One order of a list, what each of its rules says, and what was done about them, oldest first."""

    order: ServiceOrder
    findings: list[Finding]
    rows: list[RuleRow]


class NoSuchOrder(Refusal):
    """There is no order of that number, or none this actor may know of."""

    code = "contacts.no_such_order"
    kind = Kind.MISSING


def visible_orders(*, by: Actor) -> QuerySet[ServiceOrder]:
    """Return the orders the actor may see, latest first."""
    seen = ServiceOrder.objects.filter(policy.scope(by, READ))
    return seen.select_related(*RELATED).prefetch_related(FILLED_IN).order_by("-begun_at", "-id")


def order(*, by: Actor, number: str) -> ServiceOrder:
    """Return one order.

    :raises NoSuchOrder: when there is none, or the actor may not see it.
    """
    rows = visible_orders(by=by).filter(number=number).order_by()  # one at most: a sort is most of the planning
    found = next(iter(rows), None)
    if found is None:
        raise NoSuchOrder(field="order", number=number)
    return found


def orders_of(*, contact: Contact) -> list[ServiceOrder]:
    """Return the orders begun in a contact the caller has found."""
    begun = ServiceOrder.objects.filter(contact=contact).select_related(*RELATED).prefetch_related(FILLED_IN)
    return list(begun.order_by("begun_at"))


def in_sight(found: Sequence[ServiceOrder], *, by: Actor) -> set[str]:
    """Return the numbers of those the actor may open: what was begun in one's contact may lie with a colleague."""
    if not found:
        return set()
    rows = ServiceOrder.objects.filter(policy.scope(by, READ), pk__in=[one.pk for one in found])
    return set(rows.values_list("number", flat=True))


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


def judged_orders(found: Sequence[ServiceOrder]) -> list[Judged]:
    """Return what the rules say of orders the caller has just read, in as many queries for many as for one."""
    latest = RuleRow.objects.select_related("actor").order_by("at", "id")
    prefetch_related_objects(found, "submission__answers", Prefetch("rule_rows", latest))
    told = [(one, list(one.rule_rows.all())) for one in found]
    return [Judged(one, _judged(one, rows), rows) for one, rows in told]


def _judged(found: ServiceOrder, rows: Sequence[RuleRow]) -> list[Finding]:
    acts = {row.rule: RuleAct(row.act) for row in rows}
    return judge(found.rules, OrderFacts(level=Level(found.contact.level), answers=answers_in(found), acts=acts))


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
    return list(OrderStep.objects.filter(order=found).select_related("actor", "agent").order_by("n"))

"""Service orders: business begun in a contact, filled in, judged by its rules, submitted and done."""

from typing import Any

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import OrderNumber, RuleCode
from careline.api.references import named
from careline.api.shapes.orders import (
    CompletionTold,
    ExceptionTold,
    FailureTold,
    OrderAnswersTold,
    OrderHandingTold,
    OrderListPage,
    OrdersAsked,
    OrderShown,
    OrderTold,
    StatementTold,
    WhyTold,
)
from careline.contacts.operations.excepting import ask_exception, decline_exception, state_rule, waive_rule
from careline.contacts.operations.order_handing import hand_order
from careline.contacts.operations.ordering import (
    begin_order,
    complete_order,
    fail_order,
    fill_order,
    submit_order,
    withdraw_order,
)
from careline.contacts.queries.finding import contact
from careline.contacts.queries.order_list import orders
from careline.contacts.queries.orders import answers_in, findings_of
from careline.contacts.queries.orders import order as find
from careline.contacts.rules.orders import OrderState, moves_from

router = Router(tags=["orders"])
READ, WORK, EXCEPT = "contacts.read_order", "contacts.work_order", "contacts.except_order"


@router.post("", auth=Bearer(WORK), response={201: OrderShown})
def begin(request: Asked, told: OrderTold) -> Status[OrderShown]:
    """Begin business in a contact, under the rules in force now."""
    named(lambda: contact(by=request.auth, number=told.contact), field="contact", given=told.contact)
    begun = begin_order(contact=told.contact, type=told.type, by=request.auth, at=request.at)
    return Status(201, shown(request, begun.number))


@router.get("", auth=Bearer(READ), response=OrderListPage)
def list_orders(request: Asked, asked: Query[OrdersAsked]) -> OrderListPage:
    """List orders, latest first; `exceptions` are those that wait for a supervisor's word."""
    page = orders(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    return OrderListPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.get("/{order}", auth=Bearer(READ), response=OrderShown)
def get_order(request: Asked, order: OrderNumber) -> OrderShown:
    """Read one order, with what each rule says."""
    return shown(request, order)


@router.put("/{order}/answers", auth=Bearer(WORK), response=OrderShown)
def fill(request: Asked, order: OrderNumber, told: OrderAnswersTold) -> OrderShown:
    """Hand in the form."""
    fill_order(number=order, **dict(told), by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/statements", auth=Bearer(WORK), response=OrderShown)
def state(request: Asked, order: OrderNumber, told: StatementTold) -> OrderShown:
    """Vouch for a rule: it was done, or the customer was told."""
    state_rule(number=order, rule=told.rule, by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/exceptions", auth=Bearer(WORK), response=OrderShown)
def ask(request: Asked, order: OrderNumber, told: ExceptionTold) -> OrderShown:
    """Ask a supervisor to let the order pass although a rule fails."""
    ask_exception(number=order, **dict(told), by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/exceptions/{code}/waiver", auth=Bearer(EXCEPT), response=OrderShown)
def waive(request: Asked, order: OrderNumber, code: RuleCode, told: WhyTold) -> OrderShown:
    """Let it pass, by your name and with the reason."""
    waive_rule(number=order, rule=code, text=told.text, by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/exceptions/{code}/refusal", auth=Bearer(EXCEPT), response=OrderShown)
def decline(request: Asked, order: OrderNumber, code: RuleCode, told: WhyTold) -> OrderShown:
    """Don't let it pass, with the reason."""
    decline_exception(number=order, rule=code, text=told.text, by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/submission", auth=Bearer(WORK), response=OrderShown)
def submit(request: Asked, order: OrderNumber) -> OrderShown:
    """Send it to be done; refused (409) while a rule fails that nobody waived."""
    submit_order(number=order, by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/completion", auth=Bearer(WORK), response=OrderShown)
def complete(request: Asked, order: OrderNumber, told: CompletionTold) -> OrderShown:
    """Say that it was done, and with what result."""
    complete_order(number=order, result=told.result, by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/failure", auth=Bearer(WORK), response=OrderShown)
def fail(request: Asked, order: OrderNumber, told: FailureTold) -> OrderShown:
    """Say that it could not be done, and why."""
    fail_order(number=order, **dict(told), by=request.auth, at=request.at)
    return shown(request, order)


@router.post("/{order}/withdrawal", auth=Bearer(WORK), response=OrderShown)
def withdraw(request: Asked, order: OrderNumber, told: WhyTold) -> OrderShown:
    """Say that nobody wants it any more, and why."""
    withdraw_order(number=order, text=told.text, by=request.auth, at=request.at)
    return shown(request, order)


@router.put("/{order}/agent", auth=Bearer(WORK), response=OrderShown)
def hand(request: Asked, order: OrderNumber, told: OrderHandingTold) -> OrderShown:
    """Give it to a colleague, who goes on with it; you may not see it afterwards."""
    return whole(hand_order(number=order, **dict(told), by=request.auth, at=request.at))


def shown(request: Asked, number: str) -> OrderShown:
    """Return an order whole."""
    return whole(find(by=request.auth, number=number))


def whole(found: Any) -> OrderShown:
    """Return an order the caller has found, with what its rules say."""
    findings = [{"rule": one.rule.code, "verdict": one.verdict, **_named(one.rule)} for one in findings_of(found)]
    beside = {"findings": findings, "answers": answers_in(found), "moves": moves_from(OrderState(found.state))}
    plain = {name: getattr(found, name) for name in OrderShown.model_fields if name not in beside}
    return OrderShown.model_validate(plain | beside)


def _named(rule: Any) -> dict[str, object]:
    return {"name_zh": rule.name_zh, "name_en": rule.name_en, "test": rule.test}

"""Doing business for a customer (SR09): begun in a contact, filled in, submitted under its rules, done or failed."""

from collections.abc import Mapping
from datetime import datetime

from careline.contacts.events.orders import (
    OrderBegun,
    OrderCompleted,
    OrderFailed,
    OrderFilled,
    OrderSubmitted,
    OrderWithdrawn,
)
from careline.contacts.models import ServiceOrder
from careline.contacts.queries.order_types import offered_order_type
from careline.contacts.queries.orders import findings_of, level_for_order
from careline.contacts.rules.compliance import RuleTest, RuleVerdict, check_compliant
from careline.contacts.rules.follow_ups import check_what
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.orders import (
    FROM,
    FailReason,
    FormNotFilled,
    IllegalOrderMove,
    NobodyOrders,
    OrderMove,
    OrderStanding,
)
from careline.contacts.rules.steps import ContactMove, IllegalContactMove, StepName
from careline.contacts.rules.verification import Level, check_verified
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.moving import user_id
from careline.contacts.writing.numbers import take_order_number
from careline.contacts.writing.ordering import claim_order, move_order, step_of
from careline.forms.operations.submitting import submit_answers
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


@operation()
def begin_order(*, contact: str, type: str, by: Actor, at: datetime) -> ServiceOrder:  # noqa: A002  (business has types)
    """Begin business in a contact, under the rules in force now.

    :raises NoSuchContact: none the actor may work on.
    :raises IllegalContactMove: the contact is closed.
    :raises NobodyOrders: nobody knows yet who the customer is.
    :raises NoSuchOrderType: no such business is offered.
    """
    told = claim(number=contact, by=by)
    if told.step == StepName.CLOSED:
        raise IllegalContactMove(field="contact", move=ContactMove.SOLVE, step=StepName.CLOSED)
    agent = user_id(by)
    if told.party_id is None or agent is None:
        raise NobodyOrders(field="contact")
    kind = offered_order_type(code=type)
    begun = ServiceOrder(
        id=new_id(),
        number=take_order_number(at=at),
        type=kind,
        contact=told,
        party_id=told.party_id,
        channel=told.channel,
        agent_id=agent,
        department_id=told.department_id,
        begun_at=at,
        state=OrderStanding().state,
    )
    begun.copy_rules([rule.shape for rule in kind.rules.filter(retired_at=None).order_by("position", "code")])
    begun.save(force_insert=True)
    event = OrderBegun(subject=begun.id, number=begun.number, type=kind.code, contact=told.id, party=told.party_id)
    step_of(begun, OrderMove.BEGIN, record(event, by=by, at=at), n=1, by=by, at=at).save()
    return begun


@operation()
def fill_order(
    *, number: str, answers: Mapping[str, object], by: Actor, at: datetime, version: int | None = None
) -> ServiceOrder:
    """Hand in the order's form; what was handed in before stays, and counts no longer.

    :raises AnswersDontFit: naming each field and its problem.
    :raises IllegalOrderMove: it is submitted already, or its business asks no form.
    """
    found = claim_order(number=number, by=by, version=version)
    if found.standing.state not in FROM[OrderMove.SUBMIT] or not found.type.form:
        raise IllegalOrderMove(field="state", move=OrderMove.SUBMIT, state=found.standing.state)
    submission = submit_answers(form=found.type.form, answers=answers, key=found.party.key, by=by, at=at)
    found.submission = submission
    found.save(update_fields=["submission"])
    record(OrderFilled(subject=found.id, submission=submission.id), by=by, at=at)
    return found


@operation()
def submit_order(*, number: str, by: Actor, at: datetime, version: int | None = None) -> ServiceOrder:
    """Send it to be done: every rule passes, isn't needed, or was waived by a supervisor.

    :raises NotVerified: this business needs a caller better verified, whatever its rules say.
    :raises ComplianceOpen: rules fail.
    :raises FormNotFilled: the form isn't filled in.
    :raises IllegalOrderMove: it is submitted already.
    """
    found = claim_order(number=number, by=by, version=version)
    if found.type.form and found.submission_id is None:
        raise FormNotFilled(field="answers")
    findings = findings_of(found)
    waived = tuple(one.rule.code for one in findings if one.verdict is RuleVerdict.WAIVED)
    check_compliant(findings)
    if not any(one.rule.test is RuleTest.LEVEL for one in findings):
        check_verified(Level(found.contact.level), needed=level_for_order(found))
    found.submitted_at = at
    return move_order(found, OrderMove.SUBMIT, OrderSubmitted(subject=found.id, waived=waived), by=by, at=at)


@operation()
def complete_order(*, number: str, result: str, by: Actor, at: datetime, version: int | None = None) -> ServiceOrder:
    """Say that it was done, and with what result.

    :raises WhatMissing: nobody says what came of it.
    :raises IllegalOrderMove: it isn't submitted.
    """
    found = claim_order(number=number, by=by, version=version)
    check_what(result, field="result")
    check_text("result", result)
    found.result, found.ended_at = result.strip(), at
    return move_order(found, OrderMove.COMPLETE, OrderCompleted(subject=found.id), by=by, at=at, text=result)


@operation()
def fail_order(
    *, number: str, reason: FailReason, text: str, by: Actor, at: datetime, version: int | None = None
) -> ServiceOrder:
    """Say that it could not be done, and why.

    :raises WhatMissing: nobody says why.
    :raises IllegalOrderMove: it isn't submitted.
    """
    found = claim_order(number=number, by=by, version=version)
    check_what(text, field="text")
    found.fail_reason, found.result, found.ended_at = reason, text.strip(), at
    return move_order(found, OrderMove.FAIL, OrderFailed(subject=found.id, reason=reason), by=by, at=at, text=text)


@operation()
def withdraw_order(*, number: str, text: str, by: Actor, at: datetime, version: int | None = None) -> ServiceOrder:
    """Say that nobody wants it any more, and why.

    :raises WhatMissing: nobody says why.
    :raises IllegalOrderMove: it has ended already.
    """
    found = claim_order(number=number, by=by, version=version)
    check_what(text, field="text")
    found.ended_at = at
    return move_order(found, OrderMove.WITHDRAW, OrderWithdrawn(subject=found.id), by=by, at=at, text=text)

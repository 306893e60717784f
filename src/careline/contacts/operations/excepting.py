"""What is done about a rule of an order: vouched for, an exception asked for, waived or declined by a supervisor."""

from datetime import datetime

from careline.contacts.models import ServiceOrder
from careline.contacts.queries.orders import findings_of
from careline.contacts.rules.compliance import (
    NothingToExcept,
    OwnException,
    RuleAct,
    RuleVerdict,
    check_stated,
    find_rule,
)
from careline.contacts.rules.follow_ups import check_what
from careline.contacts.rules.orders import FROM, IllegalOrderMove, OrderMove
from careline.contacts.writing.ordering import claim_order, treat_rule
from careline.security.actor import Actor
from careline.security.operation import operation

EXCEPT = "contacts.except_order"


@operation()
def state_rule(*, number: str, rule: str, by: Actor, at: datetime) -> ServiceOrder:
    """Vouch for a rule: it was done, or the customer was told.

    :raises NoSuchRule: the order isn't under it.
    :raises NotToBeStated: it is proved otherwise.
    :raises IllegalOrderMove: the order is submitted already.
    """
    found = _begun(claim_order(number=number, by=by))
    check_stated(find_rule(found.rules, rule))
    treat_rule(found, rule, RuleAct.STATE, by=by, at=at)
    return found


@operation()
def ask_exception(*, number: str, rule: str, text: str, by: Actor, at: datetime) -> ServiceOrder:
    """Ask a supervisor to let an order pass although a rule fails.

    :raises WhatMissing: nobody says why.
    :raises NothingToExcept: the rule doesn't fail, or was asked about already.
    """
    found = _begun(claim_order(number=number, by=by))
    check_what(text, field="text")
    if _verdict(found, rule) is not RuleVerdict.FAILED:
        raise NothingToExcept(field="rule")
    treat_rule(found, rule, RuleAct.ASK, by=by, at=at, text=text)
    return found


@operation()
def waive_rule(*, number: str, rule: str, text: str, by: Actor, at: datetime) -> ServiceOrder:
    """Let the order pass, by name and with the reason.

    :raises OwnException: the business is the supervisor's own.
    :raises NothingToExcept: nobody asked.
    """
    return _decide(number, rule, RuleAct.WAIVE, text, by=by, at=at)


@operation()
def decline_exception(*, number: str, rule: str, text: str, by: Actor, at: datetime) -> ServiceOrder:
    """Don't let it pass, with the reason: the rule is to be met.

    :raises OwnException: the business is the supervisor's own.
    :raises NothingToExcept: nobody asked.
    """
    return _decide(number, rule, RuleAct.DECLINE, text, by=by, at=at)


def _decide(number: str, rule: str, act: RuleAct, text: str, *, by: Actor, at: datetime) -> ServiceOrder:
    found = _begun(claim_order(number=number, by=by, right=EXCEPT))
    check_what(text, field="text")
    if found.agent_id == by.id:
        raise OwnException(field="rule")
    if _verdict(found, rule) is not RuleVerdict.ASKED:
        raise NothingToExcept(field="rule")
    treat_rule(found, rule, act, by=by, at=at, text=text)
    return found


def _verdict(found: ServiceOrder, rule: str) -> RuleVerdict:
    find_rule(found.rules, rule)
    return next(one.verdict for one in findings_of(found) if one.rule.code == rule)


def _begun(found: ServiceOrder) -> ServiceOrder:
    if found.standing.state not in FROM[OrderMove.SUBMIT]:
        raise IllegalOrderMove(field="state", move=OrderMove.SUBMIT, state=found.standing.state)
    return found

"""What a number used, typed by hand: told once, and only of months in which it ran."""

from datetime import date, datetime

import pytest

from careline.parties.operations.consumption import NotHeldThen, take_in_consumption, tell_consumption
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.consumption import Usage, Used
from careline.parties.rules.holdings import SubscriptionDetails
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.security.actor import Actor, system
from careline.security.policy import Forbidden
from tests.parties.conftest import WANG_FANG

SYSTEM = system("test")
FEBRUARY, USED = date(2026, 2, 14), Used(amount=6_450)


def test_figures_typed_by_hand_are_told_once_and_only_of_months_that_ran(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=SYSTEM, at=at)
    details = SubscriptionDetails(number="13700137000", since=date(2025, 5, 1))
    line = begin_subscription(customer=customer.id, details=details, by=SYSTEM, at=at).id
    told = [tell_consumption(subscription=line, month=FEBRUARY, used=USED, by=SYSTEM, at=at) for _ in range(2)]
    usage = Usage(number="13700137000", month=FEBRUARY, amount=6_450)
    assert [*told, take_in_consumption(usages=[usage], by=SYSTEM, at=at)] == [1, 0, 0], "whichever way it was told"
    with pytest.raises(NotHeldThen):
        tell_consumption(subscription=line, month=date(2025, 4, 30), used=USED, by=SYSTEM, at=at)
    with pytest.raises(Forbidden):
        tell_consumption(subscription=line, month=FEBRUARY, used=USED, by=agent, at=at)
    forget_customer(customer=customer, by=SYSTEM, at=at)
    with pytest.raises(CustomerIsForgotten):
        tell_consumption(subscription=line, month=FEBRUARY, used=USED, by=SYSTEM, at=at)

"""Since when a subscription stands as it does: suspended, or active again."""

from datetime import date, datetime, timedelta

from careline.parties.operations.customers import register_customer
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.queries.holdings import subscriptions_of
from careline.parties.rules.holdings import SubscriptionDetails, SubscriptionStatus
from careline.security.actor import Actor, system
from tests.parties.conftest import WANG_FANG

SYSTEM = system("test")
ON, OFF = SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED


def test_it_is_told_whatever_else_changes(agent: Actor, at: datetime) -> None:
    customer = register_customer(details=WANG_FANG, by=SYSTEM, at=at).id
    begun = SubscriptionDetails(number="139 0013 9000", since=date(2025, 3, 1), plan="5g-99")
    line = begin_subscription(customer=customer, details=begun, by=agent, at=at)

    def since(status: SubscriptionStatus, plan: str, days_ago: int) -> int:
        """Change it so many days ago; return for how many days it has stood so."""
        on = at.date() - timedelta(days=days_ago)
        change_subscription(subscription=line.id, brand="", plan=plan, status=status, on=on, by=agent, at=at)
        (shown,) = subscriptions_of(by=agent, customer=customer)
        return (at.date() - shown.status_since).days

    beginning = (at.date() - begun.since).days
    assert since(ON, "5g-129", 5) == beginning, "another plan changes nothing"
    assert [since(OFF, "5g-129", 4), since(OFF, "5g-39", 3)] == [4, 4]
    assert [since(ON, "5g-39", 2), since(OFF, "5g-39", 1)] == [2, 1]

"""Who is found by what they hold: a billing account's number, or what stands in clear of a subscription."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from careline.parties.models import Account, Subscription
from careline.parties.models.subscription import LIVE
from careline.parties.queries.holdings import account_index
from careline.parties.rules.holdings import account_number

COLUMNS = {
    "product": "kind",
    "plan": "plan",
    "line_brand": "brand",
    "line_region": "region",
    "line_status": "status",
}
"""Where what is asked of a subscription stands."""


def billed_by(number: str) -> Q:
    """Return the customers whose billing account has this number, closed or not.

    :raises NotAnAccountNumber: when it can't be one.
    """
    accounts = Account.objects.filter(number_index=account_index(account_number(number, field="account")))
    return Q(pk__in=accounts.values("customer_id"))


def holding(asked: Mapping[str, str | date]) -> Q:
    """Return the customers with one subscription that fits everything asked; an ended one only where that is asked.

    :param asked: `Wanted.holds`.
    """
    exact = {COLUMNS[name]: value for name, value in asked.items() if name in COLUMNS}
    rows = (
        Subscription.objects.filter(**exact) if "line_status" in asked else Subscription.objects.filter(LIVE, **exact)
    )
    if "line_since" in asked:
        rows = rows.filter(since__gte=asked["line_since"])
    if "line_before" in asked:
        rows = rows.filter(since__lt=asked["line_before"])
    return Q(pk__in=rows.values("customer_id"))

"""Rows of parties."""

from careline.parties.models.account import Account, AccountClosure
from careline.parties.models.consumption import Consumption
from careline.parties.models.customer import Customer
from careline.parties.models.importing import ImportBatch, RefusedRows, SavedMap
from careline.parties.models.origin import Origin
from careline.parties.models.reveal import Reveal
from careline.parties.models.subscription import Subscription, SubscriptionChange

__all__ = [
    "Account",
    "AccountClosure",
    "Consumption",
    "Customer",
    "ImportBatch",
    "Origin",
    "RefusedRows",
    "Reveal",
    "SavedMap",
    "Subscription",
    "SubscriptionChange",
]

"""Rows of parties."""

from careline.parties.models.account import Account, AccountClosure
from careline.parties.models.consent import Consent
from careline.parties.models.consumption import Consumption
from careline.parties.models.customer import Customer
from careline.parties.models.importing import ImportBatch, RefusedRows, SavedMap
from careline.parties.models.origin import Origin
from careline.parties.models.preference import Preference
from careline.parties.models.representative import Representative, RepresentativeEnding
from careline.parties.models.reveal import Reveal
from careline.parties.models.subscription import Subscription, SubscriptionChange

__all__ = [
    "Account",
    "AccountClosure",
    "Consent",
    "Consumption",
    "Customer",
    "ImportBatch",
    "Origin",
    "Preference",
    "RefusedRows",
    "Representative",
    "RepresentativeEnding",
    "Reveal",
    "SavedMap",
    "Subscription",
    "SubscriptionChange",
]

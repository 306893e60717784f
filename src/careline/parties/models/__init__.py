"""Rows of parties."""

from careline.parties.models.account import Account, AccountClosure
from careline.parties.models.care import CareFlag, CareFlagLifting, CareLook, CareRenewal, CareReviewCall
from careline.parties.models.catalogue import CatalogueChange, CatalogueEntry
from careline.parties.models.checking import AttributeCheck, StaleBound
from careline.parties.models.consent import Consent
from careline.parties.models.consumption import Consumption
from careline.parties.models.customer import Customer
from careline.parties.models.customer_need import CustomerNeed, NeedStep
from careline.parties.models.entry_audit import EntryAudit, EntryAuditFinding, EntryAuditItem, EntryAuditStep
from careline.parties.models.erasure import ErasureRequest, ErasureStep
from careline.parties.models.importing import ImportBatch, RefusedRows, SavedMap
from careline.parties.models.legal_hold import LegalHold, LegalHoldCall, LegalHoldRelease, LegalHoldReview
from careline.parties.models.merging import DuplicatePair, Merge, Unmerge
from careline.parties.models.origin import Origin
from careline.parties.models.preference import Preference
from careline.parties.models.representative import Representative, RepresentativeEnding
from careline.parties.models.reveal import Reveal
from careline.parties.models.subscription import Subscription, SubscriptionChange
from careline.parties.models.verification_task import VerificationTask, VerificationTaskRow

__all__ = [
    "Account",
    "AccountClosure",
    "AttributeCheck",
    "CareFlag",
    "CareFlagLifting",
    "CareLook",
    "CareRenewal",
    "CareReviewCall",
    "CatalogueChange",
    "CatalogueEntry",
    "Consent",
    "Consumption",
    "Customer",
    "CustomerNeed",
    "DuplicatePair",
    "EntryAudit",
    "EntryAuditFinding",
    "EntryAuditItem",
    "EntryAuditStep",
    "ErasureRequest",
    "ErasureStep",
    "ImportBatch",
    "LegalHold",
    "LegalHoldCall",
    "LegalHoldRelease",
    "LegalHoldReview",
    "Merge",
    "NeedStep",
    "Origin",
    "Preference",
    "RefusedRows",
    "Representative",
    "RepresentativeEnding",
    "Reveal",
    "SavedMap",
    "StaleBound",
    "Subscription",
    "SubscriptionChange",
    "Unmerge",
    "VerificationTask",
    "VerificationTaskRow",
]

"""When a personal field may be read in clear."""

from datetime import timedelta
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody needs to read a field in clear; there is no "other", because "other" becomes everybody's reason."""

    CONTACT_CUSTOMER = "contact_customer"
    VERIFY_IDENTITY = "verify_identity"
    CORRECT_RECORD = "correct_record"
    REGULATOR_REQUEST = "regulator_request"
    CUSTOMER_REQUEST = "customer_request"  # PIPL art. 45: a person may see what is kept of him
    AUDIT = "audit"


class Beside(StrEnum):
    """What is sealed beside a customer, on a row of its own; named by the row and what of it is read."""

    SUBSCRIPTION_NUMBER = "subscription_number"
    ACCOUNT_NUMBER = "account_number"
    REPRESENTATIVE_NAME = "representative_name"
    REPRESENTATIVE_NUMBER = "representative_number"


QUOTA = 60
"""Reveals of one user within a day. An agent handles some sixty contacts a shift and needs a number in few of them."""
DAY = timedelta(hours=24)
"""A day slides: at midnight nobody's quota comes back at once."""


def is_used_up(reveals: int) -> bool:
    """Return whether somebody who has read so many fields within a day may read no more."""
    return reveals >= QUOTA

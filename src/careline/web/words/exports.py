"""What the columns of a file are called, and the words for the codes in it: each list of the desk for its reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as _in

from careline.cases.rules.told_features import SpendSaid
from careline.kernel.tables.wording import Wording
from careline.web.words import (
    CHANNELS,
    CUSTOMER_KINDS,
    FIELDS,
    LANGUAGES,
    STAGES,
    TIERS,
    URGENCIES,
    Words,
    speaks_chinese,
)
from careline.web.words import contacts as of_contact
from careline.web.words.parties import CAME_BY

Headers = Mapping[str, str | Promise]
WHOSE: Headers = {
    "customer": _in("column", "Customer"),
    "customer_number": _in("column", "Customer’s number"),
}
COMPLAINTS: Headers = {
    **WHOSE,
    "number": _in("column", "Complaint"),
    "title": _in("column", "Title"),
    "stage": _in("column", "Stage"),
    "urgency": _in("column", "Urgency"),
    "category": _in("column", "Category"),
    "channel": _in("column", "Channel"),
    "department": _in("column", "Department"),
    "handler": _in("column", "With"),
    "received_at": _in("column", "Taken in"),
    "due_at": _in("column", "Due"),
}
CONTACTS: Headers = {
    **WHOSE,
    "number": _in("column", "Contact"),
    "channel": _in("column", "Channel"),
    "direction": _in("column", "Direction"),
    "reason": _in("column", "Main reason"),
    "service_type": _in("column", "Service type"),
    "step": _in("column", "Step"),
    "outcome": _in("column", "Outcome"),
    "exclude": _in("column", "Left out of the numbers as"),
    "ended_by": _in("column", "Ended by"),
    "speaker": _in("column", "Who spoke"),
    "level": _in("column", "Verified"),
    "department": _in("column", "Department"),
    "agent": _in("column", "With"),
    "arrived_at": _in("column", "Reached us"),
    "connected_at": _in("column", "Answered"),
    "ended_at": _in("column", "Ended"),
    "transfers": _in("column", "Passed on, times"),
    "score": _in("column", "Record complete, percent"),
}
ORDERS: Headers = {
    **WHOSE,
    "number": _in("column", "Service order"),
    "type": _in("column", "Business"),
    "state": _in("column", "State"),
    "fail_reason": _in("column", "Why it failed"),
    "channel": _in("column", "Channel"),
    "contact": _in("column", "Contact"),
    "department": _in("column", "Department"),
    "agent": _in("column", "With"),
    "begun_at": _in("column", "Begun"),
    "submitted_at": _in("column", "Submitted"),
    "ended_at": _in("column", "Ended"),
    "asked": _in("column", "Exceptions waiting"),
    "excepted": _in("column", "Exceptions ever asked for"),
}
CUSTOMERS: Headers = {
    **{field.value: said for field, said in FIELDS.items()},
    "id": _in("column", "Identifier"),
    "kind": _in("customer", "Kind"),
    "brand": _in("customer", "Brand"),
    "region": _in("customer", "Region"),
    "segment": _in("customer", "Segment"),
    "tier": _in("customer", "Tier"),
    "language": _in("customer", "Language"),
    "place": _in("column", "Place"),
    "source_channel": _in("column", "Came in by"),
}
HABITS: Headers = {
    "habits_as_of": _in("column", "Habits as of"),
    "last_contact_at": _in("column", "Last contact"),
    "recency_band": _in("column", "Fifth by last contact, 5 the latest"),
    "contacts_90": _in("column", "Contacts in 90 days"),
    "contacts_365": _in("column", "Contacts in 365 days"),
    "frequency_band": _in("column", "Fifth by contacts, 5 the most"),
    "main_channel": _in("column", "Mostly by"),
    "preferred_hour": _in("column", "Usually from, hour of the day"),
    "spend_said": _in("column", "Spending analysed"),
    "spend": _in("column", "Spent a month"),
    "spend_before": _in("column", "Spent a month before"),
    "spend_currency": _in("column", "Currency"),
    "spend_band": _in("column", "Fifth by spending, 5 the most"),
    "complaints_90": _in("column", "Complaints in 90 days"),
    "complaints_365": _in("column", "Complaints in 365 days"),
    "complaints_open": _in("column", "Complaints open"),
    "orders_365": _in("column", "Service orders in 365 days"),
    "customer_since": _in("column", "Customer since"),
}
SPEND_SAID: Words = {
    SpendSaid.KNOWN: _in("spending", "known"),
    SpendSaid.NOT_KNOWN: _in("spending", "not known"),
    SpendSaid.NOT_AGREED: _in("spending", "not analysed: the customer hasn’t agreed"),
}


def of_complaints() -> Wording:
    """Return how a file of complaints is said."""
    return _wording(COMPLAINTS, stage=STAGES, urgency=URGENCIES, channel=CHANNELS)


def of_contacts() -> Wording:
    """Return how a file of contacts is said."""
    return _wording(
        CONTACTS,
        channel=of_contact.CHANNELS,
        direction=of_contact.DIRECTIONS,
        service_type=of_contact.SERVICE_TYPES,
        step=of_contact.STEPS,
        outcome=of_contact.OUTCOMES,
        exclude=of_contact.EXCLUDES,
        ended_by=of_contact.ENDED_BY,
        speaker=of_contact.SPEAKERS,
        level=of_contact.LEVELS,
    )


def of_orders() -> Wording:
    """Return how a file of service orders is said."""
    states, reasons = of_contact.ORDER_STATES, of_contact.FAIL_REASONS
    return _wording(ORDERS, state=states, fail_reason=reasons, channel=of_contact.CHANNELS)


def of_customers(names: Mapping[tuple[str, str], str]) -> Wording:
    """Return how a file of customers is said.

    :param names: what the codes of the catalogues are called, by catalogue and code.
    """
    listed = {
        kind: {code: name for (catalogue, code), name in names.items() if catalogue == kind}
        for kind in ("brand", "region", "segment")
    }
    told: dict[str, Mapping[Any, Any]] = {
        "kind": CUSTOMER_KINDS,
        "tier": TIERS,
        "language": dict(LANGUAGES),
        "source_channel": CAME_BY,
        "main_channel": of_contact.CHANNELS,
        "spend_said": SPEND_SAID,
    }
    return _wording({**CUSTOMERS, **HABITS}, **told, **listed)


def _wording(headers: Headers, **words: Mapping[Any, Any]) -> Wording:
    return Wording(
        headers={name: str(said) for name, said in headers.items()},
        code_header=_("{column} (code)"),
        words={name: {str(code): str(said) for code, said in codes.items()} for name, codes in words.items()},
        is_chinese=speaks_chinese(),
    )

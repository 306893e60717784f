"""What a customer holds: accounts that are billed, and subscriptions, each with its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.details import CODE, NotACode, NotANumber
from careline.security.rules.normalising import normal_number

ACCOUNT_LONGEST = 32
LAST_BILL_DAY = 28
"""Every month has a 28th: nobody is billed on a day that February lacks."""


class ProductKind(StrEnum):
    """What is subscribed to."""

    MOBILE = "mobile"
    FIXED = "fixed"
    BROADBAND = "broadband"
    IPTV = "iptv"
    IOT = "iot"


class PaymentKind(StrEnum):
    """Whether an account pays after or before."""

    POSTPAID = "postpaid"
    PREPAID = "prepaid"


class SubscriptionStatus(StrEnum):
    """Whether a subscription can be used."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


S = SubscriptionStatus
LEGAL: Mapping[S, frozenset[S]] = {
    S.ACTIVE: frozenset({S.SUSPENDED, S.ENDED}),
    S.SUSPENDED: frozenset({S.ACTIVE, S.ENDED}),
    S.ENDED: frozenset(),  # its number goes to somebody else; who comes back subscribes anew
}


class IllegalStatus(Refusal):
    """A subscription can't go from where it stands to where it is wanted."""

    code = "parties.illegal_status"
    kind = Kind.CONFLICT


class EndsBeforeItBegins(Refusal):
    """The end lies before the beginning."""

    code = "parties.ends_before_it_begins"


class AccountNumberTaken(Refusal):
    """Another account has this number; whose isn't told."""

    code = "parties.account_number_taken"
    kind = Kind.CONFLICT


class AccountIsClosed(Refusal):
    """Nothing is added to a closed account, and it isn't closed twice."""

    code = "parties.account_is_closed"
    kind = Kind.CONFLICT


class NumberTaken(Refusal):
    """A subscription that hasn't ended has this number; whose isn't told."""

    code = "parties.number_taken"
    kind = Kind.CONFLICT


class NotABillDay(Refusal):
    """Bills are drawn up on a day that every month has."""

    code = "parties.not_a_bill_day"


class NotAnAccountNumber(Refusal):
    """An account's number is short and in one word."""

    code = "parties.not_an_account_number"


@dataclass(frozen=True, kw_only=True)
class SubscriptionDetails:
    """What is told of a subscription when it begins."""

    number: str
    """Any spelling; kept as E.164."""
    since: date
    kind: ProductKind = ProductKind.MOBILE
    brand: str = ""
    plan: str = ""
    region: str = ""
    country: str = "CN"
    """ISO 3166 code of the country in whose way a number without +code is written."""


def subscribed_number(text: str, *, country: str = "CN") -> str:
    """Return a subscription's number as E.164.

    :raises NotANumber: when no telephone has it.
    """
    number = normal_number(text, country=country)
    if not number:
        raise NotANumber(field="number")
    return number


def account_number(text: str, *, field: str = "number") -> str:
    """Return an account's number in the one spelling that is kept.

    :raises NotAnAccountNumber: when it is empty, too long or no word of letters and digits.
    """
    number = "".join(text.split()).upper()
    if not number.isalnum() or not number.isascii() or len(number) > ACCOUNT_LONGEST:
        raise NotAnAccountNumber(field=field, longest=ACCOUNT_LONGEST)
    return number


def check_codes(**codes: str) -> None:
    """Refuse what isn't a code of the operator's.

    :raises NotACode: naming the field.
    """
    for field, code in codes.items():
        if code and not CODE.fullmatch(code):
            raise NotACode(field=field)


def check_bill_day(day: int) -> None:
    """Refuse a day that some month lacks.

    :raises NotABillDay: when it isn't between the 1st and the 28th.
    """
    if not 1 <= day <= LAST_BILL_DAY:
        raise NotABillDay(field="bill_day", last=LAST_BILL_DAY)


def check_status(now: SubscriptionStatus, to: SubscriptionStatus) -> None:
    """Refuse what a subscription can't become.

    :raises IllegalStatus: naming both.
    """
    if to not in LEGAL[now]:
        raise IllegalStatus(field="status", now=now, to=to)


def check_span(since: date, until: date | None) -> None:
    """Refuse an end before the beginning.

    :raises EndsBeforeItBegins: naming the end.
    """
    if until is not None and until < since:
        raise EndsBeforeItBegins(field="until")

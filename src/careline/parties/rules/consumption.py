"""What a subscription used and cost in a month: whole numbers, money in the currency's smallest unit."""

import re
from dataclasses import dataclass
from datetime import date

from careline.kernel.refusals import Refusal

LARGEST = 10**12
"""Ten thousand million yuan in fen: beyond it somebody mistook the unit."""
CURRENCY = re.compile(r"[A-Z]{3}")
LAST_MONTH = 12
WITHOUT_HUNDREDTHS = frozenset({"JPY", "KRW", "VND"})
"""Currencies whose smallest unit is the unit itself (ISO 4217: no minor unit)."""


class NotACurrency(Refusal):
    """A currency is three letters (ISO 4217)."""

    code = "parties.not_a_currency"


class NotAnAmount(Refusal):
    """A figure is negative where it can't be, or larger than any bill."""

    code = "parties.not_an_amount"


class MonthAhead(Refusal):
    """Nobody has used anything in a month to come."""

    code = "parties.month_ahead"


@dataclass(frozen=True, kw_only=True)
class Used:
    """The figures of one month; two intakes that say the same say it once."""

    amount: int
    """In the smallest unit, fen for CNY; negative where more was given back than charged."""
    currency: str = "CNY"
    voice_minutes: int = 0
    data_mb: int = 0
    sms: int = 0


@dataclass(frozen=True, kw_only=True)
class Usage(Used):
    """The same, with whose it is."""

    number: str
    """The subscription's number, in any spelling."""
    month: date
    """Any day of the month."""

    @property
    def figures(self) -> Used:
        """The figures alone."""
        return Used(
            amount=self.amount,
            currency=self.currency,
            voice_minutes=self.voice_minutes,
            data_mb=self.data_mb,
            sms=self.sms,
        )


def month_of(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def next_month(day: date) -> date:
    """Return the first day of the month after."""
    return _month(_count(day) + 1)


def months_before(month: date, count: int) -> list[date]:
    """Return so many months up to this one, the oldest first."""
    last = _count(month)
    return [_month(n) for n in range(last - count + 1, last + 1)]


def _count(day: date) -> int:
    return day.year * LAST_MONTH + day.month - 1


def _month(count: int) -> date:
    return date(count // LAST_MONTH, count % LAST_MONTH + 1, 1)


def check_currency(currency: str) -> None:
    """Refuse what can't be a currency.

    :raises NotACurrency: unless it is three capital letters.
    """
    if not CURRENCY.fullmatch(currency):
        raise NotACurrency(field="currency")


def check_usage(usage: Usage, *, today: date) -> None:
    """Refuse figures that can't be.

    :raises NotACurrency: or `NotAnAmount`, naming the field.
    :raises MonthAhead: when the month hasn't begun.
    """
    check_currency(usage.currency)
    if abs(usage.amount) > LARGEST:
        raise NotAnAmount(field="amount")
    for field in ("voice_minutes", "data_mb", "sms"):
        if not 0 <= getattr(usage, field) <= LARGEST:
            raise NotAnAmount(field=field)
    if month_of(usage.month) > month_of(today):
        raise MonthAhead(field="month")

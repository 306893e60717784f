"""Sums of money as people read them; the house keeps whole numbers of the smallest unit."""

from decimal import Decimal

from careline.parties.rules.consumption import WITHOUT_HUNDREDTHS

SIGNS = {"CNY": "¥"}


def smallest(amount: Decimal, currency: str) -> int:
    """Return 128.00 yuan as 12800 fen; a fraction of the smallest unit is rounded."""
    return int(amount.scaleb(0 if currency in WITHOUT_HUNDREDTHS else 2).to_integral_value())


def money(amount: int, currency: str) -> str:
    """Return 12800 fen as ¥128.00."""
    places = 0 if currency in WITHOUT_HUNDREDTHS else 2
    sign = SIGNS.get(currency, f"{currency} ")
    return f"{'−' if amount < 0 else ''}{sign}{Decimal(abs(amount)).scaleb(-places):,.{places}f}"

"""What makes a password acceptable.

Two sources pull apart. NIST SP 800-63B-4 §3.1.1.2: at least 15 characters where a password is the only factor, a list
of common ones that are refused, no rules of composition. GB/T 22239-2019 §8.1.4.1 a (level 3): complexity, and regular
change. So a phrase of 15 is free of composition rules, and from 12 on three kinds of character are asked for.
"""

from collections.abc import Collection, Container
from datetime import timedelta
from enum import StrEnum

LEAST = 12
PHRASE = 15  # NIST SP 800-63B-4 §3.1.1.2
LONGEST = 128  # NIST asks for at least 64; without an end, hashing would be a way to wear the server down
LEAST_KINDS = 3
REMEMBERED = 5
"""So many former passwords can't come back."""
MAXIMUM_AGE = timedelta(days=180)
"""GB/T 22239-2019 §8.1.4.1 a asks for regular change and names no term; half a year is ours."""


class Flaw(StrEnum):
    """Why a password isn't good enough."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_PLAIN = "too_plain"
    HOLDS_NAME = "holds_name"
    COMMON = "common"


def flaw_of(password: str, *, names: Collection[str], common: Container[str]) -> Flaw | None:
    """Return the first thing wrong with a password; None when it is good.

    :param names: what others know of the user: user name, full name.
    :param common: the passwords everybody tries first, in small letters.
    """
    folded = password.casefold()
    found = {
        Flaw.TOO_SHORT: len(password) < LEAST,
        Flaw.TOO_LONG: len(password) > LONGEST,
        Flaw.HOLDS_NAME: any(name.casefold() in folded for name in names if name),
        Flaw.COMMON: folded in common or len(set(folded)) < LEAST_KINDS,
        Flaw.TOO_PLAIN: len(password) < PHRASE and _kinds(password) < LEAST_KINDS,
    }
    return next((flaw for flaw, is_found in found.items() if is_found), None)


def _kinds(password: str) -> int:
    tests = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isascii() or not sign.isalnum())
    return sum(any(test(sign) for sign in password) for test in tests)

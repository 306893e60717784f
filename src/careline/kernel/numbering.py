"""Numbers people read aloud: `TS-2026-004291-3`, with a check digit that catches a slip before it finds a stranger."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from stdnum import damm

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import quoted

SHAPE = re.compile(r"([A-Z]{1,8})([0-9]{4})([0-9]{6,18})([0-9])")
SEPARATORS = re.compile(r"[\s_./\u2010-\u2015\u2212\ufe63\u30fc-]+")
LONGEST = 64


class UnreadableNumber(Refusal):
    """The text doesn't have the shape of a case number."""

    code = "kernel.unreadable_number"


class WrongCheckDigit(Refusal):
    """The number has the right shape, but a digit was mistyped or two were exchanged."""

    code = "kernel.wrong_check_digit"


@dataclass(frozen=True, order=True)
class CaseNumber:
    """Prefix, local year and running number; gaps are allowed, the check digit follows from year and number."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        """Return the number as it is printed."""
        return f"{self.prefix}-{self.year:04}-{self.sequence:06}-{self.check_digit}"

    @property
    def check_digit(self) -> str:
        """The Damm digit (H. M. Damm, 2004): it catches every single wrong digit and every exchange of neighbours."""
        return str(damm.calc_check_digit(f"{self.year:04}{self.sequence:06}"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as people type it: any case, any width, any dashes or blanks or none.

        :raises UnreadableNumber: when it isn't letters, a year, six digits or more and a check digit.
        :raises WrongCheckDigit: when the digits don't agree.
        """
        text = text.strip()
        found = SHAPE.fullmatch(_plain(text)) if len(text) <= LONGEST else None
        if found is None:
            raise UnreadableNumber(text=quoted(text))
        prefix, year, sequence, digit = found.groups()
        number = cls(prefix, int(year), int(sequence))
        if number.check_digit != digit or f"{number.sequence:06}" != sequence:
            raise WrongCheckDigit(text=quoted(text))
        return number


def case_number(prefix: str, year: int, sequence: int) -> str:
    """Return a number as it is printed and stored."""
    return str(CaseNumber(prefix, year, sequence))


def _plain(text: str) -> str:
    return SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()

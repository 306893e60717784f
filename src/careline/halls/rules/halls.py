"""What a hall must have before somebody can be sent there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careline.halls.rules.opening import read_opening
from careline.halls.rules.slots import public_share
from careline.kernel.calendar import parse_periods
from careline.kernel.refusals import Refusal

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
NAME, ADDRESS, WHY = 60, 120, 200
SHORTEST, LONGEST = 5, 240
"""Minutes of a slot."""
MOST_PLACES = 50
FURTHEST = 90
"""Days ahead."""
MOST_PATIENCE = 240
"""Minutes after which at the latest somebody counts as missed."""


class BadHallCode(Refusal):
    """A code is a short word of ASCII, because it stands in addresses."""

    code = "halls.bad_hall_code"


class HallWordsMissing(Refusal):
    """A name, an address or a reason is missing, or too long."""

    code = "halls.hall_words_missing"


class OutOfBounds(Refusal):
    """A number is smaller or larger than makes sense."""

    code = "halls.out_of_bounds"


class DayPassed(Refusal):
    """A day that is over was opened and closed as it was; nobody sets it any more."""

    code = "halls.day_passed"


@dataclass(frozen=True, kw_only=True)
class HallTold:
    """What is said of a hall."""

    name_zh: str
    name_en: str
    address_zh: str
    address_en: str
    department: str
    """Code of the department whose people work there."""
    calendar: str
    """Code of the calendar whose holidays it keeps, and on whose wall clock its hours are."""
    weekly: Sequence[Sequence[str]]
    """Seven lists of periods from Monday: `[["09:00-12:00", "13:30-17:00"], …]`; an empty one is a closed day."""
    keeps_holidays: bool = True
    slot_minutes: int = 30
    places: int = 2
    """How many may come for one slot."""
    public_places: int | None = None
    """How many of them the public page may take, none to all; None for half of them, rounded up."""
    days_ahead: int = 14
    missed_after: int = 15
    """Minutes after the beginning of the slot from which somebody who didn't come counts as missed."""

    @property
    def share(self) -> int:
        """How many places of a slot the public page may take."""
        return public_share(self.places) if self.public_places is None else self.public_places


def check_hall(code: str, told: HallTold) -> None:
    """Refuse a hall nobody could be sent to.

    :raises BadHallCode: its code has the wrong shape.
    :raises HallWordsMissing: naming the field.
    :raises OutOfBounds: naming the field, and between what it may lie.
    :raises NeverOpen: it is open on no day; likewise `BadPeriod`.
    """
    if not CODE.fullmatch(code):
        raise BadHallCode(field="code", given=code)
    for field, longest in (("name_zh", NAME), ("name_en", NAME), ("address_zh", ADDRESS), ("address_en", ADDRESS)):
        check_words(field, getattr(told, field), longest=longest)
    for field, least, most in (
        ("slot_minutes", SHORTEST, LONGEST),
        ("places", 1, MOST_PLACES),
        ("public_places", 0, told.places),
        ("days_ahead", 1, FURTHEST),
        ("missed_after", 0, MOST_PATIENCE),
    ):
        given = told.share if field == "public_places" else getattr(told, field)
        if not least <= given <= most:
            raise OutOfBounds(field=field, least=least, most=most)
    read_opening(told.weekly)


def check_words(field: str, text: str, *, longest: int) -> None:
    """Refuse what is left empty or doesn't fit.

    :raises HallWordsMissing: naming the field.
    """
    if not 0 < len(text.strip()) <= longest or "\x00" in text:
        raise HallWordsMissing(field=field, longest=longest)


def written_week(weekly: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return a week in its stored form, each day's periods in order."""
    return [list(map(str, parse_periods(day))) for day in weekly]

"""Days and months as lists write them: year first, together or apart, or as the map says."""

import re
from contextlib import suppress
from datetime import date, datetime

TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
APART = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?", re.ASCII)


def day_in(said: str, formats: tuple[str, ...] = (), *, is_whole: bool = False) -> date | None:
    """Return the day a cell names, the first of its month where it names only that; None when it names none.

    :param formats: in which it may be written, in strptime's notation; unless told, year, month and day in this order.
    :param is_whole: whether a month alone is no day.
    """
    for one in formats:
        with suppress(ValueError):
            return datetime.strptime(said, one).date()  # noqa: DTZ007  (a day has no zone)
    found = None if formats else TOGETHER.fullmatch(said) or APART.fullmatch(said)
    if not found or (is_whole and found[3] is None):
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None

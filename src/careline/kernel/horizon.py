"""How far ahead a day may lie that somebody sets: further than that, the year was mistyped, and nobody would notice.

A review in the year 9999 is no review, and an authority that ends then never ends: what must be done by a day needs one
that people at this house will see. Each rule says which of these holds for it.
"""

from datetime import date, timedelta

from careline.kernel.refusals import Refusal

A_YEAR = timedelta(days=366)
"""For what somebody is to do or look at again: what is kept for a reason is looked at each year. No law says so."""
FIVE_YEARS = timedelta(days=5 * 365 + 2)
"""For a rule's first or last day: law is made known years before it holds, but not many."""
TWENTY_YEARS = timedelta(days=20 * 365 + 5)
"""For the last day of a claim or an authority: the longest limitation there is (PRC Civil Code, art. 188 para. 2)."""


class TooFarAhead(Refusal):
    """The day lies further ahead than anything of this kind is set for."""

    code = "kernel.too_far_ahead"


def check_ahead(day: date | None, *, today: date, within: timedelta, field: str) -> None:
    """Refuse a day that lies too far ahead; none at all is fine.

    :raises TooFarAhead: naming the field, and the last day it could be.
    """
    if day is not None and day - today > within:
        raise TooFarAhead(field=field, day=day, latest=today + within)

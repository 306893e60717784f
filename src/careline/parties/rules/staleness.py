"""When a profile is stale: nothing of it was written down or made sure of for so long."""

from datetime import datetime, timedelta

from careline.kernel.refusals import Refusal

USUAL = 365
"""Days, where the administrator said nothing: a year, as most operators renew their customers' data."""
LEAST, MOST = 30, 3650


class NotABound(Refusal):
    """A bound of some days makes every profile stale, one of decades none."""

    code = "parties.not_a_bound"


def check_bound(days: int) -> int:
    """Return the bound in days.

    :raises NotABound: out of range.
    """
    if not LEAST <= days <= MOST:
        raise NotABound(field="days", least=LEAST, most=MOST)
    return days


def stale_before(at: datetime, days: int) -> datetime:
    """Return the instant before which a profile must have been looked at last, to be stale now."""
    return at - timedelta(days=days)

"""Whose a number was in a month: numbers go from one to the next."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from careline.parties.models import Subscription
from careline.parties.rules.consumption import month_of, next_month

Held = Mapping[bytes, Sequence[Subscription]]
"""Who ever had each number."""


def holders_of(indexes: Collection[bytes]) -> Held:
    """Return every subscription of these numbers, by the number's index; in one query."""
    held = defaultdict(list)
    for row in Subscription.objects.filter(number_index__in=set(indexes)):
        held[bytes(row.number_index or b"")].append(row)
    return held


def holder_then(held: Sequence[Subscription], month: date) -> Subscription | None:
    """Return whose a number was in that month; of two within one month, the later."""
    return max((one for one in held if was_held(one, month)), key=lambda one: one.since, default=None)


def was_held(one: Subscription, month: date) -> bool:
    """Return whether a subscription ran on any day of the month."""
    return one.since < next_month(month) and (one.until is None or one.until >= month_of(month))

"""Taking in what subscriptions used and cost: many at once, once each, and a correction as another row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.events import ConsumptionTold
from careline.parties.models import Consumption, Subscription
from careline.parties.models.sealed import index_for
from careline.parties.queries.consumption import latest_tellings
from careline.parties.queries.holdings import known_subscription
from careline.parties.rules.consumption import Usage, Used, check_usage, month_of, next_month
from careline.parties.rules.fields import Index
from careline.parties.rules.holdings import subscribed_number
from careline.parties.writing.claiming import hold
from careline.parties.writing.number_locks import lock_numbers
from careline.parties.writing.recording import all_recorded
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.operation import operation
from careline.security.policy import require

Told = dict[tuple[UUID, date], Usage]
"""What is told of each month of each subscription."""


class NobodysNumber(Refusal):
    """No subscription had this number in that month."""

    code = "parties.nobodys_number"


class NotHeldThen(Refusal):
    """The subscription hadn't begun in that month, or had ended."""

    code = "parties.not_held_then"


class MonthToldTwice(Refusal):
    """One intake says two things of one month of one subscription."""

    code = "parties.month_told_twice"


@operation(silent_when="all of it was told before")
def take_in_consumption(*, usages: Sequence[Usage], by: Actor, at: datetime) -> int:
    """Write down what was used and return how many rows that made; what was told before in the same figures makes none.

    All of it is taken in, or nothing.

    :raises NobodysNumber: naming the position of the usage, counted from 1.
    :raises MonthToldTwice: when the intake contradicts itself; likewise whatever `check_usage` refuses.
    """
    require(by, "parties.take_in_consumption")
    for usage in usages:
        check_usage(usage, today=at.astimezone(timezone.get_current_timezone()).date())
    return _write(_told(usages), by=by, at=at)


@operation(silent_when="it was told before in the same figures")
def tell_consumption(*, subscription: UUID, month: date, used: Used, by: Actor, at: datetime) -> int:
    """Write down by hand what one subscription used in a month; other figures than those told correct them.

    :param month: any day of the month.
    :returns: how many rows that made: one, or none.
    :raises NotHeldThen: when the subscription hadn't begun or had ended.
    :raises MonthAhead: likewise whatever else `check_usage` refuses.
    """
    row = known_subscription(by=by, id=subscription)
    hold(customer=row.customer_id, right="parties.take_in_consumption", by=by, at=at)
    usage = Usage(number="", month=month, **vars(used))
    check_usage(usage, today=at.astimezone(timezone.get_current_timezone()).date())
    if not _was_held(row, month):
        raise NotHeldThen(field="month")
    lock_numbers([bytes(row.number_index or b"")])
    return _write({(row.id, month_of(month)): usage}, by=by, at=at)


def _write(told: Told, *, by: Actor, at: datetime) -> int:
    """Write down what wasn't told before in the same figures; return how many rows that made."""
    known = latest_tellings(subscriptions={one for one, _ in told}, months={month for _, month in told})
    new = [key for key, usage in told.items() if key not in known or known[key].figures != usage.figures]
    numbers = {key: known[key].n + 1 if key in known else 1 for key in new}
    events = [ConsumptionTold(subject=key[0], month=key[1], n=numbers[key]) for key in new]
    said = all_recorded(events, by=by, at=at)
    write_rows(
        [
            Consumption(
                id=new_id(), subscription_id=key[0], month=key[1], n=numbers[key], **vars(told[key].figures), **entry
            )
            for key, entry in zip(new, said, strict=True)
        ]
    )
    return len(new)


def _told(usages: Sequence[Usage]) -> Told:
    """Return what is told, by the subscription that had the number then."""
    indexes = [index_for(Index.NUMBER, subscribed_number(usage.number)) for usage in usages]
    lock_numbers(indexes)  # two intakes of one month wait for each other, so that the second finds the first's rows
    held, told = _holders(indexes), Told()
    for position, (index, usage) in enumerate(zip(indexes, usages, strict=True), start=1):
        key = (_holder(held[index], usage, position).id, month_of(usage.month))
        if told.setdefault(key, usage).figures != usage.figures:
            raise MonthToldTwice(field="usages", position=position)
    return told


def _holders(indexes: Sequence[bytes]) -> Mapping[bytes, list[Subscription]]:
    held = defaultdict(list)
    for row in Subscription.objects.filter(number_index__in=set(indexes)):
        held[bytes(row.number_index or b"")].append(row)
    return held


def _holder(held: Sequence[Subscription], usage: Usage, position: int) -> Subscription:
    """Return whose number it was in that month; of two within one month, the later."""
    fit = [one for one in held if _was_held(one, usage.month)]
    if not fit:
        raise NobodysNumber(field="usages", position=position)
    return max(fit, key=lambda one: one.since)


def _was_held(one: Subscription, month: date) -> bool:
    return one.since < next_month(month) and (one.until is None or one.until >= month_of(month))

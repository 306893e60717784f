"""Taking in what subscriptions used and cost: many at once, once each, and a correction as another row."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.refusals import Refusal
from careline.parties.models.sealed import index_for
from careline.parties.queries.held_then import holder_then, holders_of, was_held
from careline.parties.queries.holdings import known_subscription
from careline.parties.rules.consumption import Usage, Used, check_usage, month_of
from careline.parties.rules.fields import Index
from careline.parties.rules.holdings import subscribed_number
from careline.parties.writing.claiming import hold
from careline.parties.writing.number_locks import lock_numbers
from careline.parties.writing.telling import Told, tell_months
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


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
    return tell_months(_told(usages), by=by, at=at)


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
    if not was_held(row, month):
        raise NotHeldThen(field="month")
    lock_numbers([bytes(row.number_index or b"")])
    return tell_months({(row.id, month_of(month)): usage}, by=by, at=at)


def _told(usages: Sequence[Usage]) -> Told:
    """Return what is told, by the subscription that had the number then."""
    indexes = [index_for(Index.NUMBER, subscribed_number(usage.number)) for usage in usages]
    lock_numbers(indexes)  # two intakes of one month wait for each other, so that the second finds the first's rows
    held, told = holders_of(indexes), Told()
    for position, (index, usage) in enumerate(zip(indexes, usages, strict=True), start=1):
        holder = holder_then(held[index], usage.month)
        if holder is None:
            raise NobodysNumber(field="usages", position=position)
        key = (holder.id, month_of(usage.month))
        if told.setdefault(key, usage).figures != usage.figures:
            raise MonthToldTwice(field="usages", position=position)
    return told

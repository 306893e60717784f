"""Safe contact: what of a wish binds whatever goes out, so that nobody else learns of it.

Who is threatened is asked for no proof and no reason: that it was said is enough. What binds is loosened by a lead
only, for whoever asks might be the one they are to be kept from.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.fields import Field
from careline.parties.rules.reaching import ReachChannel, Wish, barred, is_their_time

NEEDS = {
    ReachChannel.PHONE: Field.NUMBER,
    ReachChannel.SMS: Field.NUMBER,
    ReachChannel.EMAIL: Field.EMAIL,
    ReachChannel.APP: Field.NUMBER,
    ReachChannel.LETTER: Field.ADDRESS,
}
"""What must be known of a customer to reach them so."""
SILENT = frozenset({ReachChannel.LETTER})
"""What arrives at no hour anybody chooses."""


class Held(StrEnum):
    """Why something doesn't go out."""

    NEVER = "never"
    ONLY_OTHER = "only_other"
    HOLDER = "holder"
    RATHER_OTHER = "rather_other"  # they prefer another way, and nothing is owed


class WishBinds(Refusal):
    """What a customer wished for their safety is taken back by a lead."""

    code = "parties.wish_binds"
    kind = Kind.FORBIDDEN


def binds(wish: Wish) -> bool:
    """Return whether anything of it stands in the way of what goes out."""
    return bool(barred(wish)) or wish.only_hours or wish.not_holder


def loosens(before: Wish, after: Wish) -> bool:
    """Return whether something may reach them afterwards that couldn't before."""
    hours = (after.from_time, after.until_time) == (before.from_time, before.until_time)
    return (
        not barred(before) <= barred(after)
        or (before.only_hours and not (after.only_hours and hours))
        or (before.not_holder and not after.not_holder)
    )


def held_back(wish: Wish, channel: ReachChannel, *, is_shared: bool, is_owed: bool) -> Held | None:
    """Return why something mustn't go by a channel; None when it may.

    :param is_shared: whether the address is known to be somebody else's, too.
    :param is_owed: whether the customer must get it: then a mere preference doesn't stand in its way.
    """
    if channel in barred(wish):
        return Held.NEVER if channel in wish.never else Held.ONLY_OTHER
    if wish.not_holder and is_shared:
        return Held.HOLDER
    if not is_owed and wish.channel not in {None, channel}:
        return Held.RATHER_OTHER
    return None


def waits_until(wish: Wish, channel: ReachChannel, *, now: datetime) -> datetime | None:
    """Return when something may arrive that mustn't now; None when it may at once.

    :param now: on the customer's wall clock.
    """
    if not wish.only_hours or channel in SILENT or wish.from_time is None or is_their_time(wish, now=now.time()):
        return None
    opens = datetime.combine(now.date(), wish.from_time, tzinfo=now.tzinfo)
    return opens if opens > now else opens + timedelta(days=1)


def ways_left(wish: Wish, known: Collection[Field]) -> tuple[ReachChannel, ...]:
    """Return the ways by which a customer may be told something, and by which an address is known."""
    return tuple(way for way in ReachChannel if way not in barred(wish) and NEEDS[way] in known)

"""How a customer wishes to be reached: by what, in which language, when, and when not at all."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from careline.kernel.refusals import Refusal
from careline.parties.rules.holdings import check_codes

EARLIEST, LATEST = time(8), time(21)
"""Nobody is rung up outside these hours who didn't say otherwise."""


class ReachChannel(StrEnum):
    """By what a customer is reached."""

    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    APP = "app"
    LETTER = "letter"


class Occasion(StrEnum):
    """Why somebody wants to reach a customer."""

    SERVICE = "service"  # about a matter of the customer's own: a complaint, an outage, a bill
    SURVEY = "survey"
    MARKETING = "marketing"


class OnlyWithoutWay(Refusal):
    """Only one way is left, and nobody said which."""

    code = "parties.only_without_way"


class OnlyWithoutHours(Refusal):
    """Nothing is to arrive outside the hours, and nobody said which."""

    code = "parties.only_without_hours"


class NeverThePreferredWay(Refusal):
    """The way they would be reached by is one they are never to be reached by."""

    code = "parties.never_the_preferred_way"


class HalfAnHour(Refusal):
    """Hours have a beginning and an end, and differ; one alone says nothing."""

    code = "parties.half_an_hour"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a customer wishes; empty where nothing was said."""

    channel: ReachChannel | None = None
    language: str = ""
    from_time: time | None = None
    until_time: time | None = None
    do_not_disturb: bool = False
    """No surveys and no offers; what concerns the customer's own matters still reaches them."""
    never: tuple[ReachChannel, ...] = ()
    """By these nothing goes out, whatever it is about."""
    only_channel: bool = False
    """By `channel` and by nothing else."""
    only_hours: bool = False
    """Outside the hours nothing arrives either: what goes out waits for them."""
    not_holder: bool = False
    """Nothing goes to a number or mailbox that is somebody else's, too: whoever holds the account learns nothing."""


NOTHING_SAID = Wish()


def check_wish(wish: Wish) -> None:
    """Refuse a wish that can't be kept.

    :raises HalfAnHour: when only one end of the hours is given, or both are the same.
    :raises NotACode: when the language isn't one.
    :raises OnlyWithoutWay: or `OnlyWithoutHours`, `NeverThePreferredWay`: when the parts don't fit each other.
    """
    check_codes(language=wish.language)
    if (wish.from_time is None) is not (wish.until_time is None):
        raise HalfAnHour(field="until_time" if wish.until_time is None else "from_time")
    if wish.from_time is not None and wish.from_time == wish.until_time:
        raise HalfAnHour(field="until_time")
    if wish.only_channel and wish.channel is None:
        raise OnlyWithoutWay(field="channel")
    if wish.only_hours and wish.from_time is None:
        raise OnlyWithoutHours(field="from_time")
    if wish.channel in wish.never:
        raise NeverThePreferredWay(field="never")


def barred(wish: Wish) -> frozenset[ReachChannel]:
    """Return the ways by which nothing may go out."""
    others = frozenset(ReachChannel) - {wish.channel} if wish.only_channel else frozenset()
    return frozenset(wish.never) | others


def is_welcome(wish: Wish, occasion: Occasion, *, now: time) -> bool:
    """Return whether the customer may be rung up now; hours may reach over midnight.

    :param now: the time of day where the customer is.
    """
    if ReachChannel.PHONE in barred(wish) or (wish.do_not_disturb and occasion is not Occasion.SERVICE):
        return False
    return is_their_time(wish, now=now)


def is_their_time(wish: Wish, *, now: time) -> bool:
    """Return whether now lies in the hours they wish for, or in those of the house."""
    first, last = wish.from_time or EARLIEST, wish.until_time or LATEST
    return first <= now < last if first < last else now >= first or now < last


class Advice(StrEnum):
    """What to mind before one reaches for the telephone."""

    ONLY_WAY = "only_way"  # by this, and by nothing else
    NEVER = "never"  # these ways are closed
    HOLDER = "holder"  # whoever holds the account, or lives there, is told nothing
    QUIET = "quiet"  # do not disturb: only about a matter of theirs
    NOT_NOW = "not_now"
    OTHER_WAY = "other_way"  # they would rather be written to
    BY_PHONE = "by_phone"
    OWN_HOURS = "own_hours"
    LANGUAGE = "language"


def advice_on(wish: Wish, *, now: time) -> tuple[Advice, ...]:
    """Return what to mind before a customer is rung up about a matter of theirs, the gravest first.

    :param now: the time of day where the customer is.
    """
    is_time, may_be_rung = is_their_time(wish, now=now), ReachChannel.PHONE not in barred(wish)
    holds = {
        Advice.ONLY_WAY: wish.only_channel,
        Advice.NEVER: bool(wish.never) and not wish.only_channel,
        Advice.HOLDER: wish.not_holder,
        Advice.QUIET: wish.do_not_disturb,
        Advice.NOT_NOW: may_be_rung and not is_time,
        Advice.OTHER_WAY: may_be_rung and wish.channel not in {None, ReachChannel.PHONE},
        Advice.BY_PHONE: wish.channel is ReachChannel.PHONE and not wish.only_channel,
        Advice.OWN_HOURS: is_time and wish.from_time is not None,
        Advice.LANGUAGE: bool(wish.language),
    }
    return tuple(advice for advice in Advice if holds[advice])

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


NOTHING_SAID = Wish()


def check_wish(wish: Wish) -> None:
    """Refuse a wish that can't be kept.

    :raises HalfAnHour: when only one end of the hours is given, or both are the same.
    :raises NotACode: when the language isn't one.
    """
    check_codes(language=wish.language)
    if (wish.from_time is None) is not (wish.until_time is None):
        raise HalfAnHour(field="until_time" if wish.until_time is None else "from_time")
    if wish.from_time is not None and wish.from_time == wish.until_time:
        raise HalfAnHour(field="until_time")


def is_welcome(wish: Wish, occasion: Occasion, *, now: time) -> bool:
    """Return whether the customer may be rung up now; hours may reach over midnight.

    :param now: the time of day where the customer is.
    """
    if wish.do_not_disturb and occasion is not Occasion.SERVICE:
        return False
    first, last = wish.from_time or EARLIEST, wish.until_time or LATEST
    return first <= now < last if first < last else now >= first or now < last


class Advice(StrEnum):
    """What to mind before one reaches for the telephone."""

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
    is_time = is_welcome(wish, Occasion.SERVICE, now=now)
    holds = {
        Advice.QUIET: wish.do_not_disturb,
        Advice.NOT_NOW: not is_time,
        Advice.OTHER_WAY: wish.channel not in {None, ReachChannel.PHONE},
        Advice.BY_PHONE: wish.channel is ReachChannel.PHONE,
        Advice.OWN_HOURS: is_time and wish.from_time is not None,
        Advice.LANGUAGE: bool(wish.language),
    }
    return tuple(advice for advice in Advice if holds[advice])

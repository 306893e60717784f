"""The vocabularies of what goes out."""

from enum import StrEnum


class NoticeChannel(StrEnum):
    """The way a notice goes."""

    EMAIL = "email"
    SMS = "sms"
    APP = "app"
    LETTER = "letter"


class Audience(StrEnum):
    """For whom a notice is."""

    CUSTOMER = "customer"
    STAFF = "staff"


class LapseReason(StrEnum):
    """Why what a colleague was told stands under the bell no more."""

    OPENED = "opened"
    """They opened what it was about."""
    OVER = "over"
    """What it told of has ended."""


class NoticeState(StrEnum):
    """Where a notice stands; each is a row that is never changed."""

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"  # the next server took it; whether it was read nobody knows
    REFUSED = "refused"  # the next server will never take it
    BOUNCED = "bounced"  # it was taken, and came back
    GAVE_UP = "gave_up"  # tried often enough
    EXPIRED = "expired"  # too old to be worth sending
    WITHDRAWN = "withdrawn"  # whom it was for was forgotten
    SET_ASIDE = "set_aside"  # a person saw to it in another way
    HELD_BACK = "held_back"  # whom it is for wished that nothing goes this way


FAILED = frozenset({NoticeState.REFUSED, NoticeState.BOUNCED, NoticeState.GAVE_UP, NoticeState.EXPIRED})
"""Where somebody has to do something: mend the address and try again, or tell the person another way."""


class OutboxView(StrEnum):
    """A cut through what goes out."""

    FAILED = "failed"
    WAITING = "waiting"
    HELD = "held"


class OtherWay(StrEnum):
    """What a person did where a notice didn't arrive."""

    CALLED = "called"
    WROTE = "wrote"
    MET = "met"
    NEEDLESS = "needless"


class Verdict(StrEnum):
    """What came of one attempt."""

    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"

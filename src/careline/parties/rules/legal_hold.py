"""A legal hold: what is kept of a customer is left alone while a dispute, a court or an authority asks for it.

PIPL art. 47 para. 2: while a term of law runs, or where erasing can't be done, handling stops short of keeping. A hold
stands until somebody releases it, or through the last day that is known from the start; it is looked at again by a day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from careline.kernel.horizon import A_YEAR, TWENTY_YEARS, check_ahead
from careline.kernel.refusals import Kind, Refusal

HOLD_WORDS_LONGEST = 1000
HOLD_REVIEW_AHEAD = timedelta(days=7)
"""So long before its day a review is called to."""
HOLD_USUAL_REVIEW = timedelta(days=182)


class HoldKind(StrEnum):
    """Why the data are to be left alone."""

    DISPUTE = "dispute"
    COURT = "court"
    REGULATOR = "regulator"
    FRAUD = "fraud"
    TERM = "term"  # a term of law runs, whoever asks


class HoldWordsMissing(Refusal):
    """A hold, and its end, have a reason in words."""

    code = "parties.hold_words_missing"


class HoldWordsTooLong(Refusal):
    """It is longer than anybody will read."""

    code = "parties.hold_words_too_long"


class HoldReviewMissed(Refusal):
    """A hold is looked at again on a day to come."""

    code = "parties.hold_review_missed"


class HoldEndsBefore(Refusal):
    """It would end before it is looked at again, or is over already."""

    code = "parties.hold_ends_before"


class HoldIsOver(Refusal):
    """It was released, or its last day is over."""

    code = "parties.hold_is_over"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class HoldTold:
    """What somebody says of a hold when setting it."""

    kind: HoldKind
    reason: str
    """Which matter, which file, who asks for it."""
    review_on: date
    until: date | None = None
    """The last day it stands; None where that isn't known yet."""


def check_hold(told: HoldTold, *, today: date) -> None:
    """Refuse a hold without a reason, or one nobody would look at again.

    :raises HoldWordsMissing: or `HoldWordsTooLong`, naming the field.
    :raises HoldReviewMissed: when the review isn't on a day to come; `HoldEndsBefore` when the hold ends before it.
    :raises TooFarAhead: when either lies too far ahead.
    """
    check_hold_words(told.reason, field="reason")
    check_hold_review(told.review_on, until=told.until, today=today)


def check_hold_review(review_on: date, *, until: date | None, today: date) -> None:
    """Refuse a review nobody would make.

    :raises HoldReviewMissed: in the past; `HoldEndsBefore` when the hold is over by then.
    :raises TooFarAhead: when it is more than a year away, or the hold would outlast every limitation.
    """
    if until is not None and until < today:
        raise HoldEndsBefore(field="until")
    if review_on <= today and review_on != until:
        raise HoldReviewMissed(field="review_on")
    if until is not None and until < review_on:
        raise HoldEndsBefore(field="until")
    check_ahead(review_on, today=today, within=A_YEAR, field="review_on")
    check_ahead(until, today=today, within=TWENTY_YEARS, field="until")


def check_hold_words(text: str, *, field: str) -> str:
    """Return the words without blanks around them.

    :raises HoldWordsMissing: when nothing is left; `HoldWordsTooLong` when there is too much.
    """
    if not text.strip():
        raise HoldWordsMissing(field=field)
    if len(text) > HOLD_WORDS_LONGEST:
        raise HoldWordsTooLong(field=field, longest=HOLD_WORDS_LONGEST)
    return text.strip()

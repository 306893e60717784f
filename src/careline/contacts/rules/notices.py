"""What colleagues are told about contacts."""

from datetime import timedelta

from careline.notices.rules.facts import Audience
from careline.notices.rules.kinds import NoticeKind

CONSULTED = NoticeKind(
    code="contact_consulted", audience=Audience.STAFF, variables=(), good_for=timedelta(hours=1), channels=()
)
"""To the colleague who is asked while a customer waits; at the desk only, for it is over before a mail is read."""
DECIDED = NoticeKind(
    code="exception_decided", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To who asked for an exception; at the desk only, for the customer is with him or waits for a call."""
ORDER_GIVEN = NoticeKind(
    code="order_handed", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To whom business under way was given; at the desk only, where they go on with it."""


def _at_the_desk(code: str) -> NoticeKind:
    return NoticeKind(code=code, audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=())


PROMISE_NEAR = _at_the_desk("follow_up_near")
"""To whoever owes it, shortly before it is due; at the desk only, like all about promises: they are kept there."""
PROMISE_MISSED = _at_the_desk("follow_up_missed")
PROMISE_MISSED_AWAY = _at_the_desk("follow_up_missed_away")
"""To the lead of somebody who isn't there."""
PROMISE_GIVEN = _at_the_desk("follow_up_handed")
ABOUT_PROMISES = (PROMISE_NEAR, PROMISE_MISSED, PROMISE_MISSED_AWAY, PROMISE_GIVEN)
CARE_REVIEW = _at_the_desk("care_review_due")
"""To whoever answers for the department in which a need for care was noted; why stays sealed."""
KINDS = (CONSULTED, DECIDED, ORDER_GIVEN, *ABOUT_PROMISES, CARE_REVIEW)

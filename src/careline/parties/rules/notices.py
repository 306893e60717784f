"""What colleagues are told about requests to be forgotten, and of profiles to verify."""

from datetime import timedelta

from careline.notices.rules.facts import Audience
from careline.notices.rules.kinds import NoticeKind

ERASURE_ASKED = NoticeKind(
    code="erasure_asked", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To everybody who may decide on it; at the desk only, where it stands until it is decided."""
ERASURE_DECIDED = NoticeKind(
    code="erasure_decided", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To who recorded it, for the customer waits for an answer."""
VERIFICATION_GIVEN = NoticeKind(
    code="verification_given", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To an agent who is given stale profiles; at the desk only, until none due that day is left."""
HOLD_REVIEW = NoticeKind(
    code="hold_review_due", audience=Audience.STAFF, variables=(), good_for=timedelta(days=1), channels=()
)
"""To who set a legal hold, else to all who keep them: it is to be looked at again."""
KINDS = (HOLD_REVIEW, ERASURE_ASKED, ERASURE_DECIDED, VERIFICATION_GIVEN)

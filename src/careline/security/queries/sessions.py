"""Who is signed in, and which accounts are locked."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from careline.security.actor import Actor
from careline.security.models import Session, SignInAttempt, Unlocking, User
from careline.security.models.sign_in import FAILURES, Outcome
from careline.security.policy import require, scope
from careline.security.rules.lockout import LOCKED_FOR, WINDOW, locked_until
from careline.security.rules.sessions import ABSOLUTE, IDLE

NOBODY = UUID(int=0)


def sessions(*, by: Actor, at: datetime, user: User | None = None) -> QuerySet[Session]:
    """Return the sessions that stand now, latest first: everybody's own, and all for the security administrator."""
    seen = standing(at).filter(scope(by, "security.read_session"))
    chosen = seen.filter(user=user) if user else seen
    return chosen.select_related("user").order_by("-seen_at")


def standing(at: datetime) -> QuerySet[Session]:
    """Return the sessions that stand now."""
    return Session.objects.filter(ended_at=None, seen_at__gt=at - IDLE, started_at__gt=at - ABSOLUTE)


def locked_accounts(*, by: Actor, at: datetime) -> list[tuple[User, datetime]]:
    """Return the accounts that are locked now, each with the time its lock ends."""
    require(by, "security.read_lock")
    since = at - LOCKED_FOR - WINDOW
    suspects = User.objects.filter(
        pk__in=SignInAttempt.objects.filter(outcome__in=FAILURES, at__gt=since).exclude(user=None).values("user")
    )
    ends = ((one, locked_until(failures_of(one, at=at))) for one in suspects)
    return [(one, end) for one, end in ends if end and end > at]


def failures_of(user: User | None, *, at: datetime) -> list[datetime]:
    """Return when an account failed lately, since it last signed in or was unlocked, in order.

    For nobody as much is asked, of an account there isn't: attempts at unknown names, which anybody can pile up, would
    take ever longer to read, and the time would tell which names are known.
    """
    since, user_id = at - LOCKED_FOR - WINDOW, user.pk if user else NOBODY
    attempts = SignInAttempt.objects.filter(user=user_id, at__gt=since)
    last = attempts.filter(outcome=Outcome.SIGNED_IN).order_by("-at").values_list("at", flat=True).first()
    unlocked = Unlocking.objects.filter(user=user_id).order_by("-at").values_list("at", flat=True).first()
    after = max(one for one in (last, unlocked, since) if one)
    failed = attempts.filter(outcome__in=FAILURES, at__gt=after)
    return list(failed.order_by("at").values_list("at", flat=True))

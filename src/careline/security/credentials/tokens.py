"""Bearer tokens, looked up at every request of a program."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from careline.security.models import ApiToken, User
from careline.security.prepared import prepared
from careline.security.rules.secrets import hash_of

COARSE = timedelta(hours=1)
PREFIX = "careline_"
"""Lets a scanner of code and logs know a token that leaked."""


def user_of_token(*, token: str, at: datetime) -> User | None:
    """Return the account this token acts for, or None when it is unknown, expired, revoked or of one who left."""
    (found,) = _standing(secret_hash=hash_of(token), at=at) or (None,)
    if found is None:
        return None
    if found.last_used_at is None or found.last_used_at <= at - COARSE:
        unseen = Q(last_used_at=None) | Q(last_used_at__lte=at - COARSE)
        ApiToken.objects.filter(unseen, pk=found.pk).update(last_used_at=at.replace(minute=0, second=0, microsecond=0))
    return found.user


@prepared
def _standing(secret_hash: bytes, at: datetime) -> QuerySet[ApiToken]:
    standing = ApiToken.objects.filter(secret_hash=secret_hash, revoked_at=None, expires_at__gt=at)
    return standing.filter(user__deactivated_at=None).select_related("user__department")


def close_tokens(user: User, *, at: datetime) -> list[ApiToken]:
    """Revoke every token of a user that stands, and return them."""
    standing = ApiToken.objects.filter(user=user, revoked_at=None)
    closed = list(standing)
    standing.update(revoked_at=at)
    return closed

"""Bearer tokens, looked up at every request of a program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.db.models import Q, QuerySet

from careline.security.grants import Grant, grants_along
from careline.security.models import ApiToken, User
from careline.security.prepared import prepared
from careline.security.rules.secrets import hash_of

COARSE = timedelta(hours=1)
PREFIX = "careline_"
"""Lets a scanner of code and logs know a token that leaked."""

READ = (
    *("last_used_at", "user__username", "user__is_integration", "user__deactivated_at"),
    *("user__department__path",),
)
"""What makes an actor of a token's account, and no more of it: this is read at every request."""


@dataclass(frozen=True)
class Holder:
    """The account a token acts for, and what it may do at this very moment."""

    user: User
    grants: Sequence[Grant]


def user_of_token(*, token: str, at: datetime) -> User | None:
    """Return the account this token acts for, without what it may do."""
    holder = holder_of_token(token=token, at=at)
    return holder.user if holder else None


def holder_of_token(*, token: str, at: datetime) -> Holder | None:
    """Return the account this token acts for, or None when it is unknown, expired, revoked or of one who left."""
    (found,) = _standing(secret_hash=hash_of(token), at=at) or (None,)
    if found is None:
        return None
    if found.last_used_at is None or found.last_used_at <= at - COARSE:
        unseen = Q(last_used_at=None) | Q(last_used_at__lte=at - COARSE)
        ApiToken.objects.filter(unseen, pk=found.pk).update(last_used_at=at.replace(minute=0, second=0, microsecond=0))
    return Holder(found.user, cast("Any", found).grants)


@prepared
def _standing(secret_hash: bytes, at: datetime) -> QuerySet[ApiToken]:
    standing = ApiToken.objects.filter(secret_hash=secret_hash, revoked_at=None, expires_at__gt=at)
    standing = standing.filter(user__deactivated_at=None).select_related("user__department").only(*READ)
    return standing.annotate(grants=grants_along("user"))


def close_tokens(user: User, *, at: datetime) -> list[ApiToken]:
    """Revoke every token of a user that stands, and return them."""
    standing = ApiToken.objects.filter(user=user, revoked_at=None)
    closed = list(standing)
    standing.update(revoked_at=at)
    return closed

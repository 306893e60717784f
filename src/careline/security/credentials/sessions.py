"""Sessions: opened at sign-in, looked up at every request, closed in many places."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet

from careline.security.credentials.passwords import must_change
from careline.security.grants import Grant, grants_along
from careline.security.models import EndReason, Session, User
from careline.security.prepared import prepared
from careline.security.rules.secrets import hash_of
from careline.security.rules.sessions import COARSE, is_live

SECRET_BYTES = 32


@dataclass(frozen=True)
class SignedIn:
    """A user and the session he is signed in by."""

    user: User
    session: Session
    must_change_password: bool
    """True while the user may do nothing but choose a new password."""
    secret: str = ""
    """What the cookie holds; known only when the session was opened just now."""
    grants: Sequence[Grant] | None = None
    """What he may do, where it was read along."""


def open_session(user: User, *, address: str | None, device: str, at: datetime) -> SignedIn:
    """Open a session and return it with its secret, which is never to be had again."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    session = Session.objects.create(
        user=user,
        secret_hash=hash_of(secret),
        address=address,
        device=device[: Session.DEVICE_LENGTH].replace("\0", ""),
        started_at=at,
        seen_at=at,
    )
    return SignedIn(user, session, must_change(user, at=at), secret)


def resume(*, secret: str, at: datetime, is_attended: bool = True) -> SignedIn | None:
    """Return who holds this cookie, or None when nobody does any more; notes to the minute that he was seen.

    :param is_attended: False when a page asks by itself, which is no sign of anybody.
    """
    (session,) = _held(secret_hash=hash_of(secret)) or (None,)
    if session is None or not session.user.is_active:
        return None
    if not is_live(started_at=session.started_at, seen_at=session.seen_at, ended_at=session.ended_at, at=at):
        return None
    if is_attended and at - session.seen_at >= COARSE:
        Session.objects.filter(pk=session.pk, ended_at=None).update(seen_at=at)
    return SignedIn(session.user, session, must_change(session.user, at=at), grants=cast("Any", session).grants)


@prepared
def _held(secret_hash: bytes) -> QuerySet[Session]:
    held = Session.objects.select_related("user__department").filter(secret_hash=secret_hash)
    return held.annotate(grants=grants_along("user"))


def close_sessions(user: User, *, reason: EndReason, at: datetime) -> int:
    """End every open session of a user and return how many there were."""
    return Session.objects.filter(user=user, ended_at=None).update(ended_at=at, end_reason=reason)

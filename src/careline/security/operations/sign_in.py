"""Signing in and out.

Whoever is refused learns nothing: unknown user, wrong password, locked, left and run out are one answer, in one time.

A locked address alone is refused at once, before a name is looked up or a password hashed, so that who keeps knocking
costs us next to nothing. That it is quick tells only how often the address failed, which whoever sits there knows:
every name counts alike towards that lock, known or not, locked or not (`FAILURES_FROM`). A locked account can't be
refused at once, for names nobody has are never locked: a quick answer would say that somebody has this one.

A name that was tried too often from one address is refused there at once, too, whether or not anybody has it: it is
counted by its mark, by the same questions, before a user is looked up. So one client that knocks and knocks costs ten
hashes in a quarter of an hour and shuts nobody else out: towards the address one name counts no more than five times.
"""

from dataclasses import dataclass
from datetime import datetime

from careline.security.actor import Actor
from careline.security.credentials.passwords import has_run_out, is_right
from careline.security.credentials.sessions import SignedIn, open_session
from careline.security.events import SessionsEnded, SignInTried
from careline.security.ledger import record
from careline.security.models import EndReason, Outcome, Session, SignInAttempt, User
from careline.security.operation import operation
from careline.security.queries.address_locks import (
    failures_from,
    knocked_at_lock,
    knocked_with_name,
    limit_at,
    mark_of,
    shut_since,
)
from careline.security.queries.sessions import failures_of
from careline.security.queries.users import actor_for
from careline.security.rules.lockout import is_locked


@dataclass(frozen=True, kw_only=True)
class _Tried:
    """Whence, with which name's mark and when."""

    address: str | None
    mark: str
    at: datetime


@operation(silent_when="address or name is shut there, and an attempt was written down since")
def sign_in(
    *, username: str, password: str, address: str | None, device: str, by: Actor, at: datetime
) -> SignedIn | None:
    """Open a session for whoever proves to be this user; None for everybody else, who isn't told why.

    :param by: the page itself, `system("sign-in")`: nobody is known yet.
    :param address: where the request came from, as the trusted proxy says it.
    """
    user = prove_identity(username=username, password=password, address=address, by=by, at=at)
    return open_session(user, address=address, device=device, at=at) if user else None


@operation(silent_when="address or name is shut there, and an attempt was written down since")
def prove_identity(*, username: str, password: str, address: str | None, by: Actor, at: datetime) -> User | None:
    """Return the user if this is his password and he may try; every attempt is kept and counts towards the lock.

    From a locked address, or with a name that is shut there, only the first attempt is kept. A refusal returns None
    instead of raising: raising would take back the very row that counts the failure.
    """
    name = username.strip().casefold().replace("\0", "")
    tried = _Tried(address=address, mark=mark_of(name, address), at=at)
    failed = failures_from(address, at=at)
    if is_locked(failed, at=at, limit=limit_at(address)):
        if not knocked_at_lock(address, since=failed[-1]):
            _keep(None, Outcome.ADDRESS_LOCKED, tried, by=by)
        return None
    if shut := shut_since(name, tried.mark, address, at=at):
        if not knocked_with_name(tried.mark, address, since=shut):
            _keep(None, Outcome.NAME_LOCKED, tried, by=by)
        return None
    user = _named(name)
    is_password = is_right(user, password)  # before all else, so that every way out from here takes as long
    outcome = _outcome(user, is_password=is_password, at=at)
    is_in = user is not None and outcome is Outcome.SIGNED_IN
    _keep(user, outcome, tried, by=actor_for(user) if user and is_in else by)
    return user if is_in else None


@operation(silent_when="the session has ended already")
def sign_out(*, session: Session, by: Actor, at: datetime) -> None:
    """End one's own session."""
    own = Session.objects.filter(pk=session.pk, user=by.id, ended_at=None)
    if own.update(ended_at=at, end_reason=EndReason.SIGNED_OUT):
        record(SessionsEnded(subject=session.user_id, reason=EndReason.SIGNED_OUT, count=1), by=by, at=at)


def _named(name: str) -> User | None:
    """Return the user with his row locked, so that attempts at one account are counted one after another."""
    return User.objects.select_for_update().filter(username=name).first()


def _keep(user: User | None, outcome: Outcome, tried: _Tried, *, by: Actor) -> None:
    at = tried.at
    attempt = SignInAttempt.objects.create(user=user, outcome=outcome, address=tried.address, mark=tried.mark, at=at)
    record(SignInTried(subject=attempt.id, outcome=outcome, user=user.id if user else None), by=by, at=at)


def _outcome(user: User | None, *, is_password: bool, at: datetime) -> Outcome:
    found = {
        Outcome.LOCKED: is_locked(failures_of(user, at=at), at=at) and user is not None,
        Outcome.UNKNOWN_USER: user is None,
        Outcome.WRONG_PASSWORD: not is_password,
        Outcome.DEACTIVATED: user is not None and (not user.is_active or has_run_out(user, at=at)),
    }
    return next((outcome for outcome, holds in found.items() if holds), Outcome.SIGNED_IN)

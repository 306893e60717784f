"""Ending sessions and locks by hand."""

from datetime import datetime
from uuid import UUID

from careline.security.actor import Actor
from careline.security.credentials.sessions import close_sessions
from careline.security.events import AccountUnlocked, AddressLockLifted, SessionsEnded
from careline.security.ledger import record
from careline.security.models import AddressLift, EndReason, Session, Unlocking, User
from careline.security.operation import operation
from careline.security.policy import require, scope
from careline.security.queries.address_locks import locked_address
from careline.security.rules.lockout import LiftReason


@operation(silent_when="no such session stands within the actor's reach")
def end_session(*, session: Session, by: Actor, at: datetime) -> None:
    """End one session: one's own on another device, or anybody's for the security administrator."""
    require(by, "security.end_session")
    standing = Session.objects.filter(scope(by, "security.end_session"), pk=session.pk, ended_at=None)
    if standing.update(ended_at=at, end_reason=EndReason.ENDED_BY_HAND):
        record(SessionsEnded(subject=session.user_id, reason=EndReason.ENDED_BY_HAND, count=1), by=by, at=at)


@operation(silent_when="the user is not signed in anywhere")
def end_sessions(*, user: User, by: Actor, at: datetime) -> int:
    """End every session of a user and return how many there were."""
    require(by, "security.unlock_account")
    count = close_sessions(user, reason=EndReason.ENDED_BY_HAND, at=at)
    if count:
        record(SessionsEnded(subject=user.id, reason=EndReason.ENDED_BY_HAND, count=count), by=by, at=at)
    return count


@operation()
def unlock_account(*, user: User, by: Actor, at: datetime) -> None:
    """Let a user try again before his lock ends."""
    require(by, "security.unlock_account")
    Unlocking.objects.create(user=user, at=at)
    record(AccountUnlocked(subject=user.id), by=by, at=at)


@operation()
def lift_address_lock(*, lock: UUID, reason: LiftReason, by: Actor, at: datetime) -> AddressLift:
    """Let an address try again before its lock ends; names that are shut there stay shut.

    :param lock: the attempt that locked it, as `locked_addresses` names it.
    :raises NoSuchAddressLock: none is locked by that, or not any more.
    """
    require(by, "security.unlock_account")
    found = locked_address(by=by, lock=lock, at=at)
    record(AddressLockLifted(subject=lock, reason=reason), by=by, at=at)
    return AddressLift.objects.create(lock_id=lock, address=found.address, reason=reason, at=at)

"""Passwords are chosen by their owners; an administrator can only put a one-time password in their place."""

from datetime import datetime

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials import passwords
from careline.security.credentials.sessions import SignedIn, close_sessions, open_session
from careline.security.events import OneTimePasswordGiven, PasswordChanged
from careline.security.ledger import record
from careline.security.models import EndReason, User
from careline.security.operation import operation
from careline.security.operations.sign_in import prove_identity
from careline.security.queries.users import managed_user
from careline.security.rules.passwords import LEAST, LONGEST, PHRASE, REMEMBERED, Flaw, flaw_of


class WeakPassword(Refusal):
    """The password is easily guessed; one subclass for each flaw, because each has another remedy."""

    code = "security.weak_password"

    def __init__(self) -> None:
        super().__init__(field="new_password", least=LEAST, phrase=PHRASE, longest=LONGEST, remembered=REMEMBERED)


class PasswordTooShort(WeakPassword):
    """It has too few characters."""

    code = "security.password_too_short"


class PasswordTooLong(WeakPassword):
    """It has more characters than are hashed."""

    code = "security.password_too_long"


class PasswordTooPlain(WeakPassword):
    """It is neither long nor varied."""

    code = "security.password_too_plain"


class PasswordHoldsName(WeakPassword):
    """It holds what everybody knows of the user."""

    code = "security.password_holds_name"


class PasswordCommon(WeakPassword):
    """It is among the first that everybody tries."""

    code = "security.password_common"


class PasswordUsedBefore(WeakPassword):
    """It was the user's before."""

    code = "security.password_used_before"
    kind = Kind.CONFLICT


class NotAPerson(Refusal):
    """An integration has no password."""

    code = "security.integration_has_no_password"
    kind = Kind.CONFLICT


REFUSALS: dict[Flaw, type[WeakPassword]] = {
    Flaw.TOO_SHORT: PasswordTooShort,
    Flaw.TOO_LONG: PasswordTooLong,
    Flaw.TOO_PLAIN: PasswordTooPlain,
    Flaw.HOLDS_NAME: PasswordHoldsName,
    Flaw.COMMON: PasswordCommon,
}


@operation()
def reset_password(*, user: User, by: Actor, at: datetime) -> str:
    """Put a one-time password in the place of a forgotten one and return it; the user's sessions end.

    :raises OutOfReach: when another administrator looks after the account.
    :raises NotAPerson: when the account is an integration's.
    """
    current = managed_user(by=by, user=user)
    if current.is_integration:
        raise NotAPerson(username=current.username)
    password = passwords.one_time_password()
    passwords.give_password(current, password, must_change=True, at=at)
    close_sessions(current, reason=EndReason.PASSWORD_CHANGED, at=at)
    record(OneTimePasswordGiven(subject=current.id), by=by, at=at)
    return password


@operation(silent_when="the address is locked, and an attempt from it was written down since")
def change_own_password(
    *, old: str, new: str, address: str | None = None, device: str = "", by: Actor, at: datetime
) -> SignedIn | None:
    """Give oneself a new password; every session ends, and the one returned begins in their place.

    :returns: None when the old password is wrong or the account is locked: it counts as an attempt to sign in.
    :raises WeakPassword: when the new one is easily guessed, or was used before.
    """
    user = prove_identity(username=by.name, password=old, address=address, by=by, at=at)
    if user is None or user.pk != by.id:
        return None
    flaw = flaw_of(new, names=(user.username, user.full_name), common=passwords.common_passwords())
    if flaw:
        raise REFUSALS[flaw]
    if passwords.was_used_before(user, new):
        raise PasswordUsedBefore
    passwords.give_password(user, new, must_change=False, at=at)
    close_sessions(user, reason=EndReason.PASSWORD_CHANGED, at=at)
    record(PasswordChanged(subject=user.id), by=by, at=at)
    return open_session(user, address=address, device=device, at=at)

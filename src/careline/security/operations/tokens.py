"""Issuing and revoking bearer tokens."""

import re
import secrets
from datetime import datetime, timedelta

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials.tokens import PREFIX
from careline.security.events import TokenIssued, TokenRevoked
from careline.security.ledger import record
from careline.security.models import ApiToken, User
from careline.security.operation import operation
from careline.security.policy import require, scope
from careline.security.rules.secrets import hash_of

SECRET_BYTES = 32
LASTS = timedelta(days=90)
LASTS_AT_MOST = timedelta(days=366)
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class BadTokenName(Refusal):
    """A token's name is one word of ASCII."""

    code = "security.bad_token_name"


class TokenLastsTooLong(Refusal):
    """A token that never ends is a password nobody changes."""

    code = "security.token_lasts_too_long"


class TokenForPerson(Refusal):
    """A token of a person's account would let whoever issued it act in that person's name."""

    code = "security.token_for_person"
    kind = Kind.FORBIDDEN


@operation()
def issue_token(*, user: User, name: str, lasts: timedelta = LASTS, by: Actor, at: datetime) -> str:
    """Issue a bearer token for an account and return its text, which is shown this once only.

    The security administrator issues tokens for integrations; for a person's own account only the machine's operator
    does, on the command line.

    :raises TokenForPerson: when the account is a person's.
    """
    require(by, "security.issue_token")
    if not (user.is_integration or by.is_system):
        raise TokenForPerson(username=user.username)
    if not NAME.fullmatch(name):
        raise BadTokenName(field="name", given=name)
    if not timedelta() < lasts <= LASTS_AT_MOST:
        raise TokenLastsTooLong(field="expires_at", days=LASTS_AT_MOST.days)
    text = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(
        user=user, name=name, secret_hash=hash_of(text), issued_at=at, expires_at=at + lasts
    )
    record(TokenIssued(subject=token.id, user=user.id), by=by, at=at)
    return text


@operation(silent_when="no such token stands within the actor's reach")
def revoke_token(*, token: ApiToken, by: Actor, at: datetime) -> None:
    """Make a token worth nothing from now on."""
    require(by, "security.revoke_token")
    standing = ApiToken.objects.filter(scope(by, "security.revoke_token"), pk=token.pk, revoked_at=None)
    if standing.update(revoked_at=at):
        record(TokenRevoked(subject=token.id, user=token.user_id), by=by, at=at)

"""Who asks: the account behind a bearer token, and nothing else. No cookie is looked at, so none can be abused."""

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.credentials.tokens import holder_of_token
from careline.security.policy import require
from careline.security.queries.users import actor_of

if TYPE_CHECKING:
    from careline.api.asked import Asked


class TokenMissing(Refusal):
    """There is no `Authorization: Bearer` header."""

    code = "api.token_missing"
    kind = Kind.UNSIGNED


class TokenNotAccepted(Refusal):
    """The token is unknown, expired, revoked, or of an account that was deactivated; which of them isn't told."""

    code = "api.token_not_accepted"
    kind = Kind.UNSIGNED


class Bearer(HttpBearer):
    """The door of one endpoint: who holds a token that stands, and over some rows the right `policy`.

    Which rows is for the query or the operation to say.
    """

    openapi_description = "A token of an account: `careline user token NAME` prints one."

    def __init__(self, policy: str) -> None:
        super().__init__()
        self.policy = policy

    def __call__(self, request: HttpRequest) -> Actor:
        """Return who asks.

        :raises TokenMissing: when no token was sent.
        """
        actor = super().__call__(request)
        if actor is None:
            raise TokenMissing(field="Authorization")
        return cast("Actor", actor)

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return the token's account as an actor, with the rights of this very moment.

        :raises TokenNotAccepted: when the token isn't worth anything.
        :raises Forbidden: when none of the account's roles gives the right.
        """
        holder = holder_of_token(token=token.strip(), at=cast("Asked", request).at)
        if holder is None:
            raise TokenNotAccepted(field="Authorization")
        actor = actor_of(holder.user, holder.grants)
        require(actor, self.policy)
        return actor

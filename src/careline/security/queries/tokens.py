"""Which programs hold a token."""

from django.db.models import QuerySet

from careline.security.actor import Actor
from careline.security.models import ApiToken
from careline.security.policy import scope


def tokens(*, by: Actor) -> QuerySet[ApiToken]:
    """Return the tokens the actor may know of, standing ones first: his own; all for the security administrator."""
    found = ApiToken.objects.filter(scope(by, "security.read_token")).select_related("user")
    return found.order_by("revoked_at", "-issued_at")

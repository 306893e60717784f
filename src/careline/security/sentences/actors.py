"""What who acted is called."""

from django.utils.translation import gettext as _

from careline.security.actor import ActorKind
from careline.security.models import User


def say_actor(user: User | None, *, kind: str, name: str) -> str:
    """Return who acted, as colleagues call them; the house's own jobs are one to its readers.

    :param user: None where no account acted.
    :param kind: an `ActorKind`.
    :param name: the name in the row: a user's, or a job's.
    """
    if user is not None:
        return str(user.full_name)
    match kind:
        case ActorKind.SYSTEM:
            return _("the system")
        case ActorKind.CUSTOMER:
            return _("the customer")
        case _:
            return name

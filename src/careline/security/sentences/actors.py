"""What who acted is called."""

from typing import Protocol

from django.utils.translation import gettext as _


class Named(Protocol):
    """An account, as far as it is called something."""

    full_name: str


def say_actor(user: Named | None, *, kind: str, name: str) -> str:
    """Return who acted, as colleagues call them; the house's own jobs are one to its readers.

    :param user: None where no account acted.
    :param kind: the value of an `ActorKind`; sentences import nothing of their room but its rules.
    :param name: the name in the row: a user's, or a job's.
    """
    if user is not None:
        return user.full_name
    match kind:
        case "system":
            return _("the system")
        case "customer":
            return _("the customer")
        case _:
            return name

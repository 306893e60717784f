"""What people are called."""

from collections.abc import Collection, Mapping

from careline.security.models import User


def full_names(usernames: Collection[str]) -> Mapping[str, str]:
    """Return what people are called by the names they sign in with; who is no user is left out.

    Asked for names that stand in rows the caller may see; it says nothing else of anybody.
    """
    return dict(User.objects.filter(username__in=usernames).values_list("username", "full_name"))

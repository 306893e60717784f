"""What colleagues call a user."""

from careline.kernel.refusals import Refusal

FULL_NAME_LONGEST = 80


class BadFullName(Refusal):
    """A user has a name, and one that fits on a line."""

    code = "security.bad_full_name"


def check_full_name(text: str) -> str:
    """Return a name with single blanks and none around it.

    :raises BadFullName: when nothing is left, or too much.
    """
    name = " ".join(text.split())
    if not 1 <= len(name) <= FULL_NAME_LONGEST:
        raise BadFullName(field="full_name", longest=FULL_NAME_LONGEST)
    return name

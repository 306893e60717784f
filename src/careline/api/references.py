"""What a field of a body names: when it isn't there, it is the field that is wrong, and not the address."""

from collections.abc import Callable
from typing import TypeVar

from careline.kernel.refusals import Kind, Refusal

Named = TypeVar("Named")


class NotKnown(Refusal):
    """A field names something that isn't there, or that the caller may not know of."""

    code = "api.not_known"


def named(find: Callable[[], Named], *, field: str, given: str) -> Named:
    """Return what a field names.

    :raises NotKnown: when there is no such thing within the caller's sight.
    """
    try:
        return find()
    except Refusal as refusal:
        if refusal.kind is not Kind.MISSING:
            raise
        raise NotKnown(field=field, given=given) from refusal

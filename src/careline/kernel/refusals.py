"""A rule that says no raises a code and parameters; the sentence people read is chosen at the edge."""

from enum import StrEnum
from typing import Any, ClassVar


class Kind(StrEnum):
    """Why something was refused, in terms every edge can answer with."""

    INVALID = "invalid"  # the caller sent something that can't be right
    CONFLICT = "conflict"  # right in itself, but not in the present state
    FORBIDDEN = "forbidden"  # right, but not for this actor
    MISSING = "missing"  # no such thing, or none this actor may know of
    UNSIGNED = "unsigned"  # nobody is signed in


class Refusal(Exception):
    """Base of everything the domain refuses; subclasses stand beside the function that raises them."""

    code: ClassVar[str] = "kernel.refused"
    kind: ClassVar[Kind] = Kind.INVALID

    def __init__(self, *, field: str = "", **params: object) -> None:
        super().__init__(self.code, field, params)
        self.field = field
        self.params = params

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how it is made anew in another process."""
        return _again, (type(self), self.field, self.params)


def _again(kind: type[Refusal], field: str, params: dict[str, object]) -> Refusal:
    refusal = kind.__new__(kind)
    Refusal.__init__(refusal, field=field, **params)
    return refusal

"""What doesn't fit the schema, field by field, as refusals with words of our own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from careline.kernel.refusals import Refusal


class InvalidRequest(Refusal):
    """Some fields don't fit the schema."""

    code = "api.invalid_request"

    def __init__(self, faults: Sequence[Refusal]) -> None:
        super().__init__()
        self.faults = faults


class FieldMissing(Refusal):
    """A field that must be there isn't."""

    code = "api.field_missing"


class FieldUnknown(Refusal):
    """A field nobody knows; a misspelt one must not be lost in silence."""

    code = "api.field_unknown"


class NotOneOf(Refusal):
    """The value is none of those allowed."""

    code = "api.not_one_of"


class TooLong(Refusal):
    """The text or list is longer than the field takes."""

    code = "api.too_long"


class TooShort(Refusal):
    """The text or list is shorter than the field takes."""

    code = "api.too_short"


class OutOfRange(Refusal):
    """The number or the time lies outside of what is allowed."""

    code = "api.out_of_range"


class NotReadable(Refusal):
    """The text holds a character that can't be kept, or isn't of the field's pattern."""

    code = "api.not_readable"


class WrongType(Refusal):
    """The value is of another type than the field's."""

    code = "api.wrong_type"


Context = Mapping[str, Any]
RANGES = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
REFUSALS: Mapping[str, Callable[[str, Context], Refusal]] = {
    "missing": lambda field, _: FieldMissing(field=field),
    "extra_forbidden": lambda field, _: FieldUnknown(field=field),
    "enum": lambda field, context: NotOneOf(field=field, allowed=_plain(context["expected"])),
    "literal_error": lambda field, context: NotOneOf(field=field, allowed=_plain(context["expected"])),
    "string_too_long": lambda field, context: TooLong(field=field, limit=context["max_length"]),
    "too_long": lambda field, context: TooLong(field=field, limit=context["max_length"]),
    "string_too_short": lambda field, context: TooShort(field=field, limit=context["min_length"]),
    "too_short": lambda field, context: TooShort(field=field, limit=context["min_length"]),
    "string_pattern_mismatch": lambda field, _: NotReadable(field=field),
    "string_unicode": lambda field, _: NotReadable(field=field),
    **{name: lambda field, context: OutOfRange(field=field, limit=_limit(context)) for name in RANGES},
}
"""The words of pydantic's error types; for any other it is a wrong type."""


def faults(errors: Iterable[Mapping[str, Any]]) -> Iterator[Refusal]:
    """Yield a refusal for each of pydantic's errors."""
    for error in errors:
        field = _field(error["loc"])
        known = REFUSALS.get(error["type"])
        yield known(field, error.get("ctx", {})) if known else WrongType(field=field)


def _field(place: tuple[str | int, ...]) -> str:
    """Return where it is as the caller knows it; ninja puts the source and, for bodies, the argument's name first."""
    skipped = 2 if place[0] == "body" else 1
    return ".".join(str(part) for part in place[skipped:] if str(part) not in {"query", "filters"})


def _plain(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _limit(context: Context) -> object:
    return next(iter(context.values()))

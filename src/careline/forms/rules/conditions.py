"""When a field must be answered: conditions on the answers above it, as data."""

from collections.abc import Mapping

from careline.forms.rules.reading import read_answer
from careline.forms.rules.shapes import Compare, Condition, FieldShape, Line
from careline.forms.rules.types import COUNTED, SEALED, FieldType, Value
from careline.kernel.refusals import Refusal

MEASURED = COUNTED | {FieldType.DATE}


class BadCondition(Refusal):
    """A condition names no field above, or asks of it what its type can't tell."""

    code = "forms.bad_condition"


def is_needed(line: Line, fields: Mapping[str, FieldShape], values: Mapping[str, Value]) -> bool:
    """Return whether a field must be answered, given the other answers."""
    if line.is_required or not line.required_when:
        return line.is_required
    return all(holds(one, fields[one.field], values.get(one.field)) for one in line.required_when)


def holds(condition: Condition, field: FieldShape, given: Value | None) -> bool:
    """Return whether a condition is met; what isn't answered meets none."""
    if given is None or condition.test is Compare.ANSWERED:
        return given is not None
    wanted = read_answer(_unbounded(field), condition.value)
    if isinstance(given, list):
        assert isinstance(wanted, list)
        has_all = set(wanted) <= set(given)
        return has_all if condition.test is Compare.IS else not has_all
    match condition.test:
        case Compare.IS:
            return given == wanted
        case Compare.IS_NOT:
            return given != wanted
        case Compare.AT_LEAST:
            return given >= wanted  # type: ignore[operator]  # both of the field's type
        case _:
            return given <= wanted  # type: ignore[operator]  # both of the field's type


def check_condition(condition: Condition, above: Mapping[str, FieldShape]) -> None:
    """Refuse a condition that can never be judged.

    :raises BadCondition: its field doesn't stand above, or its test or value doesn't fit the field's type.
    """
    field = above.get(condition.field)
    if field is None:
        raise BadCondition(field="lines", named=condition.field)
    if condition.test is Compare.ANSWERED:
        return
    if field.type in SEALED or (condition.test in {Compare.AT_LEAST, Compare.AT_MOST} and field.type not in MEASURED):
        raise BadCondition(field="lines", named=condition.field)
    try:
        wanted = read_answer(_unbounded(field), condition.value)
    except Refusal:
        wanted = None
    if wanted is None:
        raise BadCondition(field="lines", named=condition.field)


def _unbounded(field: FieldShape) -> FieldShape:
    """Leave out bounds: a condition may ask for more than the field allows, and is then never met."""
    return FieldShape(**{**vars(field), "least": None, "most": None})

"""What a field and a form may be."""

import re
from collections.abc import Sequence

from careline.forms.rules.conditions import check_condition
from careline.forms.rules.shapes import FieldShape, Line
from careline.forms.rules.types import CHOSEN, COUNTED, LENGTHS, WRITTEN
from careline.kernel.refusals import Kind, Refusal

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST = 80
HELP = 300
MOST_CHOICES = 60
MOST_LINES = 60


class BadFieldCode(Refusal):
    """Not a word of small letters, digits and underscores."""

    code = "forms.bad_code"


class BadFieldName(Refusal):
    """A name is missing, too long or unreadable."""

    code = "forms.bad_name"


class BadBounds(Refusal):
    """The bounds exclude everything, or don't belong to the type."""

    code = "forms.bad_bounds"


class BadChoices(Refusal):
    """Nothing to choose from, one code twice, or choices without words."""

    code = "forms.bad_choices"


class FieldTwice(Refusal):
    """One field stands twice on a form, or there are too many."""

    code = "forms.field_twice"


class TypeStays(Refusal):
    """A field keeps its type, because answers are kept in it."""

    code = "forms.type_stays"
    kind = Kind.CONFLICT


def check_field(field: FieldShape) -> None:
    """Refuse a field that can't be asked.

    :raises BadFieldCode: likewise BadFieldName, BadBounds and BadChoices, naming what is wrong.
    """
    check_name(field.code, name_zh=field.name_zh, name_en=field.name_en)
    for name, text in (("help_zh", field.help_zh), ("help_en", field.help_en)):
        if len(text) > HELP or "\x00" in text:
            raise BadFieldName(field=name, limit=HELP)
    _check_bounds(field)
    codes = [one.code for one in field.choices]
    is_whole = all(CODE.fullmatch(one.code) and _is_said(one.zh) and _is_said(one.en) for one in field.choices)
    has_some = bool(codes) == (field.type in CHOSEN)
    if not (is_whole and has_some and len(set(codes)) == len(codes) <= MOST_CHOICES):
        raise BadChoices(field="choices", limit=MOST_CHOICES)


def check_name(code: str, *, name_zh: str, name_en: str) -> None:
    """Refuse a code or a name that can't be one.

    :raises BadFieldCode: when the code has the wrong shape.
    :raises BadFieldName: naming the field.
    """
    if not CODE.fullmatch(code):
        raise BadFieldCode(field="code", given=code)
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not _is_said(name):
            raise BadFieldName(field=field, limit=LONGEST)


def check_lines(lines: Sequence[Line]) -> None:
    """Refuse a form that can't be filled in.

    :raises FieldTwice: one field stands twice, or there are too many.
    :raises BadCondition: one looks at a field that doesn't stand above it.
    """
    codes = [line.field.code for line in lines]
    if len(set(codes)) < len(codes) or len(codes) > MOST_LINES:
        raise FieldTwice(field="lines", limit=MOST_LINES)
    above: dict[str, FieldShape] = {}
    for line in lines:
        for condition in line.required_when:
            check_condition(condition, above)
        above[line.field.code] = line.field


def _check_bounds(field: FieldShape) -> None:
    least, most = field.least, field.most
    if (least is not None and field.type not in COUNTED) or (most is not None and field.type not in COUNTED | WRITTEN):
        raise BadBounds(field="least" if least is not None else "most")
    if least is not None and most is not None and least > most:
        raise BadBounds(field="most")
    if field.type in WRITTEN and most is not None and not 0 < most <= LENGTHS[field.type]:
        raise BadBounds(field="most")


def _is_said(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST and "\x00" not in text

"""Looking for an answer: which fields can be searched by what stands in them, and how what is looked for is read."""

from dataclasses import dataclass, replace

from careline.forms.rules.reading import NotAChoice, read_answer
from careline.forms.rules.shapes import FieldShape
from careline.forms.rules.types import CHOSEN, SEALED, FieldType, Value
from careline.kernel.refusals import Refusal

SOUGHT = frozenset(FieldType) - SEALED - {FieldType.LONG_TEXT}
"""What is sealed lies under each person's own key, so that nothing equals anything; nobody types a long text twice."""
TYPED = {"是": "yes", "否": "no"}
"""What somebody may type who answers a question for yes or no in Chinese."""


class NotSearchable(Refusal):
    """Answers to this field can't be looked for."""

    code = "forms.not_searchable"


class NothingSought(Refusal):
    """Nobody said which answer is looked for."""

    code = "forms.nothing_sought"


@dataclass(frozen=True)
class Sought:
    """An answer somebody looks for."""

    field: FieldShape
    value: Value
    """As it is kept; of several choices one that must be among them."""


def sought(field: FieldShape, told: object) -> Sought:
    """Return what is looked for; a choice may be told by its code or by its word in either language.

    :raises NotSearchable: the field names a person, or holds long texts.
    :raises NothingSought: nothing was told.
    :raises Refusal: as `read_answer` does, when the field can't hold such an answer.
    """
    if field.type not in SOUGHT:
        raise NotSearchable(field="field")
    unbound = replace(field, least=None, most=None)  # what was answered under other bounds is looked for, too
    value = read_answer(unbound, _code(field, told))
    if value is None:
        raise NothingSought(field="value")
    return Sought(field, value)


def _code(field: FieldShape, told: object) -> object:
    if not isinstance(told, str):
        return told
    text = told.strip()
    if field.type is FieldType.YES_NO:
        return TYPED.get(text, text)
    if field.type not in CHOSEN or not text:
        return text
    for one in field.choices:
        if text.casefold() in {word.casefold() for word in (one.code, one.zh, one.en)}:
            return one.code
    raise NotAChoice(choices=", ".join(one.code for one in field.choices))

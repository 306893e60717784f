"""Whether answers fit a form: the one check of every screen, every program and every import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from careline.forms.rules.conditions import is_needed
from careline.forms.rules.reading import read_answer
from careline.forms.rules.shapes import FormShape
from careline.forms.rules.types import Value
from careline.kernel.refusals import Refusal


class AnswerMissing(Refusal):
    """A field that must be answered isn't."""

    code = "forms.answer_missing"


class NotAsked(Refusal):
    """The form has no such field."""

    code = "forms.not_asked"


class AnswersDontFit(Refusal):
    """Some answers don't fit; `faults` says each, naming its field `answers.<code>`."""

    code = "forms.answers_dont_fit"

    faults: Sequence[Refusal] = ()


@dataclass(frozen=True)
class Checked:
    """The answers as they are kept, and what is wrong with the others, by the field's code."""

    values: Mapping[str, Value]
    problems: Mapping[str, Refusal]

    def fit(self) -> Mapping[str, Value]:
        """Return the answers when nothing is wrong.

        :raises AnswersDontFit: naming each field and its problem.
        """
        if self.problems:
            refusal = AnswersDontFit(field="answers", count=len(self.problems))
            refusal.faults = tuple(self.problems.values())
            raise refusal
        return self.values


def check(form: FormShape, answers: Mapping[str, object]) -> Checked:
    """Return what was answered and what is wrong with it, all of it at once."""
    values: dict[str, Value] = {}
    problems: dict[str, Refusal] = {code: NotAsked(name=code) for code in answers if code not in form.fields}
    for line in form.lines:
        code = line.field.code
        try:
            value = read_answer(line.field, answers.get(code))
        except Refusal as refusal:
            problems[code] = refusal
            continue
        if value is not None:
            values[code] = value
        elif is_needed(line, form.fields, values):
            problems[code] = AnswerMissing()
    for code, problem in problems.items():
        problem.field = name_of(code)
    return Checked(values, problems)


def name_of(code: str) -> str:
    """Return what a field is called in requests and on screens."""
    return f"answers.{code}"

"""The reason tree (SR04): codes that name their parents, questions that belong to a reason, what it demands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from careline.contacts.rules.wrap_up import Part
from careline.kernel.refusals import Refusal

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,3}")
LONGEST = 60
MOST_QUESTIONS = 20
QUESTION = 200


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to ask when a customer comes with this reason."""

    code: str
    zh: str
    en: str
    is_required: bool = False


class BadReasonCode(Refusal):
    """Not one to four words of small letters, joined by dots."""

    code = "contacts.bad_reason_code"


class BadReasonName(Refusal):
    """A name is missing or too long."""

    code = "contacts.bad_reason_name"


class BadQuestion(Refusal):
    """A question lacks words or a code, or one code stands twice."""

    code = "contacts.bad_question"


class NoReasonNamed(Refusal):
    """A need without a reason can't be counted."""

    code = "contacts.no_reason_named"


class ReasonTwice(Refusal):
    """The same reason stands at two ranks."""

    code = "contacts.reason_twice"


def check_reason(code: str, *, name_zh: str, name_en: str) -> None:
    """Refuse a reason that can't stand in the tree.

    :raises BadReasonCode: when its code has the wrong shape.
    :raises BadReasonName: naming the field.
    """
    if not CODE.fullmatch(code) or len(code) > 80:  # noqa: PLR2004  (the column)
        raise BadReasonCode(field="code", given=code)
    for field, name in (("name_zh", name_zh), ("name_en", name_en)):
        if not name.strip() or len(name) > LONGEST or "\x00" in name:
            raise BadReasonName(field=field, limit=LONGEST)


def parents_of(codes: Iterable[str]) -> set[str]:
    """Return the codes right above these; those at the top have none."""
    return {above for code in codes if (above := code.rpartition(".")[0])}


def check_questions(questions: Sequence[Question]) -> None:
    """Refuse questions that can't be asked.

    :raises BadQuestion: more than twenty, one without words, or two of one code.
    """
    codes = [one.code for one in questions]
    fit = all(
        CODE.fullmatch(one.code) and 0 < len(one.zh) <= QUESTION and 0 < len(one.en) <= QUESTION for one in questions
    )
    if not fit or len(set(codes)) < len(codes) or len(codes) > MOST_QUESTIONS:
        raise BadQuestion(field="questions")


def check_ranks(codes: Sequence[str]) -> None:
    """Refuse a list of reasons that can't be ranked; only the first counts in totals.

    :raises NoReasonNamed: an empty list.
    :raises ReasonTwice: one of them stands twice.
    """
    if not codes:
        raise NoReasonNamed(field="reasons")
    if len(set(codes)) < len(codes):
        raise ReasonTwice(field="reasons")


def unanswered(questions: Sequence[Question], answers: dict[str, str]) -> list[str]:
    """Return the codes of the required questions that nobody has answered."""
    return [one.code for one in questions if one.is_required and not answers.get(one.code, "").strip()]


def known_parts(names: Sequence[str]) -> list[Part]:
    """Return the parts of a record that exist under these names, in the order of the vocabulary."""
    return [part for part in Part if part.value in names]

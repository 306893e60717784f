"""Answers as they may be shown: sealed ones masked, each with the words it was asked by."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from careline.forms.models import Submission, SubmittedAnswer
from careline.forms.rules.seeking import Sought
from careline.forms.rules.shapes import FieldShape, FormShape
from careline.forms.rules.showing import masked
from careline.forms.rules.types import SEALED, FieldType, Value
from careline.security.vault import vault_of


@dataclass(frozen=True)
class Shown:
    """One answer."""

    field: FieldShape
    value: Value
    """As it is kept; masked where the type is sealed, and empty once the person was forgotten."""
    is_masked: bool


@dataclass(frozen=True)
class FilledIn:
    """A form that was filled in."""

    id: UUID
    form: FormShape
    answers: Mapping[str, Shown]


def filled_in(submission: Submission) -> FilledIn:
    """Return a form as it was filled in. Who may see it is for the room that asked it to decide before."""
    shape = submission.version.shape
    rows = {row.field: row for row in submission.answers.all()}
    shown = {
        code: Shown(field, _shown(rows[code], submission), field.type in SEALED)
        for code, field in shape.fields.items()
        if code in rows
    }
    return FilledIn(submission.id, shape, shown)


def submissions_answering(sought: Sought) -> QuerySet[Submission]:
    """Return the submissions in which a field was answered so, of every version that asked it."""
    is_among = sought.field.type is FieldType.CHOICES
    holds = {"value__contains" if is_among else "value": sought.value}
    rows = SubmittedAnswer.objects.filter(field=sought.field.code, type=sought.field.type, **holds)
    return Submission.objects.filter(pk__in=rows.values("submission"))


def _shown(row: SubmittedAnswer, submission: Submission) -> Value:
    if row.value is not None:
        return row.value  # type: ignore[no-any-return]  # a JSON column
    text = clear_answer(row, submission)
    return masked(submission.version.shape.fields[row.field].type, text) if text else ""


def clear_answer(row: SubmittedAnswer, submission: Submission) -> str:
    """Return a sealed answer in clear, for masking and for reveals; empty once its person was forgotten."""
    if row.sealed is None or submission.key is None or submission.key.shredded_at:
        return ""
    return vault_of(submission.key).open(bytes(row.sealed), row.place)

"""Handing in answers. Who may is decided by the operation of the room above that asks the form and calls this one."""

from collections.abc import Mapping
from datetime import datetime

from careline.forms.events import AnswersSubmitted
from careline.forms.models import FormVersion, Submission, SubmittedAnswer
from careline.forms.queries.designs import newest
from careline.forms.rules.checking import check
from careline.forms.rules.types import SEALED, FieldType, Value
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import PersonKey
from careline.security.operation import operation
from careline.security.vault import Vault, new_person, vault_of


@operation()
def submit_answers(
    *, form: str, answers: Mapping[str, object], key: PersonKey | None = None, by: Actor, at: datetime
) -> Submission:
    """Hand in a form's answers under the version it is asked in now.

    :param answers: by the fields' codes; text as a screen sends it, or JSON of the field's type.
    :param key: the key of the person they are about; personal answers of nobody known get a key of their own.
    :raises NoSuchForm: unknown or retired.
    :raises AnswersDontFit: naming each field and its problem.
    """
    asked = newest(code=form)
    types = {code: field.type for code, field in asked.shape.fields.items()}
    values = check(asked.shape, answers).fit()
    key, vault = _vault(key, has_personal=any(types[code] in SEALED for code in values), at=at)
    submission = Submission(version=asked, key=key, at=at, by_name=by.name)
    submission.save()
    rows = [_row(submission, code, types[code], value, vault) for code, value in values.items()]
    SubmittedAnswer.objects.bulk_create(rows)
    record(_told(submission, asked), by=by, at=at)
    return submission


def _vault(key: PersonKey | None, *, has_personal: bool, at: datetime) -> tuple[PersonKey | None, Vault | None]:
    if not has_personal:
        return None, None
    if key is not None:
        return key, vault_of(key)
    made, vault = new_person(at=at)
    made.save()
    return made, vault


def _row(submission: Submission, code: str, type_: FieldType, value: Value, vault: Vault | None) -> SubmittedAnswer:
    row = SubmittedAnswer(id=new_id(), submission=submission, field=code, type=type_)
    if type_ in SEALED:
        assert vault is not None
        row.sealed = vault.seal(str(value), row.place)
    else:
        row.value = value
    return row


def _told(submission: Submission, asked: FormVersion) -> AnswersSubmitted:
    return AnswersSubmitted(subject=submission.id, form=asked.form.code, version=asked.n)

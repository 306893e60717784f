"""Defining fields."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from careline.forms.events import FieldRetired, FieldSet
from careline.forms.models import FieldDefinition
from careline.forms.operations.designing import RIGHT, ask_anew
from careline.forms.queries.designs import forms_with, newest, offered_field
from careline.forms.rules.designing import TypeStays, check_field
from careline.forms.rules.shapes import Choice, FieldShape
from careline.forms.rules.types import FieldType
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require


class FieldInUse(Refusal):
    """A form still asks the field."""

    code = "forms.field_in_use"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class FieldTold:
    """What a field is called, what it may hold, and what helps to answer it."""

    type: FieldType
    name_zh: str
    name_en: str
    help_zh: str = ""
    help_en: str = ""
    least: int | None = None
    most: int | None = None
    choices: Sequence[Choice] = ()


@operation()
def set_field(*, code: str, told: FieldTold, by: Actor, at: datetime) -> FieldDefinition:
    """Define a field, or change the one of that code; forms that ask it ask it anew from a version of their own.

    :raises BadFieldCode: likewise BadFieldName, BadBounds and BadChoices, naming the field.
    :raises TypeStays: the field has another type, in which answers are kept.
    """
    require(by, RIGHT)
    check_field(FieldShape(code=code, **vars(told)))
    known = FieldDefinition.objects.select_for_update().filter(code=code).first()
    if known and known.type != told.type:
        raise TypeStays(field="type", type=known.type)
    says = {**vars(told), "choices": [asdict(one) for one in told.choices], "retired_at": None}
    row, _ = FieldDefinition.objects.update_or_create(
        code=code, defaults=says, create_defaults={**says, "id": new_id()}
    )
    record(FieldSet(subject=row.id, code=code, type=told.type), by=by, at=at)
    for form in forms_with(field=code):
        asked = newest(code=form.code).shape
        lines = [replace(one, field=row.shape) if one.field.code == code else one for one in asked.lines]
        ask_anew(form=form, shape=replace(asked, lines=lines), by=by, at=at)
    return row


@operation()
def retire_field(*, code: str, by: Actor, at: datetime) -> None:
    """Offer a field to forms no longer; answers given to it stay.

    :raises NoSuchFieldDefinition: unknown or retired already.
    :raises FieldInUse: a form on offer asks it.
    """
    require(by, RIGHT)
    row = offered_field(code=code)
    forms = tuple(form.code for form in forms_with(field=code))
    if forms:
        raise FieldInUse(field="code", given=code, forms=forms)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(FieldRetired(subject=row.id, code=code), by=by, at=at)

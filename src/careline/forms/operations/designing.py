"""Designing forms: each change is a version of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from careline.forms.events import FormRetired, FormSet
from careline.forms.models import Form, FormVersion
from careline.forms.queries.designs import offered_field, offered_form
from careline.forms.rules.designing import check_lines, check_name
from careline.forms.rules.shapes import Condition, FormShape, Line, as_json
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

RIGHT = "forms.manage_forms"


@dataclass(frozen=True, kw_only=True)
class LineTold:
    """A field on a form: which, and when it must be answered."""

    field: str
    is_required: bool = False
    required_when: Sequence[Condition] = ()


@dataclass(frozen=True, kw_only=True)
class FormTold:
    """What a form is called, and the fields it asks, in order."""

    name_zh: str
    name_en: str
    lines: Sequence[LineTold] = ()


@operation(silent_when="the form asks exactly this already")
def set_form(*, code: str, told: FormTold, by: Actor, at: datetime) -> Form:
    """Make a form, or let the one of that code ask something else; what was answered keeps the version it was given to.

    :raises BadFieldCode: likewise BadFieldName.
    :raises NoSuchFieldDefinition: a line names no field on offer.
    :raises FieldTwice: one field stands twice, or there are too many.
    :raises BadCondition: a condition looks at a field that doesn't stand above it.
    """
    require(by, RIGHT)
    check_name(code, name_zh=told.name_zh, name_en=told.name_en)
    lines = [
        Line(
            field=offered_field(code=one.field).shape,
            is_required=one.is_required,
            required_when=tuple(one.required_when),
        )
        for one in told.lines
    ]
    check_lines(lines)
    form, _ = Form.objects.select_for_update().get_or_create(
        code=code, defaults={"id": new_id(), "name_zh": told.name_zh, "name_en": told.name_en}
    )
    shape = FormShape(code=code, version=0, name_zh=told.name_zh.strip(), name_en=told.name_en.strip(), lines=lines)
    return ask_anew(form=form, shape=shape, by=by, at=at)


@operation(silent_when="the form asks exactly this already")
def ask_anew(*, form: Form, shape: FormShape, by: Actor, at: datetime) -> Form:
    """Write a form's next version, unless it would say what the newest says."""
    require(by, RIGHT)
    says = {"name_zh": shape.name_zh, "name_en": shape.name_en, "lines": as_json(shape.lines)}
    last = FormVersion.objects.filter(form=form, n=form.version).first()
    if last and form.retired_at is None and says == {name: getattr(last, name) for name in says}:
        return form
    form.version, form.retired_at = form.version + 1, None
    form.name_zh, form.name_en = shape.name_zh, shape.name_en
    form.save()
    FormVersion(form=form, n=form.version, at=at, by_name=by.name, **says).save()
    record(FormSet(subject=form.id, code=form.code, version=form.version), by=by, at=at)
    return form


@operation()
def retire_form(*, code: str, by: Actor, at: datetime) -> None:
    """Ask a form no longer; what was answered stays.

    :raises NoSuchForm: unknown or retired already.
    """
    require(by, RIGHT)
    form = offered_form(code=code)
    form.retired_at = at
    form.save(update_fields=["retired_at"])
    record(FormRetired(subject=form.id, code=code), by=by, at=at)

"""Fields and forms on offer, and what a form asked at each version."""

from django.db.models import QuerySet

from careline.forms.models import FieldDefinition, Form, FormVersion
from careline.forms.rules.seeking import SOUGHT
from careline.forms.rules.shapes import FieldShape, FormShape
from careline.kernel.refusals import Kind, Refusal


class NoSuchFieldDefinition(Refusal):
    """The field is unknown or no longer offered."""

    code = "forms.no_such_field"
    kind = Kind.MISSING


class NoSuchForm(Refusal):
    """The form is unknown or no longer asked."""

    code = "forms.no_such_form"
    kind = Kind.MISSING


def offered_fields() -> QuerySet[FieldDefinition]:
    """Return the fields that forms may ask."""
    return FieldDefinition.objects.filter(retired_at=None).order_by("code")


def sought_fields() -> QuerySet[FieldDefinition]:
    """Return the fields by whose answers one may search; a retired one keeps its answers."""
    return FieldDefinition.objects.filter(type__in=sorted(SOUGHT)).order_by("code")


def sought_field(*, code: str) -> FieldShape:
    """Return one of them.

    :raises NoSuchFieldDefinition: unknown, or its answers can't be looked for.
    """
    found = sought_fields().filter(code=code).first()
    if found is None:
        raise NoSuchFieldDefinition(field="field", given=code)
    return found.shape


def offered_field(*, code: str) -> FieldDefinition:
    """Return one of them.

    :raises NoSuchFieldDefinition: unknown or retired.
    """
    found = offered_fields().filter(code=code).first()
    if found is None:
        raise NoSuchFieldDefinition(field="field", given=code)
    return found


def offered_forms() -> QuerySet[Form]:
    """Return the forms that are asked."""
    return Form.objects.filter(retired_at=None).order_by("code")


def offered_form(*, code: str) -> Form:
    """Return one of them.

    :raises NoSuchForm: unknown or retired.
    """
    found = offered_forms().filter(code=code).first()
    if found is None:
        raise NoSuchForm(field="form", given=code)
    return found


def newest(*, code: str) -> FormVersion:
    """Return the version a form is asked in now.

    :raises NoSuchForm: unknown or retired.
    """
    form = offered_form(code=code)
    return FormVersion.objects.select_related("form").get(form=form, n=form.version)


def form_asked(*, code: str) -> FormShape:
    """Return what a form asks now, for showing and checking.

    :raises NoSuchForm: unknown or retired.
    """
    return newest(code=code).shape


def versions(*, code: str) -> list[FormVersion]:
    """Return what a form has asked, newest first."""
    return list(FormVersion.objects.filter(form__code=code).select_related("form").order_by("-n"))


def forms_with(*, field: str) -> list[Form]:
    """Return the forms on offer whose newest version asks a field."""
    asked = [one.form_id for one in newest_versions() if field in one.shape.fields]
    return list(offered_forms().filter(pk__in=asked))


def newest_versions() -> list[FormVersion]:
    """Return the newest version of every form on offer."""
    found = FormVersion.objects.filter(form__retired_at=None).select_related("form")
    return [one for one in found.order_by("form__code") if one.n == one.form.version]

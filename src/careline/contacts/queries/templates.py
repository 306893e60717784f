"""Wrap-up templates that are offered, and what fits a contact."""

from django.db.models import QuerySet

from careline.contacts.models import Contact, WrapUpTemplate
from careline.kernel.refusals import Kind, Refusal


class NoSuchTemplate(Refusal):
    """There is no such template, or it is no longer offered."""

    code = "contacts.no_such_template"
    kind = Kind.MISSING


def offered_templates() -> QuerySet[WrapUpTemplate]:
    """Return the templates that may be used, in their order."""
    return WrapUpTemplate.objects.filter(retired_at=None).select_related("reason").order_by("position", "code")


def offered_template(*, code: str) -> WrapUpTemplate:
    """Return one template that may be used.

    :raises NoSuchTemplate: unknown or retired.
    """
    found = offered_templates().filter(code=code).first()
    if found is None:
        raise NoSuchTemplate(field="template", template=code)
    return found


def fitting_templates(*, contact: Contact, reasons: list[str]) -> list[WrapUpTemplate]:
    """Return the templates for a contact's channel and any of its reasons, the most specific first."""
    fit = [one for one in offered_templates() if one.channel in {"", contact.channel} and _covers(one, reasons)]
    return sorted(fit, key=lambda one: -len(one.reason.code) if one.reason else 0)


def _covers(template: WrapUpTemplate, reasons: list[str]) -> bool:
    code = template.reason.code if template.reason else ""
    return not code or any(one == code or one.startswith(f"{code}.") for one in reasons)

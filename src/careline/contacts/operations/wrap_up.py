"""Editing what records must hold, and the texts that fill themselves in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from careline.contacts.events import ChannelFormSet, WrapUpTemplateRetired, WrapUpTemplateSet
from careline.contacts.models import ChannelForm, WrapUpTemplate
from careline.contacts.queries.reasons import offered_reason
from careline.contacts.queries.templates import NoSuchTemplate
from careline.contacts.rules.facts import ContactChannel, Outcome
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.reasons import check_reason
from careline.contacts.rules.wrap_up import Part, check_template
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "contacts.manage_wrap_up"


@dataclass(frozen=True, kw_only=True)
class TemplateTold:
    """A template's names, where it is offered, and what it fills in."""

    name_zh: str
    name_en: str
    reason: str = ""
    channel: ContactChannel | None = None
    summary_zh: str = ""
    summary_en: str = ""
    result_zh: str = ""
    result_en: str = ""
    outcome: Outcome | None = None
    position: int = 0


@operation()
def set_channel_form(*, channel: ContactChannel, required: Sequence[Part], by: Actor, at: datetime) -> ChannelForm:
    """Say which parts of the record a channel makes mandatory."""
    policy.require(by, RIGHT)
    parts = [part.value for part in Part if part in required]
    form, _ = ChannelForm.objects.update_or_create(
        channel=channel, defaults={"required": parts}, create_defaults={"id": new_id(), "required": parts}
    )
    record(ChannelFormSet(subject=form.id, channel=channel, required=tuple(parts)), by=by, at=at)
    return form


@operation()
def set_template(*, code: str, told: TemplateTold, by: Actor, at: datetime) -> WrapUpTemplate:
    """Add a template, or change the one of that code.

    :raises BadReasonCode: its code has the wrong shape; likewise `BadReasonName`.
    :raises UnknownVariable: it names a variable nobody fills.
    :raises NoSuchReason: the reason it is for isn't offered.
    """
    policy.require(by, RIGHT)
    check_reason(code, name_zh=told.name_zh, name_en=told.name_en)
    texts = ("summary_zh", "summary_en", "result_zh", "result_en")
    for field in texts:
        check_text(field, getattr(told, field))
        check_template(getattr(told, field), field=field)
    says = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "reason": offered_reason(code=told.reason, on=localdate(at)) if told.reason else None,
        "channel": told.channel or "",
        **{field: getattr(told, field) for field in texts},
        "outcome": told.outcome or "",
        "position": told.position,
        "retired_at": None,
    }
    template, _ = WrapUpTemplate.objects.update_or_create(
        code=code, defaults=says, create_defaults={**says, "id": new_id()}
    )
    record(WrapUpTemplateSet(subject=template.id, code=code), by=by, at=at)
    return template


@operation()
def retire_template(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a template.

    :raises NoSuchTemplate: unknown or retired already.
    """
    policy.require(by, RIGHT)
    template = WrapUpTemplate.objects.select_for_update().filter(code=code, retired_at=None).first()
    if template is None:
        raise NoSuchTemplate(field="code", template=code)
    template.retired_at = at
    template.save(update_fields=["retired_at"])
    record(WrapUpTemplateRetired(subject=template.id, code=code), by=by, at=at)

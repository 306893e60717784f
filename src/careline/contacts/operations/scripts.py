"""Editing what agents may say."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from careline.contacts.events import ScriptRetired, ScriptSet
from careline.contacts.models import Script
from careline.contacts.queries.reasons import offered_reason
from careline.contacts.queries.scripts import NoSuchScript
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.reasons import check_reason
from careline.contacts.rules.scripts import SAID, ScriptStep, check_said
from careline.contacts.rules.wrap_up import check_template
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "contacts.manage_scripts"


@dataclass(frozen=True, kw_only=True)
class ScriptTold:
    """A script's names and words, and where it is offered."""

    name_zh: str
    name_en: str
    step: ScriptStep
    words_zh: str
    words_en: str
    reason: str = ""
    channel: ContactChannel | None = None
    service_type: ServiceType | None = None
    for_care: bool = False
    position: int = 0


@operation()
def set_script(*, code: str, told: ScriptTold, by: Actor, at: datetime) -> Script:
    """Add a script, or change the one of that code.

    :raises BadReasonCode: its code has the wrong shape; likewise `BadReasonName`.
    :raises ScriptUnsaid: it says nothing in one of the languages.
    :raises UnknownVariable: it names a variable nobody fills.
    :raises NoSuchReason: the reason it is for isn't offered.
    """
    policy.require(by, RIGHT)
    check_reason(code, name_zh=told.name_zh, name_en=told.name_en)
    check_said(zh=told.words_zh, en=told.words_en)
    for field in ("words_zh", "words_en"):
        check_text(field, getattr(told, field))
        check_template(getattr(told, field), field=field, variables=SAID)
    says = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "step": told.step,
        "reason": offered_reason(code=told.reason, on=localdate(at)) if told.reason else None,
        "channel": told.channel or "",
        "service_type": told.service_type or "",
        "for_care": told.for_care,
        "words_zh": told.words_zh.strip(),
        "words_en": told.words_en.strip(),
        "position": told.position,
        "retired_at": None,
    }
    script, _ = Script.objects.update_or_create(code=code, defaults=says, create_defaults={**says, "id": new_id()})
    record(ScriptSet(subject=script.id, code=code), by=by, at=at)
    return script


@operation()
def retire_script(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a script.

    :raises NoSuchScript: unknown or retired already.
    """
    policy.require(by, RIGHT)
    script = Script.objects.select_for_update().filter(code=code, retired_at=None).first()
    if script is None:
        raise NoSuchScript(field="code", script=code)
    script.retired_at = at
    script.save(update_fields=["retired_at"])
    record(ScriptRetired(subject=script.id, code=code), by=by, at=at)

"""Scripts: what an agent may say, and which of them fit where a contact stands (SR10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.steps import StepName
from careline.kernel.refusals import Refusal


class ScriptStep(StrEnum):
    """The step of a contact in which a script is said."""

    ACCESS = "access"
    NEED = "need"
    SOLUTION = "solution"
    CLOSE = "close"


AHEAD: Mapping[StepName, tuple[ScriptStep, ...]] = {
    StepName.ACCESS: (ScriptStep.ACCESS, ScriptStep.NEED),
    StepName.NEED: (ScriptStep.NEED,),
    StepName.SOLUTION: (ScriptStep.SOLUTION, ScriptStep.CLOSE),
    StepName.CLOSE: (ScriptStep.CLOSE,),
    StepName.CLOSED: (),
}
"""What is said at each step: who greets asks for the need, and who solves says goodbye, before the page moves on."""
SAID = ("agent", "number", "reason")
"""The variables of a script. The customer's own data isn't among them: it is masked, and nobody says stars."""


class ScriptUnsaid(Refusal):
    """A script has no words in one of the two languages."""

    code = "contacts.script_unsaid"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where a script is offered; what is left empty fits any."""

    step: ScriptStep
    reason: str = ""
    channel: str = ""
    service_type: str = ""
    for_care: bool = False
    """Whether it is only for customers who need care."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Where a contact stands."""

    step: StepName
    channel: ContactChannel
    reasons: tuple[str, ...] = ()
    service_type: ServiceType | None = None
    needs_care: bool = False


def fits(scope: Scope, now: Situation) -> bool:
    """Return whether a script is one to say as the contact stands."""
    branch = scope.reason
    is_about = not branch or any(one == branch or one.startswith(f"{branch}.") for one in now.reasons)
    return (
        scope.step in AHEAD[now.step]
        and is_about
        and scope.channel in {"", now.channel}
        and scope.service_type in {"", now.service_type}
        and (now.needs_care or not scope.for_care)
    )


def particularity(scope: Scope) -> tuple[bool, int, bool, bool]:
    """Return how particular a script is: the greater, the earlier it stands within its step."""
    words = len(scope.reason.split(".")) if scope.reason else 0
    return scope.for_care, words, bool(scope.service_type), bool(scope.channel)


def check_said(*, zh: str, en: str) -> None:
    """Refuse a script that is dumb in one language.

    :raises ScriptUnsaid: naming the field.
    """
    for field, words in (("words_zh", zh), ("words_en", en)):
        if not words.strip():
            raise ScriptUnsaid(field=field)

"""What a macro would do to one complaint, line by line: what it is now, and what it would be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.macros import Plan
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.faces.card import path_of
from careline.web.words import CHANNELS, STAGES, URGENCIES, named


@dataclass(frozen=True)
class Change:
    """One thing that would be another."""

    label: str | Promise
    before: str | Promise
    after: str | Promise


@dataclass(frozen=True)
class MacroFace:
    """What would happen, or why it can't."""

    changes: tuple[Change, ...] = ()
    note: str = ""
    reminder: str = ""
    remind_in: int = 0
    """Hours."""
    reply: str = ""
    reply_to: str | Promise = ""
    can_go_back: bool = False
    refused: str = ""


def macro_face(macro: Any, complaint: Any, plan: Plan | Refusal) -> MacroFace:
    """Return a plan in words."""
    if isinstance(plan, Refusal):
        return MacroFace(refused=say(plan).problem)
    channel = Channel(macro.reply_channel or complaint.channel)
    return MacroFace(
        changes=tuple(_changes(macro, complaint, plan)),
        note=plan.note,
        reminder=plan.reminder,
        remind_in=plan.remind_in,
        reply=plan.reply,
        reply_to=CHANNELS[channel] if plan.reply else "",
        can_go_back=plan.can_go_back,
    )


def summary(macro: Any) -> list[str]:
    """Return in a few words what a macro does, whatever the complaint."""
    parts = [
        path_of(macro.category) if macro.category else "",
        str(URGENCIES[Urgency(macro.urgency)]) if macro.urgency else "",
        f"→ {named(macro.department)}" if macro.department else "",
        _("internal note") if macro.said("note", "zh") else "",
        _("reply") if macro.said("reply", "zh") else "",
        _("reminder in %(n)d h") % {"n": macro.remind_in} if macro.remind_in else "",
    ]
    return [part for part in parts if part]


def _changes(macro: Any, complaint: Any, plan: Plan) -> Iterator[Change]:
    before, after = plan.before, plan.after
    if before.category != after.category:
        yield Change(_("Category"), path_of(complaint.category) if complaint.category else "—", path_of(macro.category))
    if before.urgency != after.urgency:
        yield Change(_("Urgency"), URGENCIES[before.urgency], URGENCIES[after.urgency])
    if before.department != after.department:
        yield Change(_("Department"), named(complaint.department), named(macro.department))
    if before.handler != after.handler:
        yield Change(_("Handler"), complaint.handler.full_name, _("The department decides"))
    if before.stage != after.stage:
        yield Change(_("Stage"), STAGES[before.stage], STAGES[after.stage])

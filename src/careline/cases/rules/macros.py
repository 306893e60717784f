"""A macro: several things done to a complaint as one, planned beforehand, and taken back while nobody went on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from careline.cases.rules.facts import Urgency
from careline.cases.rules.replay import State, Step, advance
from careline.cases.rules.stages import FROM, Move, StageName
from careline.kernel.refusals import Kind, Refusal
from careline.notices.rules.canned import filled

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
NAME_LIMIT = 60
LATEST = 30 * 24
"""Hours: what is to be remembered later than in a month isn't what one does again and again."""
BACK_WITHIN = timedelta(minutes=10)
"""Long enough to see that it was the wrong one, short enough that nobody has told the customer yet."""


class BadMacroCode(Refusal):
    """A code that isn't small letters, digits, hyphens and underscores."""

    code = "cases.bad_macro_code"


class BadMacroName(Refusal):
    """A name is missing or too long."""

    code = "cases.bad_macro_name"


class EmptyMacro(Refusal):
    """A macro that would do nothing."""

    code = "cases.empty_macro"


class BadMacroReminder(Refusal):
    """A reminder without words, without a time, or for a time too far off."""

    code = "cases.bad_macro_reminder"


class MacroNeedsCategory(Refusal):
    """How fast it must go is set, and nothing says what it is about."""

    code = "cases.macro_needs_category"
    kind = Kind.CONFLICT


class NothingToChange(Refusal):
    """The complaint is already as the macro would make it."""

    code = "cases.macro_changes_nothing"
    kind = Kind.CONFLICT


class TooLateToTakeBack(Refusal):
    """The time in which a macro can be taken back is over."""

    code = "cases.too_late_to_take_back"
    kind = Kind.CONFLICT


class CantTakeBack(Refusal):
    """It told the customer something, or only left a note: there is nothing that could be put back."""

    code = "cases.cant_take_back"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """What a macro does; what is empty it leaves alone."""

    category: UUID | None = None
    urgency: Urgency | None = None
    department: UUID | None = None
    note: str = ""
    reply: str = ""
    reminder: str = ""
    """What whoever applies it is reminded of."""
    remind_in: int = 0
    """Hours until then."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a macro would do to one complaint, and what it would be afterwards."""

    before: State
    after: State
    classifies: bool
    assigns: bool
    note: str
    reply: str
    reminder: str
    remind_in: int

    def filled(self, *, ours: Mapping[str, str], theirs: Mapping[str, str]) -> "Plan":
        """Return the same with the variables of its texts filled in.

        :param ours: as colleagues read them, for the note and the reminder.
        :param theirs: as the customer reads them, for the reply.
        """
        note, reminder = filled(self.note, ours), filled(self.reminder, ours)
        return replace(self, note=note, reminder=reminder, reply=filled(self.reply, theirs))

    @property
    def can_go_back(self) -> bool:
        """Whether what it changes can be put back: a reply was told, and a note stays."""
        return (self.classifies or self.assigns or bool(self.reminder)) and not self.reply


def check_macro(code: str, *, names: Mapping[str, str], bundle: Bundle) -> None:
    """Refuse a macro nobody could find, or that would do nothing.

    :raises BadMacroCode: likewise `BadMacroName`, naming the field, `EmptyMacro` and `BadMacroReminder`.
    """
    if not CODE.fullmatch(code):
        raise BadMacroCode(field="code", given=code)
    for field, name in names.items():
        if not name.strip() or len(name) > NAME_LIMIT or "\x00" in name:
            raise BadMacroName(field=field, limit=NAME_LIMIT)
    if bundle == Bundle():
        raise EmptyMacro(field="name_zh")
    if bool(bundle.reminder) != bool(bundle.remind_in) or not 0 <= bundle.remind_in <= LATEST:
        raise BadMacroReminder(field="remind_in" if bundle.reminder else "reminder_zh", limit=LATEST)


def planned(bundle: Bundle, state: State) -> Plan:
    """Return what a macro would do to a complaint that stands so.

    :raises IllegalMove: one of its parts doesn't exist at the stage it would be done at.
    :raises MacroNeedsCategory: it sets how fast, and the complaint has no category.
    :raises NothingToChange: all of it is so already.
    """
    category, urgency = bundle.category or state.category, bundle.urgency or state.urgency
    classifies = (category, urgency) != (state.category, state.urgency)
    if classifies and category is None:
        raise MacroNeedsCategory(field="urgency")
    after = state
    if classifies:
        again = state.stage in FROM[Move.RECLASSIFY]
        move = Move.RECLASSIFY if again else Move.CLASSIFY
        after = advance(after, Step(move=move, category=category, urgency=urgency))
    waits = state.stage is StageName.ASSIGNED and state.department == bundle.department and state.handler is None
    assigns = bundle.department is not None and not waits
    if assigns:
        after = advance(after, Step(move=Move.ASSIGN, department=bundle.department))
    if bundle.reply:
        after = advance(after, Step(move=Move.REPLY))
    if not (classifies or assigns or bundle.note or bundle.reply or bundle.reminder):
        raise NothingToChange(field="macro")
    says = {"note": bundle.note, "reply": bundle.reply, "reminder": bundle.reminder}
    return Plan(before=state, after=after, classifies=classifies, assigns=assigns, remind_in=bundle.remind_in, **says)


def back_to(before: State) -> Step:
    """Return the step that puts a complaint back to what it was."""
    return Step(
        move=Move.TAKE_BACK,
        stage=before.stage,
        category=before.category,
        urgency=before.urgency,
        department=before.department,
        handler=before.handler,
    )


def check_back(*, applied_at: datetime, can_go_back: bool, at: datetime) -> None:
    """Refuse to take back what can't be, or can't be any more.

    :raises CantTakeBack: nothing of it could be put back.
    :raises TooLateToTakeBack: its time is over.
    """
    if not can_go_back:
        raise CantTakeBack(field="macro")
    if at - applied_at > BACK_WITHIN:
        raise TooLateToTakeBack(field="macro", minutes=int(BACK_WITHIN.total_seconds() // 60))

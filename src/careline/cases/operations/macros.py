"""Keeping macros, applying one as a whole, and taking it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from careline.cases.events import MacroApplied, MacroRetired, MacroReverted, MacroSet
from careline.cases.models import Category, Complaint, Macro, MacroReturn, MacroRun
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import reply_to_customer
from careline.cases.operations.noting import add_note
from careline.cases.queries.categories import offered_category
from careline.cases.queries.macros import NoMacroToTakeBack, NoSuchMacro, offered_macro, plan_of
from careline.cases.queries.takers import open_department
from careline.cases.queries.variables import language_of_colleague
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import TEXT_LIMIT, check_text
from careline.cases.rules.macros import Plan, back_to, check_back, check_macro
from careline.cases.writing.claiming import ChangedMeanwhile, claim
from careline.cases.writing.clock_moves import dated_again
from careline.cases.writing.moving import move
from careline.contacts.models import FollowUp
from careline.contacts.operations.following_up import FollowUpTold, drop_follow_up, make_follow_up
from careline.contacts.rules.follow_ups import OWING, WHAT, FollowUpKind
from careline.kernel.identity import new_id
from careline.notices.rules.canned import SAMPLES
from careline.notices.rules.wording import check_variables
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import LedgerEntry
from careline.security.operation import operation
from careline.security.policy import require

MANAGE, READ = "cases.manage_macros", "cases.read_complaint"
TEXTS = ("note_zh", "note_en", "reply_zh", "reply_en", "reminder_zh", "reminder_en")
UNTOUCHED = 1
"""The version of a reminder nobody moved since it was made."""
TAKEN_BACK = {"zh": "宏已撤回", "en": "The macro was taken back"}


@dataclass(frozen=True, kw_only=True)
class MacroTold:
    """A macro's names, and what it does; what is empty it leaves alone."""

    name_zh: str
    name_en: str
    category: str = ""
    urgency: Urgency | None = None
    department: str = ""
    note_zh: str = ""
    note_en: str = ""
    reply_zh: str = ""
    reply_en: str = ""
    """A text in one language alone is said to whoever reads the other, too."""
    reply_channel: Channel | None = None
    reminder_zh: str = ""
    reminder_en: str = ""
    remind_in: int = 0
    """Hours until whoever applies it is reminded."""


@operation()
def set_macro(*, code: str, told: MacroTold, by: Actor, at: datetime) -> Macro:
    """Keep a macro, or change the one of that code.

    :raises BadMacroCode: and whatever else `check_macro` refuses, naming the field.
    :raises NoSuchCategory: likewise `NoSuchDepartment`.
    :raises UnknownNoticeVariable: a text names a variable nobody fills.
    """
    require(by, MANAGE)
    for field in TEXTS:
        check_text(field, getattr(told, field), limit=WHAT if field.startswith("reminder") else TEXT_LIMIT)
        check_variables(getattr(told, field), field, SAMPLES)
    category = offered_category(code=told.category) if told.category else None
    department = open_department(told.department) if told.department else None
    says: dict[str, object] = {
        **{name: getattr(told, name).strip() for name in ("name_zh", "name_en", *TEXTS)},
        "category": category,
        "urgency": told.urgency or "",
        "department": department,
        "reply_channel": told.reply_channel or "",
        "remind_in": told.remind_in,
        "retired_at": None,
    }
    names = {"name_zh": told.name_zh, "name_en": told.name_en}
    check_macro(code, names=names, bundle=Macro(**says).bundle(ours="zh", theirs="zh"))
    row, _ = Macro.objects.update_or_create(code=code, defaults=says, create_defaults={**says, "id": new_id()})
    record(MacroSet(subject=row.id, code=code), by=by, at=at)
    return row


@operation()
def retire_macro(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a macro; what it did stays done.

    :raises NoSuchMacro: unknown or retired already.
    """
    require(by, MANAGE)
    row = Macro.objects.select_for_update().filter(code=code, retired_at=None).first()
    if row is None:
        raise NoSuchMacro(field="macro", macro=code)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(MacroRetired(subject=row.id, code=code), by=by, at=at)


@operation()
def apply_macro(
    *, number: str, macro: str, by: Actor, at: datetime, version: int | None = None, language: str = ""
) -> MacroRun:
    """Do all that a macro says to one complaint, or nothing; each part asks for its own right.

    :param language: what colleagues are told in; empty means the actor's own.
    :raises NoSuchMacro: unknown or retired.
    :raises IllegalMove: a part doesn't exist at its stage; and whatever else `planned` and the parts refuse.
    """
    complaint = claim(number=number, right=READ, by=by, version=version)
    chosen = offered_macro(code=macro)
    plan = plan_of(macro=chosen, complaint=complaint, by=by, at=at, language=language)
    entry = record(MacroApplied(subject=complaint.id, macro=macro, parts=_parts(plan)), by=by, at=at)
    _carry_out(chosen, plan, number, by=by, at=at)
    complaint.refresh_from_db()
    run = _run(chosen, plan, complaint, entry, by=by, at=at)
    run.reminder = _remind(plan, complaint, by=by, at=at) if plan.reminder else None
    run.save(force_insert=True)
    return run


@operation()
def take_macro_back(*, number: str, by: Actor, at: datetime) -> Complaint:
    """Put a complaint back to what it was before the actor's last macro, unless somebody went on since.

    :raises NoMacroToTakeBack: there is none of this actor's.
    :raises CantTakeBack: it told the customer something; likewise `TooLateToTakeBack`.
    :raises ChangedMeanwhile: somebody moved the complaint since.
    """
    complaint = claim(number=number, right=READ, by=by)
    run = MacroRun.objects.filter(complaint=complaint, actor=by.id).first() if by.id else None
    if run is None or MacroReturn.objects.filter(run=run).exists():
        raise NoMacroToTakeBack(field="macro")
    check_back(applied_at=run.at, can_go_back=run.can_go_back, at=at)
    if run.version != complaint.version:
        raise ChangedMeanwhile(field="version", seen=run.version, now=complaint.version)
    if run.reminder and run.reminder.standing.state in OWING:
        forgotten = TAKEN_BACK[language_of_colleague(by)]
        drop_follow_up(id=run.reminder.id, text=forgotten, by=by, at=at, version=UNTOUCHED)
    entry = _put_back(complaint, run, by=by, at=at)
    MacroReturn.objects.create(id=new_id(), run=run, at=at, entry=entry)
    return complaint


def _put_back(complaint: Complaint, run: MacroRun, *, by: Actor, at: datetime) -> LedgerEntry:
    """Move it to what it was, and return the entry that says so; what only reminded has moved nothing."""
    before, reverted = run.before, MacroReverted(subject=complaint.id, run=run.id)
    if complaint.state == before:
        return record(reverted, by=by, at=at)
    category = Category.objects.filter(pk=before.category).first() if before.category else None
    step = back_to(before)
    clocks = dated_again(complaint, category=category, urgency=before.urgency, cause=step.move, at=at)
    moved = move(complaint, step, reverted, by=by, at=at, clocks=clocks)
    return moved.stages.select_related("entry").get(n=moved.version).entry


def _carry_out(macro: Macro, plan: Plan, number: str, *, by: Actor, at: datetime) -> None:
    """Do the parts in the order in which they were planned."""
    if plan.classifies:
        assert plan.after.category is not None  # the plan refused otherwise
        category = Category.objects.get(pk=plan.after.category)
        classify_complaint(number=number, category=category.code, urgency=plan.after.urgency, by=by, at=at)
    if plan.assigns and macro.department:
        assign_complaint(number=number, department=macro.department.code, by=by, at=at)
    if plan.note:
        add_note(number=number, text=plan.note, by=by, at=at)
    if plan.reply:
        found = Complaint.objects.get(number=number)
        channel = Channel(macro.reply_channel or found.channel)
        reply_to_customer(number=number, channel=channel, text=plan.reply, by=by, at=at)


def _remind(plan: Plan, complaint: Complaint, *, by: Actor, at: datetime) -> FollowUp:
    """Have whoever applies it reminded, with the complaint's number, which a reminder has no place of its own for."""
    told = FollowUpTold(
        kind=FollowUpKind.REMINDER,
        what=f"{complaint.number} {plan.reminder}"[:WHAT],
        due_at=at + timedelta(hours=plan.remind_in),
        customer=complaint.customer_id,
    )
    return make_follow_up(told=told, by=by, at=at)


def _run(macro: Macro, plan: Plan, complaint: Complaint, entry: LedgerEntry, *, by: Actor, at: datetime) -> MacroRun:
    before = plan.before
    return MacroRun(
        id=new_id(),
        macro=macro,
        complaint=complaint,
        actor_id=by.id if by.kind is ActorKind.USER else None,
        actor_name=by.name,
        at=at,
        stage=before.stage,
        category_id=before.category,
        urgency=before.urgency,
        department_id=before.department,
        handler_id=before.handler,
        version=complaint.version,
        can_go_back=plan.can_go_back,
        entry=entry,
    )


def _parts(plan: Plan) -> tuple[str, ...]:
    parts = {"classification": plan.classifies, "assignment": plan.assigns, "note": plan.note, "reply": plan.reply}
    parts |= {"reminder": plan.reminder}
    return tuple(name for name, is_there in parts.items() if is_there)

"""Keeping macros, applying one as a whole, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from careline.cases.events import MacroApplied, MacroRetired, MacroReverted, MacroSet
from careline.cases.models import Category, Complaint, Macro, MacroReturn, MacroRun
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.closing import reply_to_customer
from careline.cases.operations.noting import add_note
from careline.cases.queries.categories import offered_category
from careline.cases.queries.macros import NoMacroToTakeBack, NoSuchMacro, offered_macro
from careline.cases.queries.takers import open_department
from careline.cases.queries.variables import values_for
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import check_text
from careline.cases.rules.macros import Bundle, Plan, back_to, check_back, check_macro, planned
from careline.cases.writing.claiming import ChangedMeanwhile, claim
from careline.cases.writing.due_times import date_again
from careline.cases.writing.moving import move
from careline.kernel.identity import new_id
from careline.notices.rules.canned import SAMPLES
from careline.notices.rules.wording import check_variables
from careline.security.actor import Actor, ActorKind
from careline.security.ledger import record
from careline.security.models import LedgerEntry
from careline.security.operation import operation
from careline.security.policy import require

MANAGE, READ = "cases.manage_macros", "cases.read_complaint"


@dataclass(frozen=True, kw_only=True)
class MacroTold:
    """A macro's names, and what it does; what is empty it leaves alone."""

    name_zh: str
    name_en: str
    category: str = ""
    urgency: Urgency | None = None
    department: str = ""
    note: str = ""
    reply: str = ""
    reply_channel: Channel | None = None


@operation()
def set_macro(*, code: str, told: MacroTold, by: Actor, at: datetime) -> Macro:
    """Keep a macro, or change the one of that code.

    :raises BadMacroCode: and whatever else `check_macro` refuses, naming the field.
    :raises NoSuchCategory: likewise `NoSuchDepartment`.
    :raises UnknownNoticeVariable: a text names a variable nobody fills.
    """
    require(by, MANAGE)
    for field in ("note", "reply"):
        check_text(field, getattr(told, field))
        check_variables(getattr(told, field), field, SAMPLES)
    category = offered_category(code=told.category) if told.category else None
    department = open_department(told.department) if told.department else None
    bundle = Bundle(
        category=category.id if category else None,
        urgency=told.urgency,
        department=department.id if department else None,
        note=told.note.strip(),
        reply=told.reply.strip(),
    )
    check_macro(code, names={"name_zh": told.name_zh, "name_en": told.name_en}, bundle=bundle)
    says: dict[str, object] = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "category": category,
        "urgency": told.urgency or "",
        "department": department,
        "note": bundle.note,
        "reply": bundle.reply,
        "reply_channel": told.reply_channel or "",
        "retired_at": None,
    }
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
def apply_macro(*, number: str, macro: str, by: Actor, at: datetime, version: int | None = None) -> MacroRun:
    """Do all that a macro says to one complaint, or nothing; each part asks for its own right.

    :raises NoSuchMacro: unknown or retired.
    :raises IllegalMove: a part doesn't exist at its stage; and whatever else `planned` and the parts refuse.
    """
    complaint = claim(number=number, right=READ, by=by, version=version)
    chosen = offered_macro(code=macro)
    plan = planned(chosen.bundle, complaint.state).filled(values_for(complaint, by=by, at=at))
    entry = record(MacroApplied(subject=complaint.id, macro=macro, parts=_parts(plan)), by=by, at=at)
    _carry_out(chosen, plan, number, by=by, at=at)
    complaint.refresh_from_db()
    return _run(chosen, plan, complaint, entry, by=by, at=at)


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
    before = run.before
    category = Category.objects.filter(pk=before.category).first() if before.category else None
    step = back_to(before)
    date_again(complaint, category=category, urgency=before.urgency, cause=step.move, at=at)
    moved = move(complaint, step, MacroReverted(subject=complaint.id, run=run.id), by=by, at=at)
    told = moved.stages.select_related("entry").get(n=moved.version)
    MacroReturn.objects.create(id=new_id(), run=run, at=at, entry=told.entry)
    return moved


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


def _run(macro: Macro, plan: Plan, complaint: Complaint, entry: LedgerEntry, *, by: Actor, at: datetime) -> MacroRun:
    before = plan.before
    return MacroRun.objects.create(
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
    return tuple(name for name, is_there in parts.items() if is_there)

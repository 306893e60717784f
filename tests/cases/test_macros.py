"""Macros: all of it or nothing, exactly what was planned, and back exactly to what it was unless somebody went on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from careline.cases.models import Clock, Complaint, Macro, MacroRun, Note, Stage
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.macros import MacroTold, apply_macro, retire_macro, set_macro, take_macro_back
from careline.cases.queries.macros import NoMacroToTakeBack, NoSuchMacro, last_run, offered_macro, plans
from careline.cases.rules.facts import Urgency
from careline.cases.rules.macros import (
    BACK_WITHIN,
    LATEST,
    BadMacroCode,
    BadMacroReminder,
    Bundle,
    CantTakeBack,
    EmptyMacro,
    MacroNeedsCategory,
    NothingToChange,
    Plan,
    TooLateToTakeBack,
    check_back,
    check_macro,
    planned,
)
from careline.cases.rules.replay import State, replay
from careline.cases.rules.stages import IllegalMove, StageName
from careline.cases.writing.claiming import ChangedMeanwhile
from careline.contacts.models import FollowUp
from careline.contacts.operations.following_up import keep_follow_up, postpone_follow_up
from careline.contacts.writing.claiming import ChangedMeanwhile as MovedMeanwhile
from careline.kernel.identity import new_id
from careline.notices.rules.wording import UnknownNoticeVariable
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden
from tests.web.conftest import SEED, by, furnish, receive

ALL = MacroTold(
    name_zh="账单转计费",
    name_en="Bill to Billing",
    category="product.billing",
    urgency=Urgency.URGENT,
    department="billing",
    note_zh="{customer} {complaint} {agent}",
)


@pytest.fixture(scope="module")
def shared_house(shared_db: None, at: datetime) -> None:  # noqa: ARG001  (a fixture asks for another one by naming it)
    furnish(at)


@pytest.fixture
def number(db: None, shared_house: None, at: datetime) -> str:  # noqa: ARG001  (a fixture asks for another one by naming it)
    set_macro(code="bill", told=ALL, by=SEED, at=at)
    return receive("Charged twice", by=by("li-wei"), at=at)


def row(number: str) -> Complaint:
    return Complaint.objects.get(number=number)


def test_it_does_what_was_planned_as_one(number: str, at: datetime) -> None:
    li, before = by("li-wei"), row(number)
    plan = plans(macro=offered_macro(code="bill"), numbers=[number], by=li, at=at)[number]
    run = apply_macro(number=number, macro="bill", by=li, at=at)
    after = row(number)
    assert isinstance(plan, Plan)
    assert (plan.before, plan.after) == (before.state, after.state)
    assert plan.note == Note.objects.get().text
    assert (after.stage, after.department.code, after.urgency) == ("assigned", "billing", "urgent")
    assert Note.objects.get().text == f"王* {number} 李伟"
    entry = LedgerEntry.objects.get(event="cases.macro_applied")
    assert entry.data["parts"] == ["classification", "assignment", "note"]
    assert LedgerEntry.objects.filter(correlation=entry.correlation).count() == 4
    assert run.can_go_back


def test_taking_it_back_puts_back_exactly_what_it_changed(number: str, at: datetime) -> None:
    li, before = by("li-wei"), row(number)
    rules_before = {one.rule_now for one in before.clocks.all()}
    apply_macro(number=number, macro="bill", by=li, at=at)
    assert last_run(complaint=row(number), by=li, at=at)
    take_macro_back(number=number, by=li, at=at + timedelta(minutes=1))
    after = row(number)
    assert (after.stage, after.category, after.urgency, after.department, after.handler, after.due_at) == (
        before.stage, before.category, before.urgency, before.department, before.handler, before.due_at
    )  # fmt: skip
    assert Note.objects.count() == 1
    rows = Stage.objects.filter(complaint=after).order_by("n")
    assert replay(one.step for one in rows) == after.state
    assert {one.rule_now for one in Clock.objects.filter(complaint=after)} == rules_before
    assert last_run(complaint=after, by=li, at=at) is None
    with pytest.raises(NoMacroToTakeBack):
        take_macro_back(number=number, by=li, at=at)


def test_it_is_not_taken_back_where_somebody_went_on_or_too_late_or_by_another(number: str, at: datetime) -> None:
    li, zhao = by("li-wei"), by("zhao-min")
    apply_macro(number=number, macro="bill", by=li, at=at)
    with pytest.raises(NoMacroToTakeBack):
        take_macro_back(number=number, by=zhao, at=at)
    with pytest.raises(TooLateToTakeBack):
        take_macro_back(number=number, by=li, at=at + BACK_WITHIN + timedelta(seconds=1))
    classify_complaint(number=number, category="network.fault", urgency=Urgency.NORMAL, by=zhao, at=at)
    with pytest.raises(ChangedMeanwhile):
        take_macro_back(number=number, by=li, at=at)
    assert row(number).category.code == "network.fault"


def test_all_of_it_or_nothing(number: str, at: datetime) -> None:
    set_macro(
        code="sorry",
        told=MacroTold(name_zh="一", name_en="One", urgency=Urgency.URGENT, reply_zh="{title}"),
        by=SEED,
        at=at,
    )
    li, before = by("li-wei"), row(number)
    with pytest.raises(MacroNeedsCategory):
        apply_macro(number=number, macro="sorry", by=li, at=at)
    classify_complaint(number=number, category="network.fault", urgency=Urgency.NORMAL, by=li, at=at)
    with pytest.raises(IllegalMove):
        apply_macro(number=number, macro="sorry", by=li, at=at)
    assert row(number).urgency == before.urgency
    assert not MacroRun.objects.exists()
    with pytest.raises(Forbidden):
        apply_macro(number=number, macro="bill", by=by("auditor"), at=at)
    assert not Note.objects.exists()


def test_a_note_alone_stays(number: str, at: datetime) -> None:
    set_macro(code="note", told=MacroTold(name_zh="一", name_en="One", note_en="Called"), by=SEED, at=at)
    assert not apply_macro(number=number, macro="note", by=by("li-wei"), at=at).can_go_back
    with pytest.raises(CantTakeBack):
        take_macro_back(number=number, by=by("li-wei"), at=at)


def test_it_reminds_whoever_applied_it_and_forgets_that_again(number: str, at: datetime) -> None:
    told = MacroTold(name_zh="一", name_en="One", reminder_zh="给 {customer} 回电", remind_in=4)
    set_macro(code="remind", told=told, by=SEED, at=at)
    li, before = by("li-wei"), row(number)
    plan = plans(macro=offered_macro(code="remind"), numbers=[number], by=li, at=at)[number]
    assert isinstance(plan, Plan)
    assert (plan.reminder, plan.remind_in, plan.can_go_back) == ("给 王* 回电", 4, True)
    run = apply_macro(number=number, macro="remind", by=li, at=at)
    made = FollowUp.objects.get()
    assert (made.kind, made.owner_id, made.due_at) == ("reminder", li.id, at + timedelta(hours=4))
    assert (made.what, made.party) == (f"{number} 给 王* 回电", before.customer)
    assert (run.reminder, row(number).version) == (made, before.version)
    take_macro_back(number=number, by=li, at=at + timedelta(minutes=1))
    made.refresh_from_db()
    assert made.state == "dropped"
    assert row(number).state == before.state
    assert LedgerEntry.objects.filter(event="cases.macro_reverted").count() == 1


def test_a_reminder_that_was_seen_to_stays_so_and_one_that_was_moved_is_not_dropped(number: str, at: datetime) -> None:
    told = MacroTold(name_zh="一", name_en="One", reminder_en="Call back", remind_in=1, urgency=Urgency.URGENT)
    set_macro(code="remind", told=replace(told, category="product.billing"), by=SEED, at=at)
    li = by("li-wei")
    first = apply_macro(number=number, macro="remind", by=li, at=at).reminder
    postpone_follow_up(id=first.id, due_at=at + timedelta(hours=2), text="later", by=li, at=at)
    with pytest.raises(MovedMeanwhile):
        take_macro_back(number=number, by=li, at=at)
    assert row(number).urgency == "urgent"
    keep_follow_up(id=first.id, by=li, at=at)
    take_macro_back(number=number, by=li, at=at)
    first.refresh_from_db()
    assert (first.state, row(number).urgency) == ("kept", "normal")


def test_colleagues_and_customers_are_told_in_their_own_language(number: str, at: datetime) -> None:
    told = MacroTold(name_zh="一", name_en="One", note_zh="核实", note_en="Checked", reply_zh="您好", reply_en="Hello")
    set_macro(code="both", told=told, by=SEED, at=at)
    macro = Macro.objects.get(code="both")
    assert (macro.bundle(ours="en", theirs="zh").note, macro.bundle(ours="en", theirs="zh").reply) == (
        "Checked",
        "您好",
    )
    set_macro(code="both", told=MacroTold(name_zh="一", name_en="One", note_zh="核实"), by=SEED, at=at)
    for language, said in {"": "核实", "en": "核实"}.items():
        apply_macro(number=number, macro="both", by=by("li-wei"), at=at, language=language)
        assert Note.objects.last().text == said  # type: ignore[union-attr]  # there is one
    set_macro(code="both", told=replace(told, reply_zh="", reply_en=""), by=SEED, at=at)
    User.objects.filter(username="li-wei").update(language="en")
    for language, said in {"": "Checked", "zh": "核实"}.items():
        apply_macro(number=number, macro="both", by=by("li-wei"), at=at, language=language)
        assert Note.objects.latest("at", "id").text == said


@pytest.mark.parametrize(("words", "hours"), [("Call", 0), ("", 4), ("Call", LATEST + 1)])
def test_a_reminder_has_words_and_a_time_not_too_far_off(words: str, hours: int) -> None:
    with pytest.raises(BadMacroReminder):
        check_macro("ok", names={}, bundle=Bundle(note="x", reminder=words, remind_in=hours))
    check_macro("ok", names={}, bundle=Bundle(reminder="Call", remind_in=LATEST))


def test_what_is_kept_as_a_macro_is_checked(number: str, at: datetime) -> None:  # noqa: ARG001  (the house stands)
    zhao = by("zhao-min")
    with pytest.raises(BadMacroCode):
        set_macro(code="A b", told=ALL, by=zhao, at=at)
    with pytest.raises(EmptyMacro):
        set_macro(code="ok", told=MacroTold(name_zh="一", name_en="One"), by=zhao, at=at)
    with pytest.raises(UnknownNoticeVariable):
        set_macro(code="ok", told=MacroTold(name_zh="一", name_en="One", note_zh="{nobody}"), by=zhao, at=at)
    with pytest.raises(Forbidden):
        set_macro(code="ok", told=ALL, by=by("li-wei"), at=at)
    retire_macro(code="bill", by=zhao, at=at)
    with pytest.raises(NoSuchMacro):
        offered_macro(code="bill")


def test_what_is_so_already_is_left_alone() -> None:
    state = State(stage=StageName.CLASSIFIED, department=new_id(), urgency=Urgency.URGENT, category=new_id())
    with pytest.raises(NothingToChange):
        planned(Bundle(urgency=Urgency.URGENT, category=state.category), state)
    plan = planned(Bundle(urgency=Urgency.URGENT, note="x"), state)
    assert not plan.classifies
    assert not plan.can_go_back
    assert plan.after == state


def test_the_last_moment_is_not_too_late(at: datetime) -> None:
    check_back(applied_at=at, can_go_back=True, at=at + BACK_WITHIN)
    with pytest.raises(TooLateToTakeBack):
        check_back(applied_at=at, can_go_back=True, at=at + BACK_WITHIN + timedelta(seconds=1))

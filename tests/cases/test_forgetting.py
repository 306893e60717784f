"""What was written in the complaint of somebody forgotten goes when its term is over, and nothing else does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, models, transaction

from careline.cases.jobs import forget_old_words
from careline.cases.models import Complaint, Note, Stage
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.categories import Naming, set_category
from careline.cases.operations.closing import archive_complaint, record_feedback, reply_to_customer, resolve_complaint
from careline.cases.operations.forgetting import forget_complaint_words
from careline.cases.operations.noting import add_note
from careline.cases.operations.receiving import receive_complaint
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.worklist import Bounds, Filters, View, worklist
from careline.cases.rules.facts import Answer, Channel, Result
from careline.cases.rules.intake import Intake
from careline.cases.rules.replay import replay
from careline.cases.rules.retention import KEPT
from careline.cases.writing.forgetting import empty_words
from careline.forms.models import SubmittedAnswer
from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.types import FieldType
from careline.kernel.clock import StoppedClock, using
from careline.parties.models import Customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.legal_holds import release_legal_hold, set_legal_hold
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.legal_hold import HoldKind, HoldTold
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED, House
from tests.moments import IN_THE_NIGHT

SECRET, ERASURE, HOUR = "王芳的母亲住院", system("erasure"), timedelta(hours=1)
SQL = Path(__file__).parents[2] / "src/careline/cases/sql/forgetting.sql"
ANSWER = "SubmittedAnswer.value"
WROTE = (Complaint, Stage, Note)
SHORT = {"Complaint": ("title", "place")}


def written() -> Iterator[tuple[type[models.Model], str]]:
    """Every column that holds free text of a complaint's customer."""
    for model in WROTE:
        texts = [field.name for field in model._meta.fields if isinstance(field, models.TextField)]
        yield from ((model, name) for name in (*texts, *SHORT.get(model.__name__, ())))


def telling() -> set[str]:
    held = ((model, name, model._default_manager.filter(**{f"{name}__contains": SECRET})) for model, name in written())
    found = {f"{model.__name__}.{name}" for model, name, rows in held if rows}
    return found | ({ANSWER} if SubmittedAnswer.objects.filter(value=SECRET) else set())


@pytest.fixture
def number(house: House, at: datetime) -> str:
    """Return the number of a complaint that was archived, with a secret wherever somebody may write one."""
    set_field(code="what", told=FieldTold(type=FieldType.TEXT, name_zh="何事", name_en="What"), by=SEED, at=at)
    form = FormTold(name_zh="费用争议", name_en="Charge", lines=[LineTold(field="what")])
    set_form(code="charge", told=form, by=SEED, at=at)
    naming = Naming(name_zh="计费", name_en="Billing", form="charge")
    set_category(code="product.billing", naming=naming, by=SEED, at=at)
    said = {"title": SECRET, "description": SECRET, "place": SECRET, "category": "product.billing"}
    who = CustomerDetails(name="王芳", number="13800138000")
    intake = Intake(**said, channel=Channel.PHONE, customer=who, answers={"what": SECRET})  # type: ignore[arg-type]  # as written
    number = receive_complaint(intake=intake, by=house.li_wei, at=at).number
    assign_complaint(number=number, department="billing", handler="chen", by=house.zhao_min, at=at)
    add_note(number=number, text=SECRET, by=house.li_wei, at=at)
    accept_assignment(number=number, by=house.chen, at=at)
    start_work(number=number, by=house.chen, at=at)
    resolve_complaint(number=number, result=Result.UPHELD, text=SECRET, by=house.chen, at=at)
    reply_to_customer(number=number, channel=Channel.PHONE, text=SECRET, by=house.li_wei, at=at)
    record_feedback(number=number, answer=Answer.YES, by=house.li_wei, at=at)
    archive_complaint(number=number, by=house.li_wei, at=at)
    return number


def forgotten(at: datetime) -> Customer:
    customer = Customer.objects.get()
    forget_customer(customer=customer, by=ERASURE, at=at)
    return customer


def test_every_column_of_free_text_is_known_to_the_function() -> None:
    told = SQL.read_text(encoding="utf-8")
    for model, name in written():
        assert f"{name} = ''" in told.split(f"UPDATE {model._meta.db_table} SET")[1].split(";")[0], (model, name)


def test_words_go_when_the_term_is_over_and_facts_stay(number: str, house: House, at: datetime) -> None:
    forgotten(at)
    assert telling() == {ANSWER} | {f"{model.__name__}.{name}" for model, name in written()}
    with using(StoppedClock(at + KEPT - HOUR)):
        forget_old_words(timestamp=IN_THE_NIGHT)
    assert telling(), "the term isn't over"
    with using(StoppedClock(at + KEPT + HOUR)):
        forget_old_words(timestamp=IN_THE_NIGHT)
    assert telling() == set()
    kept = Complaint.objects.get(number=number)
    assert replay(row.step for row in Stage.objects.filter(complaint=kept).order_by("n")) == kept.state
    assert LedgerEntry.objects.get(event="cases.complaint_words_forgotten").subject_id == kept.id
    assert forget_complaint_words(by=ERASURE, at=at + KEPT + HOUR) == 0, "once"
    with pytest.raises(Forbidden):
        forget_complaint_words(by=house.zhao_min, at=at)


def test_nobody_elses_words_go(number: str, at: datetime) -> None:
    later = at + KEPT + HOUR
    assert forget_complaint_words(by=ERASURE, at=later) == 0, "nobody forgot her"
    Customer.objects.update(forgotten_at=at)
    assert forget_complaint_words(by=ERASURE, at=later) == 0, "a mark without an entry"
    assert Complaint.objects.get(number=number).title == SECRET


def test_what_isnt_archived_is_finished_first(number: str, at: datetime) -> None:
    forgotten(at)
    Complaint.objects.filter(number=number).update(stage="in_progress")
    assert forget_complaint_words(by=ERASURE, at=at + KEPT + HOUR) == 0


def test_the_function_looks_for_itself_whoever_calls_it(number: str, at: datetime) -> None:
    forgotten(at)
    complaint = Complaint.objects.get(number=number)
    assert empty_words(complaint.pk, until=at - HOUR) == 0, "it moved since"
    Complaint.objects.filter(pk=complaint.pk).update(stage="fed_back")
    assert empty_words(complaint.pk, until=at + HOUR) == 0, "it isn't archived"
    Complaint.objects.filter(pk=complaint.pk).update(stage="archived")
    assert empty_words(complaint.pk, until=at + HOUR) > 0


def test_what_waits_for_erasure_is_not_searched_through(number: str, house: House, at: datetime) -> None:
    def found(text: str) -> list[str]:
        filters = Filters(view=View.ALL, text=text)
        return [one.number for one in worklist(by=house.zhao_min, bounds=Bounds.of_day(at), filters=filters).rows]

    assert found("母亲") == found(number) == [number]
    forgotten(at)
    assert found("母亲") == []
    assert found(number) == [number]


def test_the_processes_role_changes_no_word_of_history(number: str) -> None:
    for told in ("UPDATE cases_stage SET text = ''", "UPDATE cases_note SET text = ''"):
        with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="denied"), transaction.atomic():
            cursor.execute(told)
    assert Note.objects.get(complaint__number=number).text == SECRET


def test_while_a_legal_hold_stands_the_words_stay(number: str, house: House, at: datetime) -> None:
    complaint = Complaint.objects.get(number=number)
    forget_customer(customer=complaint.customer, by=ERASURE, at=at)
    due = at + KEPT + HOUR
    told = HoldTold(kind=HoldKind.COURT, reason="诉讼未结", review_on=due.date() + timedelta(days=9))
    hold = set_legal_hold(customer=complaint.customer_id, told=told, by=house.zhao_min, at=due)
    assert forget_complaint_words(by=system("retention"), at=due) == 0
    assert "Complaint.title" in telling()
    release_legal_hold(hold=hold.id, reason="案件已结", by=house.zhao_min, at=due)
    assert forget_complaint_words(by=system("retention"), at=due) == 1
    assert "Complaint.title" not in telling()

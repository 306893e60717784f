"""Who is forgotten is forgotten with all that was written of them; nobody else's words can be emptied."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from careline.contacts.models import Contact, OrderStep, ServiceOrder
from careline.contacts.operations.closing import WrapUp, close_contact
from careline.contacts.operations.defaults import install_default_orders
from careline.contacts.operations.excepting import ask_exception
from careline.contacts.operations.following_up import FollowUpTold, make_follow_up, postpone_follow_up
from careline.contacts.operations.forgetting import forget_words
from careline.contacts.operations.ordering import begin_order, fill_order, withdraw_order
from careline.contacts.operations.serving import escalate_contact, name_reasons, take_contact, tell_progress
from careline.contacts.rules.facts import EscalatedTo, Medium, Outcome, TransferReason
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.contacts.rules.replay import replay
from careline.contacts.rules.wrap_up import Tick
from careline.forms.models import SubmittedAnswer
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import SEED
from tests.contacts.conftest import CALLER, House

Call = Callable[..., Contact]
ERASURE, HOUR = system("erasure"), timedelta(hours=1)
SECRET = "王芳的母亲住院"
DONE = WrapUp(outcome=Outcome.UNRESOLVED, summary=SECRET, result=SECRET, ticked=tuple(Tick))
PLAN = {"new_plan": SECRET, "from_when": "next_cycle", "has_contract": "no"}
SQL = Path(__file__).parents[2] / "src/careline/contacts/sql/forgetting.sql"
NOT_A_CUSTOMERS = {"Script", "WrapUpTemplate"}
"""What is written for everybody."""


def written() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of the room that holds free text of a customer."""
    for model in apps.get_app_config("contacts").get_models():
        for field in model._meta.fields:
            if isinstance(field, models.TextField) and model.__name__ not in NOT_A_CUSTOMERS:
                yield model, field.name


def telling(secret: str = SECRET) -> list[str]:
    """The columns in which the secret stands."""
    found = [
        f"{model.__name__}.{name}"
        for model, name in written()
        if model._default_manager.filter(**{f"{name}__contains": secret})
    ]
    return found + ["SubmittedAnswer.value"] * SubmittedAnswer.objects.filter(value__contains=secret).exists()


def catch_up(at: datetime) -> None:
    drain(at=at, upto=LedgerEntry.objects.order_by("xid", "id").last().position)  # type: ignore[union-attr]  # there are some


@pytest.fixture
def talk(call: Call, house: House, at: datetime) -> Callable[..., Contact]:
    """Return a way for a customer to call, of whom something is written everywhere."""
    install_default_orders(by=SEED, at=at)

    def talked(number: str = CALLER) -> Contact:
        contact = call(caller=number, words=SECRET).number
        by = house.li_wei
        answers = {"to": SECRET, "from_when": "下月"}
        name_reasons(number=contact, reasons=["plan.change"], answers=answers, by=by, at=at)
        tell_progress(number=contact, medium=Medium.CALL, text=SECRET, by=by, at=at)
        promise = {"kind": FollowUpKind.PROMISE, "what": SECRET, "due_at": at + HOUR, "owner": "li-wei"}
        made = make_follow_up(told=FollowUpTold(**promise, contact=contact), by=by, at=at)  # type: ignore[arg-type]  # as written
        postpone_follow_up(id=made.id, due_at=at + 2 * HOUR, text=SECRET, by=by, at=at)
        order = begin_order(contact=contact, type="plan_change", by=by, at=at).number
        fill_order(number=order, answers=PLAN, by=by, at=at)
        fill_order(number=order, answers={**PLAN, "new_plan": "畅享 99"}, by=by, at=at)
        ask_exception(number=order, rule="consent", text=SECRET, by=by, at=at)
        withdraw_order(number=order, text=SECRET, by=by, at=at)
        ServiceOrder.objects.filter(number=order).update(result=SECRET)  # as if it had been done
        told = {"to": EscalatedTo.SENIOR, "reason": TransferReason.AUTHORITY, "text": SECRET}
        escalate_contact(number=contact, **told, by=by, at=at)
        take_contact(number=contact, by=house.wang_xin, at=at)
        return close_contact(number=contact, wrap_up=DONE, by=house.wang_xin, at=at)

    return talked


def test_every_column_of_free_text_is_known_to_the_function() -> None:
    told = SQL.read_text(encoding="utf-8")
    for model, name in written():
        assert f"UPDATE {model._meta.db_table} SET" in told, model
        assert f"{name} = ''" in told.split(f"UPDATE {model._meta.db_table} SET")[1].split(";")[0], (model, name)


def test_words_go_and_facts_stay(talk: Callable[..., Contact], wang_fang: Customer, at: datetime) -> None:
    contact = talk()
    everywhere = {f"{model.__name__}.{name}" for model, name in written()}
    assert {*telling()} == everywhere | {"SubmittedAnswer.value"}
    steps = contact.steps.count()
    forget_customer(customer=wang_fang, by=ERASURE, at=at)
    catch_up(at)
    assert telling() == []
    kept = Contact.objects.get(pk=contact.pk)
    assert (kept.outcome, kept.score, kept.tier, kept.steps.count()) == ("unresolved", contact.score, "vip", steps)
    assert replay(row.as_rule for row in kept.steps.order_by("n")) == kept.state
    order = ServiceOrder.objects.get()
    assert order.submission
    assert {one.field: one.value for one in order.submission.answers.all()}["from_when"] == "next_cycle"
    entry = LedgerEntry.objects.get(event="contacts.words_forgotten")
    assert (entry.subject_id, entry.data["rows"] >= len(everywhere)) == (wang_fang.id, True)
    assert forget_words(customer=wang_fang.id, by=ERASURE, at=at) == 0


def test_nobody_elses_words_go(talk: Callable[..., Contact], house: House, wang_fang: Customer, at: datetime) -> None:
    other = register_customer(details=CustomerDetails(name="刘洋", number="13900139000"), by=SEED, at=at)
    contact = talk("13900139000")
    assert contact.party_id == other.id
    before = telling()
    forget_customer(customer=wang_fang, by=ERASURE, at=at)
    catch_up(at)
    assert telling() == before
    assert forget_words(customer=other.id, by=ERASURE, at=at) == 0, "nobody forgot him"
    with pytest.raises(Forbidden):
        forget_words(customer=wang_fang.id, by=house.zhao_min, at=at)


def test_a_mark_without_an_entry_empties_nothing(
    talk: Callable[..., Contact], wang_fang: Customer, at: datetime
) -> None:
    talk()
    before = telling()
    Customer.objects.filter(pk=wang_fang.pk).update(forgotten_at=at)
    assert forget_words(customer=wang_fang.id, by=ERASURE, at=at) == 0
    assert telling() == before


def test_the_processes_role_empties_no_form_by_itself(talk: Callable[..., Contact], wang_fang: Customer) -> None:
    assert talk().party_id == wang_fang.id
    submission = SubmittedAnswer.objects.values_list("submission", flat=True)[0]
    asked = ("SELECT forms_forget_words(%s)", [[submission]])
    with (
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(*asked)
    with (
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute("UPDATE contacts_orderstep SET text = ''")
    assert OrderStep.objects.filter(text=SECRET).exists()


def test_what_is_written_afterwards_goes_too(call: Call, house: House, wang_fang: Customer, at: datetime) -> None:
    number = call().number
    forget_customer(customer=wang_fang, by=ERASURE, at=at)
    catch_up(at)
    name_reasons(number=number, reasons=["mobile.slow"], by=house.li_wei, at=at)
    tell_progress(number=number, medium=Medium.CALL, text=SECRET, by=house.li_wei, at=at)
    assert telling() == ["ProgressMessage.text"]
    catch_up(at)
    assert telling() == []

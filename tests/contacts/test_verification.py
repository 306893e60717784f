"""Verification of the caller: what a proof gives, what an act needs, three failures, and another customer named."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careline.contacts.models import Contact, Reason, Verification
from careline.contacts.operations.closing import WrapUp, close_contact
from careline.contacts.operations.reasons import ReasonTold, set_reason
from careline.contacts.operations.serving import escalate_contact, name_reasons, set_party, take_contact
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.record import record_of
from careline.contacts.queries.verification import needed_for, possible_methods, standing_of, terms
from careline.contacts.rules.facts import ContactChannel, EndedBy, EscalatedTo, Outcome, TransferReason
from careline.contacts.rules.steps import IllegalContactMove
from careline.contacts.rules.verification import (
    Act,
    Check,
    Level,
    Method,
    MethodNotHere,
    NobodyToVerify,
    NotVerified,
    Verdict,
    VerificationBlocked,
    level_needed,
    methods_on,
    stand,
    strongest,
)
from careline.contacts.rules.wrap_up import Part
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import LedgerEntry
from careline.security.models.history import RewritesHistory
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

Call = Callable[..., Contact]
DONE = WrapUp(outcome=Outcome.BUSINESS_DONE, summary="改套餐", result="已办理")
CHANGE = {"to": "全家享", "from_when": "下月"}
PASSED, FAILED = Verdict.PASSED, Verdict.FAILED

pytestmark = pytest.mark.usefixtures("wang_fang")


@pytest.fixture
def check(house: House, at: datetime) -> Callable[..., Contact]:
    """Return a way for Li Wei to check the caller of a contact."""

    def checked(contact: Contact, method: Method = Method.ONE_TIME_CODE, outcome: Verdict = PASSED) -> Contact:
        return verify_caller(number=contact.number, method=method, outcome=outcome, by=house.li_wei, at=at)

    return checked


@pytest.fixture
def close(house: House, at: datetime) -> Callable[..., Contact]:
    """Return a way to name the reason of a contact and close it after the customer left."""

    def closed(contact: Contact, reason: str, wrap_up: WrapUp = DONE) -> Contact:
        name_reasons(number=contact.number, reasons=[reason], answers=CHANGE, by=house.li_wei, at=at)
        number, left = contact.number, EndedBy.CUSTOMER
        return close_contact(number=number, wrap_up=wrap_up, ended_by=left, by=house.li_wei, at=at)

    return closed


def levels(contact: Contact) -> tuple[str, bool]:
    kept = Contact.objects.get(pk=contact.pk)
    return kept.level, kept.is_identified


def test_levels_are_ordered_by_strength_and_not_by_the_alphabet() -> None:
    assert [one for one in Level if one.reaches(Level.BASIC)] == [Level.BASIC, Level.FULL]
    assert strongest([Level.FULL, Level.NONE, Level.BASIC]) is Level.FULL
    assert strongest([]) is Level.NONE


def test_every_act_and_method_has_its_level_and_only_the_document_is_full() -> None:
    assert (set(terms().needs), set(terms().gives)) == (set(Act), set(Method))
    assert [one for one, level in terms().gives.items() if level is Level.FULL] == [Method.DOCUMENT]
    assert Level.NONE not in terms().gives.values()


def test_the_strongest_act_counts_and_a_demand_is_never_less_than_basic() -> None:
    needs = {"terms": terms()}
    assert level_needed([], is_asked=False, **needs) is Level.NONE
    assert level_needed([Act.TALK], is_asked=True, **needs) is Level.BASIC
    assert level_needed([Act.NUMBER_TRANSFER, Act.CHANGE], is_asked=True, **needs) is Level.FULL


def test_a_document_is_seen_at_the_counter_and_an_own_number_rings() -> None:
    assert Method.DOCUMENT in methods_on(ContactChannel.COUNTER, is_own_number=False)
    assert Method.DOCUMENT not in methods_on(ContactChannel.PHONE, is_own_number=True)
    assert Method.OWN_NUMBER in methods_on(ContactChannel.PHONE, is_own_number=True)
    assert Method.OWN_NUMBER not in methods_on(ContactChannel.PHONE, is_own_number=False)
    assert Method.OWN_NUMBER not in methods_on(ContactChannel.LETTER, is_own_number=True)


ROWS = some.builds(Check, some.sampled_from([PASSED, FAILED, None]), some.sampled_from(Level))


@given(some.lists(ROWS, max_size=8))
def test_what_was_proved_since_the_customer_was_named_counts_and_every_failure(rows: Sequence[Check]) -> None:
    lapses = [n for n, one in enumerate(rows) if one.verdict is None]
    since = rows[lapses[-1] + 1 :] if lapses else rows
    assert stand(rows).level is strongest(one.level for one in since if one.verdict is PASSED)
    assert stand(rows).failed == sum(one.verdict is FAILED for one in rows)


def test_a_passed_check_gives_its_level_and_a_stronger_one_raises_it(call: Call, check: Call) -> None:
    contact = call(channel=ContactChannel.COUNTER)
    assert check(contact).level == Level.BASIC
    assert levels(contact) == ("basic", True)
    check(contact, Method.DOCUMENT)
    check(contact, Method.SERVICE_PASSWORD)
    assert levels(contact) == ("full", True)


def test_the_rows_add_up_to_what_stands(call: Call, check: Call, house: House, at: datetime) -> None:
    contact = call()
    check(contact, outcome=FAILED)
    check(contact, Method.OWN_NUMBER)
    other = register_customer(details=CustomerDetails(name="刘洋", number="13900139000"), by=SEED, at=at)
    set_party(number=contact.number, customer=other.id, by=house.li_wei, at=at)
    assert levels(contact) == ("none", False)
    check(contact, Method.RECENT_USE)
    rows = list(Verification.objects.filter(contact=contact).order_by("n"))
    assert [(row.n, row.method, row.verdict, row.level) for row in rows] == [
        (1, "one_time_code", "failed", "none"),
        (2, "own_number", "passed", "basic"),
        (3, "", "", "none"),
        (4, "recent_use", "passed", "basic"),
    ]
    assert rows[3].party_id == other.id
    standing = stand(row.as_rule for row in rows)
    assert (standing.level, standing.failed) == (Contact.objects.get(pk=contact.pk).level, 1)


def test_back_to_the_first_customer_does_not_bring_the_proof_back(
    call: Call, check: Call, house: House, wang_fang: Customer, at: datetime
) -> None:
    contact = call()
    check(contact)
    set_party(number=contact.number, customer=wang_fang.id, by=house.li_wei, at=at)  # the same: nothing lapses
    assert levels(contact) == ("basic", True)
    set_party(number=contact.number, customer=None, by=house.li_wei, at=at)
    set_party(number=contact.number, customer=wang_fang.id, by=house.li_wei, at=at)
    assert levels(contact) == ("none", False)
    assert contact.verifications.count() == 2


def test_nobody_can_be_proved_while_nobody_is_named(call: Call, check: Call) -> None:
    with pytest.raises(NobodyToVerify):
        check(call(caller="13712345678"))
    assert not Verification.objects.exists()


def test_after_three_failures_no_check_is_taken_on_this_contact_even_for_another_customer(
    call: Call, check: Call, house: House, at: datetime
) -> None:
    contact = call()
    for _ in range(2):
        check(contact, outcome=FAILED)
    assert not standing_of(contact).is_blocked
    check(contact, Method.RECENT_USE, FAILED)
    with pytest.raises(VerificationBlocked):
        check(contact)
    other = register_customer(details=CustomerDetails(name="刘洋", number="13900139000"), by=SEED, at=at)
    set_party(number=contact.number, customer=other.id, by=house.li_wei, at=at)
    with pytest.raises(VerificationBlocked):
        check(contact)
    assert contact.verifications.count() == 3
    assert check(call()).is_identified  # the next contact begins anew


def test_a_failure_takes_no_proof_away(call: Call, check: Call) -> None:
    contact = call()
    check(contact)
    check(contact, Method.SERVICE_PASSWORD, FAILED)
    assert levels(contact) == ("basic", True)


def test_only_the_customers_own_number_proves_something_by_ringing(
    call: Call, check: Call, house: House, at: datetime
) -> None:
    contact = call()
    assert Method.OWN_NUMBER in possible_methods(contact)
    other = register_customer(details=CustomerDetails(name="刘洋", number="13900139000"), by=SEED, at=at)
    named = set_party(number=contact.number, customer=other.id, by=house.li_wei, at=at)
    assert Method.OWN_NUMBER not in possible_methods(named)
    for method in (Method.OWN_NUMBER, Method.DOCUMENT):
        with pytest.raises(MethodNotHere):
            check(contact, method)


def test_closing_names_the_level_that_is_missing_and_the_record_shows_it(call: Call, close: Call, check: Call) -> None:
    contact = call()
    with pytest.raises(NotVerified) as refused:
        close(contact, "plan.change")
    assert refused.value.params == {"has": Level.NONE, "needed": Level.BASIC}
    found = Contact.objects.get(pk=contact.pk)
    assert (found.step, Part.VERIFICATION in record_of(found).mandatory) == ("solution", True)
    check(contact)
    assert Part.VERIFICATION not in record_of(Contact.objects.get(pk=contact.pk)).missing
    assert close(contact, "plan.change").step == "closed"


def test_giving_a_number_away_needs_the_document(call: Call, close: Call, check: Call) -> None:
    contact = call(channel=ContactChannel.COUNTER)
    check(contact)
    with pytest.raises(NotVerified) as refused:
        close(contact, "card.replace")
    assert refused.value.params == {"has": Level.BASIC, "needed": Level.FULL}
    assert Part.VERIFICATION in record_of(Contact.objects.get(pk=contact.pk)).mandatory
    check(contact, Method.DOCUMENT)
    assert close(contact, "card.replace").step == "closed"


def test_who_could_not_prove_it_leaves_unsettled(call: Call, close: Call, check: Call) -> None:
    contact = call()
    for _ in range(3):
        check(contact, outcome=FAILED)
    unsettled = WrapUp(outcome=Outcome.UNRESOLVED, summary="核验未通过", result="请客户到营业厅")
    assert close(contact, "card.replace", unsettled).step == "closed"
    with pytest.raises(IllegalContactMove):
        check(contact)


def test_the_level_goes_along_when_the_contact_is_passed_on(
    call: Call, check: Call, house: House, at: datetime
) -> None:
    contact = call()
    check(contact)
    name_reasons(number=contact.number, reasons=["plan.change"], answers=CHANGE, by=house.li_wei, at=at)
    escalate_contact(
        number=contact.number,
        to=EscalatedTo.SENIOR,
        reason=TransferReason.AUTHORITY,
        text="需权限",
        by=house.li_wei,
        at=at,
    )
    assert take_contact(number=contact.number, by=house.wang_xin, at=at).level == Level.BASIC


def test_the_ledger_holds_codes_only_and_the_rows_are_history(call: Call, check: Call) -> None:
    contact = call()
    check(contact, Method.SERVICE_PASSWORD, FAILED)
    entry = LedgerEntry.objects.get(event="contacts.caller_checked", subject_id=contact.id)
    assert entry.data == {"method": "service_password", "outcome": "failed", "level": "none"}
    row = contact.verifications.get()
    assert row.entry == entry
    with pytest.raises(RewritesHistory):
        row.save()


def test_a_reason_inherits_its_act_and_the_shipped_ones_say_what_they_need(house: House, at: datetime) -> None:
    below = ReasonTold(name_zh="补换 eSIM", name_en="eSIM replacement")
    made = set_reason(code="card.replace.esim", told=below, by=house.administrator, at=at)
    assert needed_for([made], is_asked=False) is Level.FULL
    full = [one.code for one in Reason.objects.exclude(act="") if needed_for([one], is_asked=False) is Level.FULL]
    assert sorted(full) == ["card.replace", "number.transfer"]
    assert Reason.objects.exclude(act="").count() == 14

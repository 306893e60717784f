"""Scripts: kept by administrators, and told as a contact stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact, Script
from careline.contacts.operations.defaults import install_default_scripts
from careline.contacts.operations.scripts import ScriptTold, retire_script, set_script
from careline.contacts.operations.serving import name_reasons
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.reasons import NoSuchReason
from careline.contacts.queries.scripts import NoSuchScript, guide_to, offered_script
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import ScriptStep, ScriptUnsaid
from careline.contacts.rules.wrap_up import UnknownVariable
from careline.parties.models import Customer
from careline.parties.operations.care import note_care
from careline.parties.rules.care import CareBasis, CareKind
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

TOLD = ScriptTold(name_zh="问候", name_en="Hello", step=ScriptStep.ACCESS, words_zh="您好", words_en="Hello")


@pytest.fixture
def scripts(house: House, at: datetime) -> None:
    """Give the house the scripts it begins with."""
    assert house
    install_default_scripts(by=SEED, at=at)


def codes(contact: Contact, house: House) -> list[str]:
    found = find(by=house.li_wei, number=contact.number)
    return [one.code for one in guide_to(found, by=house.li_wei)]


def test_only_administrators_keep_scripts_and_each_change_leaves_its_entry(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_script(code="hello", told=TOLD, by=house.zhao_min, at=at)
    for words in ("您好", "您好！"):
        set_script(code="hello", told=replace(TOLD, words_zh=words), by=house.administrator, at=at)
    assert Script.objects.get(code="hello").words_zh == "您好！"
    with pytest.raises(Forbidden):
        retire_script(code="hello", by=house.li_wei, at=at)
    retire_script(code="hello", by=house.administrator, at=at)
    with pytest.raises(NoSuchScript):
        offered_script(code="hello")
    with pytest.raises(NoSuchScript):
        retire_script(code="hello", by=house.administrator, at=at)
    told = LedgerEntry.objects.filter(event__startswith="contacts.script_").order_by("id")
    assert [one.event for one in told] == ["contacts.script_set"] * 2 + ["contacts.script_retired"]


def test_a_script_that_cant_be_said_is_refused(house: House, at: datetime) -> None:
    by = house.administrator
    with pytest.raises(UnknownVariable):
        set_script(code="hello", told=replace(TOLD, words_en="{customer}"), by=by, at=at)
    with pytest.raises(ScriptUnsaid):
        set_script(code="hello", told=replace(TOLD, words_en=" "), by=by, at=at)
    with pytest.raises(NoSuchReason):
        set_script(code="hello", told=replace(TOLD, reason="moon"), by=by, at=at)
    assert not Script.objects.exists()


@pytest.mark.usefixtures("scripts")
def test_the_guide_follows_step_channel_reason_and_kind(
    call: Callable[..., Contact], house: House, at: datetime
) -> None:
    contact = call()
    assert codes(contact, house) == ["greeting", "verification", "need"]
    assert "greeting_counter" in codes(call(channel=ContactChannel.COUNTER, caller=""), house)
    said = {"reasons": ["billing.dispute.data"], "by": house.li_wei, "at": at}
    name_reasons(number=contact.number, service_type=ServiceType.COMPLAINT, **said)  # type: ignore[arg-type]  # as said
    assert codes(contact, house) == [
        "doubts_bill",
        "apology",
        "settled_at_once",
        "what_comes_next",
        "anything_else",
        "goodbye",
        "goodbye_elsewhere",
    ]
    retire_script(code="doubts_bill", by=house.administrator, at=at)
    assert codes(contact, house)[0] == "apology"


@pytest.mark.usefixtures("scripts")
def test_a_customer_who_needs_care_is_greeted_so_first(
    call: Callable[..., Contact], wang_fang: Customer, house: House, at: datetime
) -> None:
    contact = call()
    assert "greeting_care" not in codes(contact, house)
    note_care(
        customer=wang_fang.id,
        kind=CareKind.ILLNESS,
        basis=CareBasis.CUSTOMER,
        evidence="电话",
        review_on=at.date() + timedelta(days=9),
        by=house.li_wei,
        at=at,
    )
    assert codes(contact, house)[:2] == ["greeting_care", "greeting"]


@pytest.mark.usefixtures("scripts")
def test_the_words_name_who_speaks_and_the_number(call: Callable[..., Contact], house: House, at: datetime) -> None:
    contact = call()
    name_reasons(number=contact.number, reasons=["plan.change"], by=house.li_wei, at=at)
    told = ScriptTold(
        name_zh="原因",
        name_en="Reason",
        step=ScriptStep.SOLUTION,
        words_zh="{reason} {agent}",
        words_en="{reason} {number}",
    )
    set_script(code="why", told=told, by=house.administrator, at=at)
    found = find(by=house.li_wei, number=contact.number)
    lines = {one.code: one for one in guide_to(found, by=house.li_wei)}
    assert contact.number in lines["what_comes_next"].words_zh
    reason = contact.reasons.get().reason
    assert lines["why"].words_en == f"{reason.name_en} {contact.number}"
    assert lines["why"].words_zh.startswith(f"{reason.name_zh} ")
    assert "{" not in "".join(one.words_zh + one.words_en for one in lines.values())

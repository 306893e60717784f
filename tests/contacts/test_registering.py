"""A caller nobody knew is registered out of the contact, which is theirs in the same moment."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.contacts.models import Contact
from careline.contacts.operations.closing import dismiss_contact
from careline.contacts.operations.registering import register_caller
from careline.contacts.queries.callers import customers_under, masked_caller
from careline.contacts.rules.facts import Exclude
from careline.contacts.rules.steps import IllegalContactMove
from careline.parties.models import Customer
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.queries.customers import masked
from careline.parties.rules.catalogues import Catalogue, NotInCatalogue
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.registering import NumberIsKnown
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

Call = Callable[..., Contact]
LIU = CustomerDetails(name="刘洋", brand="gotone")


def test_the_callers_number_goes_over_without_being_seen(call: Call, house: House, at: datetime) -> None:
    contact = call()
    assert contact.party is None
    named = register_caller(number=contact.number, details=LIU, has_callers_number=True, by=house.li_wei, at=at)
    assert named.party is not None
    shown = masked(named.party)
    assert (shown.name, shown.number, shown.source_channel) == ("刘*", "138****8000", "phone")
    assert named.caller_key_id == named.party.key_id, "erasing the customer erases the number of the call"
    assert masked_caller(named) == "138****8000"
    assert (named.brand, named.certainty) == ("gotone", "likely")


def test_the_contact_names_them_in_the_ledger(call: Call, house: House, at: datetime) -> None:
    contact = call()
    register_caller(number=contact.number, details=LIU, by=house.li_wei, at=at)
    told = list(LedgerEntry.objects.order_by("id").values_list("event", flat=True))[-2:]
    assert told == ["parties.customer_registered", "contacts.party_named"]


def test_who_is_known_under_the_number_is_shown_and_looked_at(
    call: Call, wang_fang: Customer, house: House, at: datetime
) -> None:
    contact = call()
    assert [one.id for one in customers_under(contact, by=house.li_wei)] == [wang_fang.id]
    given = {"number": contact.number, "details": LIU, "has_callers_number": True, "by": house.li_wei, "at": at}
    with pytest.raises(NumberIsKnown):
        register_caller(**given)  # type: ignore[arg-type]  # the parameters by name
    assert Contact.objects.get().party == wang_fang
    named = register_caller(**given, is_another=True)  # type: ignore[arg-type]  # likewise
    assert named.party != wang_fang


def test_refused_means_nobody_is_registered(call: Call, house: House, at: datetime) -> None:
    set_entry(catalogue=Catalogue.BRAND, code="easyown", told=EntryTold(name_zh="神", name_en="E"), by=SEED, at=at)
    contact = call()
    with pytest.raises(NotInCatalogue):
        register_caller(number=contact.number, details=LIU, by=house.li_wei, at=at)
    assert not Customer.objects.exists()


def test_a_closed_contact_registers_nobody(call: Call, house: House, at: datetime) -> None:
    contact = call()
    dismiss_contact(number=contact.number, exclude=Exclude.SILENT, by=house.li_wei, at=at)
    with pytest.raises(IllegalContactMove):
        register_caller(number=contact.number, details=LIU, by=house.li_wei, at=at)
    assert not Customer.objects.exists()

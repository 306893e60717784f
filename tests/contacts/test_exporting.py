"""A list of contacts taken out as a file: within one's reach, masked, without what was said, and in the ledger."""

import csv
import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.contacts.events import ContactsExported
from careline.contacts.models import Contact
from careline.contacts.operations import exporting
from careline.contacts.operations.closing import dismiss_contact
from careline.contacts.operations.exporting import TooManyContactsToExport, export_contacts
from careline.contacts.operations.serving import name_reasons
from careline.contacts.queries.listing import ContactView, Filters
from careline.contacts.rules.facts import Exclude
from careline.kernel.tables.writing import TableForm
from careline.parties.models import Customer
from careline.parties.reactions import MANY
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import Alarm, LedgerEntry
from careline.security.operation import operation
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.contacts.conftest import House

Call = Callable[..., Contact]
ANSWERS = {"month": "2 月", "amount": "128", "wish": "退费"}


def taken(by: Actor, at: datetime, **narrowed: object) -> list[dict[str, str]]:
    out = io.BytesIO()
    export_contacts(out=out, form=TableForm.CSV, filters=Filters(**narrowed), by=by, at=at)  # type: ignore[arg-type]  # told by name
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


def test_a_file_holds_what_one_may_see_masked_and_is_in_the_ledger(
    call: Call, wang_fang: Customer, house: House, at: datetime
) -> None:
    known, unknown = call(), call(caller="139 0000 1111")
    assert wang_fang
    name_reasons(number=known.number, reasons=["billing.dispute.data"], answers=ANSWERS, by=house.li_wei, at=at)
    with pytest.raises(Forbidden):
        taken(house.li_wei, at)
    rows = {row["number"]: row for row in taken(house.zhao_min, at)}
    row = rows[known.number]
    assert (row["customer"], row["customer_number"], row["reason"]) == ("王*", "138****8000", "billing.dispute.data")
    assert (row["channel"], row["step"], row["agent"], row["department"]) == ("phone", "solution", "li-wei", "front")
    assert (rows[unknown.number]["customer"], rows[unknown.number]["reason"]) == ("", "")
    assert LedgerEntry.objects.get(event="contacts.contacts_exported").data == {
        "count": 2,
        "form": "csv",
        "view": "all",
    }


def test_a_file_is_narrowed_like_the_list(call: Call, house: House, at: datetime) -> None:
    gone, stays = call(), call()
    dismiss_contact(number=gone.number, exclude=Exclude.TEST, by=house.li_wei, at=at)
    assert [row["number"] for row in taken(house.zhao_min, at, view=ContactView.OPEN)] == [stays.number]
    assert [row["exclude"] for row in taken(house.zhao_min, at, number=gone.number)] == ["test"]


def test_too_long_a_list_stays_in_the_house(
    call: Call, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST", 1)
    call(), call()
    out = io.BytesIO()
    with pytest.raises(TooManyContactsToExport):
        export_contacts(out=out, form=TableForm.CSV, filters=Filters(), by=house.zhao_min, at=at)
    assert (out.getvalue(), LedgerEntry.objects.filter(event="contacts.contacts_exported").exists()) == (b"", False)


def test_a_long_file_asks_the_database_no_more_than_a_short_one(
    call: Call, wang_fang: Customer, house: House, at: datetime
) -> None:
    assert wang_fang
    call()
    with CaptureQueriesContext(connection) as short:
        taken(house.zhao_min, at)
    call(), call()
    with CaptureQueriesContext(connection) as long:
        taken(house.zhao_min, at)
    assert len(long) <= len(short)


@operation()
def take_out(*, count: int, by: Actor, at: datetime) -> None:
    assert by.id
    record(ContactsExported(subject=by.id, count=count, form="csv", view="open"), by=by, at=at)


@pytest.mark.parametrize(("count", "kinds"), [(MANY - 1, []), (MANY, ["mass_export_contacts"])])
def test_a_file_of_very_many_raises_an_alarm(house: House, at: datetime, count: int, kinds: list[str]) -> None:
    take_out(count=count, by=house.zhao_min, at=at)
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    assert list(Alarm.objects.values_list("kind", flat=True)) == kinds

"""Lists of the desk as files: offered to whoever may, narrowed as on the screen, opened as a person opens them."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from careline.cases.operations import exporting as of_cases
from careline.cases.operations.features import compute_next_features
from careline.cases.rules import told_features
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.stages import StageName
from careline.cases.rules.told_features import SpendSaid
from careline.contacts.operations import exporting as of_contacts
from careline.contacts.operations import order_exporting as of_orders
from careline.contacts.rules.facts import (
    ContactChannel,
    Direction,
    EndedBy,
    Exclude,
    Outcome,
    ServiceType,
)
from careline.contacts.rules.orders import FailReason, OrderState
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.verification import Level
from careline.kernel.tables.wording import Wording
from careline.kernel.tables.writing import TableForm
from careline.parties.models import Customer
from careline.parties.operations import exporting as of_parties
from careline.parties.rules.consent import ConsentAct
from careline.parties.rules.details import CustomerDetails, CustomerKind, Tier
from careline.parties.rules.wanted import Wanted
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden, Reach
from careline.web.words import exports
from tests.cases.recounting import contact, line, said, used
from tests.web.conftest import SEED, Desk, Take
from tests.web.conftest import by as actor
from tests.web.test_contacts import Begin, begin
from tests.web.test_orders import Order, order

__all__ = ["begin", "order"]
CASES = {"stage": StageName, "urgency": Urgency, "channel": Channel}
CONTACTS = {
    "channel": ContactChannel,
    "direction": Direction,
    "service_type": ServiceType,
    "step": StepName,
    "outcome": Outcome,
    "exclude": Exclude,
    "ended_by": EndedBy,
    "speaker": Speaker,
    "level": Level,
}
DAY = timedelta(days=1)
ORDERS = {"state": OrderState, "fail_reason": FailReason, "channel": ContactChannel}
PARTIES = {"kind": CustomerKind, "tier": Tier, "main_channel": ContactChannel, "spend_said": SpendSaid}


def opened(content: bytes, form: str) -> list[list[str]]:
    """Return the rows of a file as the program that opens it sees them, its header first."""
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}, "no cell is a formula"
    assert all(cell.value is None for cell in cells if cell.data_type == "n"), "an empty cell, and no figure"
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_contacts_leave_the_house_as_the_list_is_narrowed(desk: Desk, begin: Begin, take: Take, form: str) -> None:
    take()  # so that Wang Fang is known by her number
    number = begin(desk("li-wei")).rsplit("/", 1)[1]
    chief = desk("zhao-min")
    assert f"/contacts/exports/{form}?view=open" in chief.get("/contacts?view=open").content.decode()
    answer = chief.post(f"/contacts/exports/{form}?view=open&channel=phone")
    assert (answer.status_code, "contacts-" in answer["Content-Disposition"]) == (200, True)
    header, row = opened(answer.content, form)
    assert number in row
    assert "138****8000" in row
    assert "13800138000" not in str(row)
    assert opened(chief.post(f"/contacts/exports/{form}?channel=letter").content, form) == [header]
    assert "Export" not in desk("li-wei").get("/contacts").content.decode()
    assert desk("li-wei").post(f"/contacts/exports/{form}").status_code == 403


def test_a_search_narrows_the_file_too(desk: Desk, begin: Begin, take: Take) -> None:
    take()
    begin(desk("li-wei")), begin(desk("li-wei"), caller="13900001111")
    chief = desk("zhao-min")
    where = chief.post("/contacts/searches", {"q": "13800138000"})["Location"]
    page = chief.get(where).content.decode()
    to = page.split('action="/contacts/exports/csv?')[1].split('"')[0].replace("&amp;", "&")
    assert len(opened(chief.post(f"/contacts/exports/csv?{to}").content, "csv")) == 2
    assert len(opened(chief.post("/contacts/exports/csv").content, "csv")) == 3


def told(rows: list[list[str]]) -> dict[str, str]:
    """Return the one row of a file, by its header."""
    header, row = rows
    assert len(set(header)) == len(header), "no two columns are called the same"
    return dict(zip(header, row, strict=True))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_codes_have_their_words_beside_them(desk: Desk, take: Take, form: str) -> None:
    take("Charged twice", urgency="urgent")
    row = told(opened(desk("zhao-min").post(f"/worklist/exports/{form}?view=all").content, form))
    assert (row["Stage"], row["Stage (code)"]) == ("Received", "received")
    assert (row["Urgency"], row["Urgency (code)"], row["Channel"]) == ("Urgent", "urgent", "Phone")
    chinese = desk("zhao-min")
    chinese.cookies["django_language"] = "zh-hans"
    row = told(opened(chinese.post(f"/worklist/exports/{form}?view=all").content, form))
    assert (row["环节"], row["环节（代码）"], row["紧急程度"]) == ("已受理", "received", "紧急")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_contact_and_an_order_are_told_in_words(desk: Desk, order: Order, form: str) -> None:
    order()
    row = told(opened(desk("zhao-min").post(f"/contacts/exports/{form}?view=all").content, form))
    assert (row["Channel"], row["Department"], row["Department (code)"]) == ("Phone", "Front desk", "front")
    assert (row["With"], row["With (code)"]) == ("李伟", "li-wei")
    row = told(opened(desk("zhao-min").post(f"/orders/exports/{form}?view=all").content, form))
    assert (row["State"], row["State (code)"]) == ("Being filled in", "begun")
    assert (row["Business"], row["Business (code)"]) == ("Plan change", "plan_change")


def test_a_customer_is_told_in_words(desk: Desk, take: Take) -> None:
    take(customer=CustomerDetails(name="王芳", number="138 0013 8000", source_channel="phone"))
    row = told(opened(desk("zhao-min").post("/customers/exports/csv").content, "csv"))
    assert (row["Kind"], row["Kind (code)"], row["Tier"]) == ("Person", "individual", "Standard")
    assert (row["Came in by"], row["Came in by (code)"]) == ("Phone", "phone")


def test_habits_leave_the_house_where_they_are_asked_for_and_nobodys_who_refused(
    desk: Desk, take: Take, at: datetime
) -> None:
    for number in ("138 0013 8000", "138 0013 8001", "138 0013 8002"):
        take(customer=CustomerDetails(name="王芳", number=number))
    agreed, unasked, refused = Customer.objects.order_by("pk")
    said(agreed, ConsentAct.GIVEN, at - DAY)
    month = at.date().replace(day=1) - DAY
    used(line(agreed, month), month.replace(day=1), 12_000)
    contact(agreed, at - DAY)
    while compute_next_features(by=SEED, at=at):
        pass
    said(refused, ConsentAct.WITHDRAWN, at)  # the row is there until the house hears of it
    chief = desk("zhao-min")
    assert 'name="habits"' in chief.get("/customers").content.decode()
    rows = opened(chief.post("/customers/exports/csv", {"habits": "yes"}).content, "csv")
    found = {row["Identifier"]: row for row in (dict(zip(rows[0], one, strict=True)) for one in rows[1:])}
    mine, theirs, nobodys = (found[str(one.pk)] for one in (agreed, unasked, refused))
    assert (mine["Spent a month"], mine["Currency"], mine["Spending analysed"]) == ("120.00", "CNY", "known")
    assert (mine["Mostly by"], mine["Mostly by (code)"], mine["Contacts in 90 days"]) == ("Phone", "phone", "1")
    assert (theirs["Spent a month"], theirs["Complaints open"]) == ("", "1")
    assert theirs["Spending analysed (code)"] == "not_agreed"
    assert not any(nobodys[str(head)] for head in map(str, exports_headers())), "nothing of who refused"
    plain = opened(chief.post("/customers/exports/csv").content, "csv")
    assert not set(plain[0]) & {"Spent a month", "Contacts in 90 days"}
    told = LedgerEntry.objects.filter(event="parties.customers_exported").order_by("id")
    assert [one.data["with_habits"] for one in told] == [True, False]
    chinese = desk("zhao-min")
    chinese.cookies["django_language"] = "zh-hans"
    rows = opened(chinese.post("/customers/exports/xlsx", {"habits": "yes"}).content, "xlsx")
    assert {"月均消费", "最常用渠道", "最常用渠道（代码）"} <= set(rows[0])
    assert "电话" in str(rows)


def exports_headers() -> list[str]:
    with override("en"):
        return [str(said) for said in exports.HABITS.values()]


def test_who_may_not_read_habits_is_neither_offered_nor_given_them(desk: Desk, at: datetime) -> None:
    assert desk
    rights = {"parties.list_customers": Reach.ALL, "parties.export_customers": Reach.ALL}
    walker = replace(actor("zhao-min"), roles=frozenset(), rights=rights)
    told = {"out": io.BytesIO(), "form": TableForm.CSV, "wanted": Wanted(), "by": walker, "at": at}
    assert of_parties.export_customers(**told) == 0
    with pytest.raises(Forbidden):
        of_parties.export_customers(**told, with_habits=True)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_column_has_a_name_and_every_code_a_word(language: str) -> None:
    with override(language):
        listed = (
            (of_cases, exports.of_complaints(), CASES),
            (of_contacts, exports.of_contacts(), CONTACTS),
            (of_orders, exports.of_orders(), ORDERS),
            (of_parties, exports.of_customers({("brand", "gotone"): "全球通"}), PARTIES),
        )
    for room, wording, vocabularies in listed:
        beside = told_features.COLUMNS if room is of_parties else ()
        assert set(wording.headers) == {*room.COLUMNS, *beside}
        assert set(room.COLUMNS) >= room.CODED
        assert not nameless(wording, vocabularies)
    assert listed[3][1].words["brand"] == {"gotone": "全球通"}


def nameless(wording: Wording, vocabularies: dict[str, type]) -> list[str]:
    wanted = [(column, code) for column, kind in vocabularies.items() for code in kind]  # type: ignore[attr-defined]  # each is an Enum
    return [f"{column} {code}" for column, code in wanted if not wording.words[column].get(code)]

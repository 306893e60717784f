"""Customers are found by everything at once, walked through by who may, and leave the house masked and counted."""

import csv
import io
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.cases.operations.exporting import export_complaints
from careline.cases.queries.worklist import Bounds, Filters
from careline.kernel.tables.writing import TableForm
from careline.parties.operations.customers import register_customers
from careline.parties.queries.listing import list_customers
from careline.parties.rules.details import CustomerDetails, Tier
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.web.conftest import SEED, Desk, Take, by

PEOPLE = [
    CustomerDetails(name="王芳", number="13800138000", segment="student", tier=Tier.VIP, region="beijing"),
    CustomerDetails(name="王强", number="13900138000", segment="student", region="tianjin"),
    CustomerDetails(name="李雷", number="13700001111", segment="senior", region="beijing", source_channel="counter"),
]


@pytest.fixture
def _people(desk: Desk, at: datetime) -> None:
    assert desk
    register_customers(details=PEOPLE, by=SEED, at=at)


@pytest.mark.usefixtures("_people")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"surname": "王"}, {"138****8000", "139****8000"}),
        ({"last4": "8000", "region": "beijing"}, {"138****8000"}),
        ({"surname": "王", "tier": "vip"}, {"138****8000"}),
        ({"segment": "student"}, {"138****8000", "139****8000"}),
        ({"region": "beijing", "segment": "senior"}, {"137****1111"}),
        ({"source_channel": "counter"}, {"137****1111"}),
        ({"since": "2100-01-01"}, set()),
        ({"name": "王芳", "number": "13900138000"}, set()),
    ],
)
def test_everything_that_is_asked_must_fit(desk: Desk, asked: dict[str, str], found: set[str]) -> None:
    supervisor = desk("zhao-min")
    where = supervisor.post("/customers/searches", asked).headers["Location"]
    assert not any(value in where for value in asked.values())
    page = supervisor.get(where).content.decode()
    assert {number for number in ("138****8000", "139****8000", "137****1111") if number in page} == found


@pytest.mark.usefixtures("_people")
def test_an_agent_finds_who_is_told_of_and_walks_through_nobody(desk: Desk) -> None:
    agent = desk("li-wei")
    assert "138****8000" not in agent.get("/customers").content.decode()
    where = agent.post("/customers/searches", {"region": "beijing"}).headers["Location"]
    assert "138****8000" not in agent.get(where).content.decode()
    where = agent.post("/customers/searches", {"region": "beijing", "surname": "王"}).headers["Location"]
    assert "138****8000" in agent.get(where).content.decode()
    assert agent.post("/customers/exports/csv").status_code == 403
    assert agent.post("/customers/searches", {"number": "12"}).status_code == 302


@pytest.mark.usefixtures("_people")
def test_pages_follow_each_other_and_cost_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_customers, "__kwdefaults__", {"after": "", "limit": 2})
    supervisor = desk("zhao-min")
    with CaptureQueriesContext(
        connection,
    ) as first:
        page = supervisor.get("/customers").content.decode()
    assert "Next page" in page
    pages = page.split('<nav class="pages"')[1]
    more = pages.split('<a class="button" href="')[1].split('"')[0].replace("&amp;", "&")
    with CaptureQueriesContext(connection) as second:
        assert "138****8000" in supervisor.get(more).content.decode() or "137" in page
    assert (
        len(second) == len(first) <= 9
    )  # the bell is one of them, on every page, what waits on the rail two, the kept lists one


@pytest.mark.usefixtures("_people")
def test_a_list_leaves_the_house_masked_and_stands_in_the_ledger_with_its_count(desk: Desk, take: Take) -> None:
    supervisor = desk("zhao-min")
    where = supervisor.post("/customers/searches", {"segment": "student"}).headers["Location"]
    answer = supervisor.post(where.replace("/customers?", "/customers/exports/csv?"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["Number"] for row in rows} == {"138****8000", "139****8000"}
    assert LedgerEntry.objects.get(event="parties.customers_exported").data["count"] == 2
    number = take("=HYPERLINK(1)")
    answer = supervisor.post("/worklist/exports/csv?view=all")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["Complaint"], row["Title"], row["Customer"]) == (number, "'=HYPERLINK(1)", "王*")
    assert LedgerEntry.objects.get(event="cases.complaints_exported").data["count"] == 1
    assert supervisor.post("/worklist/exports/xlsx?view=all").content.startswith(b"PK")
    assert supervisor.post("/worklist/exports/pdf").status_code == 404


@pytest.mark.parametrize("form", TableForm)
def test_a_list_with_somebody_unidentified_leaves_the_house_too(desk: Desk, take: Take, form: TableForm) -> None:
    number = take("＝1+1", customer=CustomerDetails(), urgency="urgent")
    answer = desk("zhao-min").post(f"/worklist/exports/{form}?view=all")
    assert answer.status_code == 200
    if form is TableForm.CSV:
        (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert (row["Complaint"], row["Title"]) == (number, "'＝1+1")
        assert (row["Customer"], row["Customer’s number"], row["With"]) == ("", "", "")


@pytest.mark.usefixtures("_people")
def test_only_what_one_may_see_leaves_the_house(take: Take, at: datetime) -> None:
    take("Charged twice")
    out = io.BytesIO()
    told = {"out": out, "form": TableForm.CSV, "filters": Filters(), "bounds": Bounds.of_day(at), "at": at}
    with pytest.raises(Forbidden):
        export_complaints(**told, by=by("li-wei"))
    assert export_complaints(**told, by=by("zhao-min")) == 1

"""Bringing in accounts and subscriptions: whose each is, once each, and no number with two holders."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.reading import open_table
from careline.kernel.tables.rows import Row
from careline.parties.models import Account, Customer, Subscription, SubscriptionChange
from careline.parties.operations.accounts import close_account
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customer
from careline.parties.operations.importing_lines import import_lines
from careline.parties.queries.holdings import accounts_of, subscriptions_of
from careline.parties.queries.import_targets import seen_rows
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.import_line import LineReader
from careline.parties.rules.import_map import FIELDS, read_list_map
from careline.parties.rules.imports import ImportSubject
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
NAMES = FIELDS[ImportSubject.LINES]
TOLD = {"line": {name: {"columns": [name]} for name in NAMES}}
ID = "11010519491231002X"
LINE = {"document": ID, "number": "13700137000", "since": "2025-01-31", "account": "a 1", "payment": "postpaid"}
BY = system("import")


def reader() -> LineReader:
    return LineReader(read_list_map(TOLD, ImportSubject.LINES))


def rows_of(*lines: str) -> Sequence[Row]:
    return list(open_table(io.BytesIO("\n".join([",".join(NAMES), *lines]).encode("utf-8", "ignore")), UPLOADED).rows)


def brought_in(*lines: dict[str, str], by: Actor = BY) -> Outcome:
    rows = rows_of(*(",".join(line.get(name, "") for name in NAMES) for line in lines))
    return import_lines(rows=rows, reader=reader(), by=by, at=NOW)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.imported, outcome.unchanged, len(outcome.rejected)


@pytest.fixture
def wang(db: None) -> Customer:
    del db
    return register_customer(details=WANG_FANG, by=BY, at=NOW)


def entries() -> dict[str, int]:
    told = LedgerEntry.objects.filter(event__regex="account|subscription").values_list("event", flat=True)
    return {event.removeprefix("parties."): list(told).count(event) for event in told}


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("since", LINE | {"since": "2072-01-31"}),
        ("until", LINE | {"until": "2072-01-31"}),
        ("opened_on", LINE | {"opened_on": "2072-01-31"}),
    ],
)
def test_a_day_that_lies_too_far_ahead_keeps_its_row_out_and_says_how_far_it_may(
    wang: Customer, field: str, line: dict[str, str]
) -> None:
    assert wang
    outcome = brought_in(
        line, LINE | {"number": "13600136000", field: "2027-11-21" if field == "until" else "2025-01-31"}
    )
    assert counts(outcome) == (1, 0, 1)
    (rejected,) = outcome.rejected
    assert rejected.column == field
    with override("en"):
        assert "2027-11-21" in str(say(rejected.refusal))
    _, astray = seen_rows(rows_of(",".join(line.get(name, "") for name in NAMES)), reader(), today=NOW.date())
    assert [one.column for one in astray] == [field], "the preview shows it before anything comes in"


def test_a_line_comes_in_with_its_account_and_a_second_run_changes_nothing(wang: Customer) -> None:
    lines = (
        LINE | {"plan": "5g-128", "brand": "m-zone", "region": "beijing"},
        LINE | {"number": "010 1234 5678", "product": "fixed", "status": "suspended"},
        LINE | {"number": "13600136000", "since": "2020-02-01", "until": "2024-05-06", "account": ""},
    )
    assert counts(brought_in(*lines)) == (3, 0, 0)
    (account,) = accounts_of(by=BY, customer=wang.id)
    assert (account.payment, account.bill_day, account.opened_on) == ("postpaid", 1, date(2025, 1, 31))
    found = {one.kind + one.status: one for one in subscriptions_of(by=BY, customer=wang.id)}
    mobile, ended = found["mobileactive"], found["mobileended"]
    assert (mobile.account, mobile.number, mobile.since) == (account.id, "137****7000", date(2025, 1, 31))
    assert (mobile.plan, mobile.brand, mobile.region, mobile.version) == ("5g-128", "m-zone", "beijing", 1)
    assert (ended.account, ended.until, ended.version) == (None, date(2024, 5, 6), 2)
    stood = SubscriptionChange.objects.filter(subscription=found["fixedsuspended"].id).values_list("status", "on")
    assert list(stood) == [("active", date(2025, 1, 31)), ("suspended", NOW.date())]
    written = {"account_opened": 1, "subscription_started": 3, "subscription_changed": 2}
    assert entries() == written
    assert counts(brought_in(*lines)) == (0, 3, 0)
    assert entries() == written
    assert (Account.objects.count(), Subscription.objects.count()) == (1, 3)


def test_a_customer_is_named_by_id_document_or_number_and_all_that_is_told_must_hold(wang: Customer) -> None:
    register_customer(details=CustomerDetails(name="王小明", number="13800138000"), by=BY, at=NOW)
    line = {"number": "13700137000", "since": "2025-01-31"}
    (several,) = brought_in(line | {"customer_number": "138-0013-8000"}).rejected
    assert (several.column, several.refusal.code) == ("customer_number", "parties.line_of_several")
    assert counts(brought_in(line | {"customer_number": "13800138000", "document": ID.lower()})) == (1, 0, 0)
    assert counts(brought_in(line | {"customer": str(wang.id)})) == (0, 1, 0)
    other = {"customer": str(UUID(int=1)), "document": ID}
    (nobody,) = brought_in(line | other).rejected
    assert (nobody.column, nobody.refusal.code) == ("customer", "parties.line_of_nobody")
    assert Subscription.objects.get().customer_id == wang.id


@pytest.mark.usefixtures("wang")
@pytest.mark.parametrize(
    ("told", "column", "code"),
    [
        ({"document": ""}, "*", "parties.line_of_nobody"),
        ({"document": "E1"}, "document", "parties.line_of_nobody"),
        ({"customer": "7"}, "customer", "parties.line_of_nobody"),
        ({"customer_number": "12"}, "customer_number", "parties.not_a_number"),
        ({"number": ""}, "number", "parties.not_a_number"),
        ({"since": ""}, "since", "kernel.cell_empty"),
        ({"since": "2025-01"}, "since", "parties.not_a_day"),
        ({"since": "2025-02-30"}, "since", "parties.not_a_day"),
        ({"until": "2025-03-01", "status": "active"}, "until", "parties.end_and_status_differ"),
        ({"status": "ended"}, "until", "parties.end_and_status_differ"),
        ({"until": "2025-01-30"}, "until", "parties.ends_before_it_begins"),
        ({"payment": ""}, "payment", "kernel.cell_empty"),
        ({"payment": "barter"}, "payment", "kernel.word_unknown"),
        ({"product": "telex"}, "product", "kernel.word_unknown"),
        ({"account": "a/1"}, "account", "parties.not_an_account_number"),
        ({"bill_day": "29"}, "bill_day", "parties.not_a_bill_day"),
        ({"plan": "Ä"}, "plan", "parties.not_a_code"),
        ({"region": "=1+1"}, "region", "parties.not_a_code"),
    ],
)
def test_a_row_that_can_not_be_taken_says_where_and_why_and_the_rest_comes_in(
    told: dict[str, str], column: str, code: str
) -> None:
    outcome = brought_in(LINE | {"number": "13900139000"}, LINE | told)
    assert [(one.row.line, one.column, one.refusal.code) for one in outcome.rejected] == [(3, column, code)]
    assert Subscription.objects.count() == 1


def test_a_number_or_an_account_of_somebody_else_is_refused_within_a_file_too(wang: Customer) -> None:
    register_customer(details=CustomerDetails(name="李雷", number="13900139000"), by=BY, at=NOW)
    li = {"document": "", "customer_number": "13900139000"}
    outcome = brought_in(
        LINE,
        LINE | li | {"account": ""},
        LINE | li | {"number": "13600136000"},
        LINE | li | {"account": "", "since": "2024-01-01", "until": "2025-06-01"},
        LINE | li | {"account": "", "since": "2024-01-01", "until": "2025-01-31"},
        LINE | {"since": "2026-01-01"},
    )
    assert [(one.row.line, one.column, one.refusal.code) for one in outcome.rejected] == [
        (3, "number", "parties.number_taken"),
        (4, "account", "parties.account_number_taken"),
        (5, "number", "parties.number_held_then"),
        (7, "number", "parties.number_taken"),
    ]
    assert counts(outcome) == (2, 0, 4)
    Subscription.objects.filter(customer=wang).update(status="ended", until=date(2026, 1, 1))
    close_account(account=Account.objects.get().id, closed_on=NOW.date(), by=BY, at=NOW)
    (closed,) = brought_in(LINE | {"number": "13600136000"}).rejected
    assert (closed.column, closed.refusal.code) == ("account", "parties.account_is_closed")


@pytest.mark.usefixtures("wang")
def test_codes_are_held_against_the_catalogues() -> None:
    set_entry(catalogue=Catalogue.PLAN, code="5g", told=EntryTold(name_zh="五", name_en="Five"), by=BY, at=NOW)
    outcome = brought_in(LINE | {"plan": "5g"}, LINE | {"plan": "4g", "number": "13600136000"})
    assert [(one.column, one.refusal.code) for one in outcome.rejected] == [("plan", "parties.not_in_catalogue")]


@pytest.mark.usefixtures("wang")
def test_a_chunk_is_in_or_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("careline.parties.writing.beginning.all_recorded", fails)
    with pytest.raises(RuntimeError):
        brought_in(LINE)
    assert not Account.objects.exists()
    assert not Subscription.objects.exists()
    assert entries() == {}


@pytest.mark.usefixtures("wang")
def test_only_who_may_brings_in(agent: Actor) -> None:
    with pytest.raises(Forbidden):
        brought_in(LINE, by=agent)
    assert counts(brought_in(LINE, by=member("zhou", Role.ADMINISTRATOR))) == (1, 0, 0)


TEXTS = st.one_of(
    st.sampled_from(["", ID, "13800138000", "2026-10-01", "99991231", "00010101", "ended", "iot", "=1+1", "\0", "²"]),
    st.text(max_size=8),
)


class AnyList(TestCase):
    """Whatever a list holds: every row of it is in, known, or told of; never a fault."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, TEXTS)), max_size=6))
    def test_every_row_is_in_or_in_the_error_file(self, lines: list[dict[str, str]]) -> None:
        register_customer(details=WANG_FANG, by=BY, at=NOW)
        told = [LINE | line for line in lines]
        try:
            rows = rows_of(*(",".join(line.get(name, "") for name in NAMES) for line in told))
        except Refusal:
            return
        outcome = import_lines(rows=rows, reader=reader(), by=BY, at=NOW)
        assert sum(counts(outcome)) == len(rows)
        assert Subscription.objects.count() == outcome.imported

"""Bringing in what numbers used: by the month, once each, and never a figure that can't be."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.reading import open_table
from careline.kernel.tables.rows import Row
from careline.parties.models import Consumption
from careline.parties.operations.customers import register_customer
from careline.parties.operations.importing_usage import import_usage
from careline.parties.operations.imports import import_rows
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.queries.import_maps import told_map
from careline.parties.rules.holdings import SubscriptionDetails
from careline.parties.rules.import_days import day_in
from careline.parties.rules.import_map import read_list_map
from careline.parties.rules.import_usage import UsageReader
from careline.parties.rules.imports import ImportSubject
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import WANG_FANG, member

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADER = "业务号码,账期,消费金额,通话分钟,流量MB,短信条数"
OCTOBER = "138 0013 8000,2026-10,128.50,30,2048,3"
BY = system("import")


def reader() -> UsageReader:
    return UsageReader(read_list_map(told_map(name="usage"), ImportSubject.USAGE))


def rows_of(*lines: str) -> Sequence[Row]:
    return list(open_table(io.BytesIO("\n".join([HEADER, *lines]).encode("utf-8", "ignore")), UPLOADED).rows)


def brought_in(*lines: str, by: Actor = BY) -> Outcome:
    outcome = import_rows(rows=rows_of(*lines), reader=reader(), by=by, at=NOW)
    assert isinstance(outcome, Outcome)
    return outcome


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.imported, outcome.unchanged, len(outcome.rejected)


@pytest.fixture
def _held(db: None) -> None:
    del db
    customer = register_customer(details=WANG_FANG, by=BY, at=NOW)
    line = SubscriptionDetails(number="13800138000", since=date(2025, 1, 31))
    begin_subscription(customer=customer.id, details=line, by=BY, at=NOW)


@pytest.mark.usefixtures("_held")
def test_a_month_comes_in_once_and_other_figures_correct_it() -> None:
    assert counts(brought_in(OCTOBER, "+8613800138000,202509,0,,,")) == (2, 0, 0)
    kept = Consumption.objects.get(month=date(2026, 10, 1))
    assert (kept.amount, kept.currency, kept.voice_minutes, kept.data_mb, kept.sms) == (12_850, "CNY", 30, 2048, 3)
    told = LedgerEntry.objects.filter(event="parties.consumption_told")
    assert told.count() == 2
    assert counts(brought_in(OCTOBER, "+8613800138000,202509,0,,,")) == (0, 2, 0)
    assert Consumption.objects.count() == told.count() == 2
    assert counts(brought_in(OCTOBER.replace("128.50", "-1.5"))) == (1, 0, 0)
    assert Consumption.objects.get(month=date(2026, 10, 1), n=2).amount == -150


@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("12,2026-10,1,,,", "业务号码", "parties.not_a_number"),
        (",2026-10,1,,,", "业务号码", "kernel.cell_empty"),
        ("13800138000,,1,,,", "账期", "kernel.cell_empty"),
        ("13800138000,2026-10,,,,", "消费金额", "kernel.cell_empty"),
        ("13800138000,2026-13,1,,,", "账期", "parties.not_a_month"),
        ("13800138000,10月,1,,,", "账期", "parties.not_a_month"),
        ("13800138000,2026-12,1,,,", "账期", "parties.month_ahead"),
        ("13800138000,2024-12,1,,,", "业务号码", "parties.number_held_by_nobody"),
        ("13900139000,2026-10,1,,,", "业务号码", "parties.number_held_by_nobody"),
        ("13800138000,2026-10,1.005,,,", "消费金额", "parties.not_a_figure"),
        ("13800138000,2026-10,1e9,,,", "消费金额", "parties.not_a_figure"),
        ("13800138000,2026-10,99999999999.00,,,", "消费金额", "parties.not_a_figure"),
        ("13800138000,2026-10,1,-1,,", "通话分钟", "parties.not_a_figure"),
        ("13800138000,2026-10,1,,1.5,", "流量MB", "parties.not_a_figure"),
        ("13800138000,2026-10,=1+1,,,", "消费金额", "parties.not_a_figure"),
        ("13800138000,2026-10,1", "*", "kernel.ragged_row"),
        (OCTOBER.replace("128.50", "128.51"), "账期", "parties.month_told_otherwise"),
    ],
)
def test_a_row_that_can_not_be_taken_says_where_and_why_and_the_rest_comes_in(
    line: str, column: str, code: str
) -> None:
    outcome = brought_in(OCTOBER, line)
    assert [(one.row.line, one.column, one.refusal.code) for one in outcome.rejected] == [(3, column, code)]
    assert (outcome.imported, Consumption.objects.count()) == (1, 1)
    assert counts(brought_in(OCTOBER, line)) == (0, 1, 1), "nor does it come in another time"


@pytest.mark.usefixtures("_held")
def test_a_file_that_contradicts_itself_is_found_out_by_whoever_takes_over() -> None:
    first, second = rows_of(OCTOBER, OCTOBER.replace("128.50", "1"))
    later = reader()
    later.pass_over(first)
    outcome = import_usage(rows=[second], reader=later, by=BY, at=NOW)
    assert counts(outcome) == (0, 0, 1)


@pytest.mark.usefixtures("_held")
def test_a_chunk_is_in_or_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("careline.parties.writing.telling.write_rows", fails)
    with pytest.raises(RuntimeError):
        brought_in(OCTOBER)
    assert not LedgerEntry.objects.filter(event="parties.consumption_told").exists()


@pytest.mark.usefixtures("_held")
def test_who_brings_in_customers_brings_in_no_figures_unless_he_may() -> None:
    with pytest.raises(Forbidden):
        brought_in(OCTOBER, by=member("xu", Role.ADMINISTRATOR))
    assert counts(brought_in(OCTOBER, by=member("zhou", Role.SUPERVISOR))) == (1, 0, 0)


@pytest.mark.parametrize(
    "said", ["2026-03", "202603", "2026/3", "2026.03", "2026年3月", "2026-03-01", "20260301", "2026年3月1日"]
)
def test_a_month_is_read_as_lists_write_it(said: str) -> None:
    assert day_in(said) == date(2026, 3, 1)
    assert day_in(said, ("%m/%Y",)) is None, "where the map says how, nothing else is guessed"
    assert day_in("03/2026", ("%m/%Y",)) == date(2026, 3, 1)


TEXTS = st.one_of(
    st.sampled_from(["", "13800138000", "2026-10", "999912", "0000-01", "1e99", "-1", "٣", "=1+1", "\0", "9" * 400]),
    st.text(max_size=8),
)


class AnyList(TestCase):
    """Whatever a list holds: every row of it is in, known, or told of; never a fault."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.lists(TEXTS, min_size=5, max_size=7), max_size=6))
    def test_every_row_is_in_or_in_the_error_file(self, lines: list[list[str]]) -> None:
        try:
            rows = rows_of(*(",".join(line) for line in lines))
        except Refusal:
            return
        outcome = import_usage(rows=rows, reader=reader(), by=BY, at=NOW)
        assert sum(counts(outcome)) == len(rows)

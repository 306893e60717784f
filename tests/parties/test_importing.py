"""A list of customers comes in whole, once, and says what it left out."""

import io
from datetime import UTC, datetime
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from careline.kernel.refusals import Refusal
from careline.kernel.tables.bounds import UPLOADED
from careline.kernel.tables.outcome import Outcome
from careline.kernel.tables.reading import open_table
from careline.parties.models import Customer, Origin
from careline.parties.operations.importing import import_customers
from careline.parties.queries.customers import masked
from careline.parties.queries.import_maps import list_map, shipped_maps, told_map
from careline.parties.rules.import_map import read_list_map, subject_of
from careline.parties.rules.import_row import CustomerReader
from careline.security.actor import Actor, system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.parties.conftest import member

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HEADER = "客户编号,客户类型,姓名,联系电话,邮箱,地址,证件类型,证件号码,品牌,地区编码,客群,等级,城市"
WANG = (
    "C1,个人,王芳,13800138000,w@x.cn,北京市朝阳区建国路88号,身份证,11010519491231002X,m-zone,beijing,student,VIP,北京"
)
SHOP = "C2,企业,诚信便利店有限公司,010-12345678,,,营业执照,91110000MA00X,,,sme,普通,北京"
BY = system("import")


def brought_in(*lines: str, by: Actor = BY, header: str = HEADER) -> Outcome:
    table = open_table(io.BytesIO("\n".join([header, *lines]).encode()), UPLOADED)
    reader = CustomerReader(list_map("generic"))
    return import_customers(rows=list(islice(table.rows, 500)), reader=reader, by=by, at=NOW)


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.imported, outcome.unchanged, len(outcome.rejected)


@pytest.mark.usefixtures("db")
def test_a_row_comes_in_as_the_file_has_it() -> None:
    assert counts(brought_in(WANG, SHOP)) == (2, 0, 0)
    wang, shop = (masked(one) for one in Customer.objects.select_related("key").order_by("-kind"))
    assert (wang.name, wang.number, wang.document_kind, wang.tier) == ("王*", "138****8000", "resident_id", "vip")
    assert (wang.segment, wang.region, wang.place, wang.source_channel) == ("student", "beijing", "北京", "import")
    assert (shop.kind, shop.segment, shop.is_identified) == ("enterprise", "sme", True)
    assert LedgerEntry.objects.filter(event="parties.customer_registered").count() == 2


@pytest.mark.usefixtures("db")
def test_a_second_run_adds_nobody_and_a_mended_list_only_what_was_mended() -> None:
    nameless = ",,王芳,13900000000,,,,,,,,,"
    assert counts(brought_in(WANG, nameless, ",,无号,,,,,,,,,,")) == (2, 0, 1)
    assert counts(brought_in(WANG, nameless, ",,有号,13700000000,,,,,,,,,")) == (1, 2, 0)
    assert Customer.objects.count() == Origin.objects.count() == 3


@pytest.mark.usefixtures("db")
def test_who_is_here_with_that_number_and_name_is_not_registered_again_but_his_family_is() -> None:
    brought_in(WANG)
    assert counts(brought_in("D1,,王 芳,138-0013-8000,,,,,,,,,", "D2,,王小明,13800138000,,,,,,,,,")) == (1, 1, 0)
    assert Customer.objects.count() == 2
    assert Origin.objects.count() == 3


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("C3,,王芳,12,,,,,,,,,", "联系电话", "parties.not_a_number"),
        ("C3,,王芳,,nobody,,,,,,,,", "邮箱", "parties.not_an_email"),
        ("C3,,王芳,,,,,,Ä,,,,", "品牌", "parties.not_a_code"),
        ("C3,,%s,,,,,,,,,," % ("王" * 200), "姓名", "parties.detail_too_long"),
        ("%s,,王芳,,,,,,,,,," % ("9" * 65), "客户编号", "parties.detail_too_long"),
        ("C3,机器人,王芳,,,,,,,,,,", "", ""),
        ("C3,,王芳,,,,,,,,,钻石,", "", ""),
        ("C3,,a\0b,,,,,,,,,,", "姓名", "parties.unreadable_detail"),
        (",,王芳,,,,,,,,,,", "*", "parties.nobody_told"),
        ("C3,,王芳", "*", "kernel.ragged_row"),
        ('C3,,"王"芳",,,,,,,,,,', "*", "kernel.quote_left_open"),
    ],
)
def test_a_row_that_can_not_be_taken_says_where_and_why_and_the_rest_comes_in(
    line: str, column: str, code: str
) -> None:
    outcome = brought_in(WANG, line)
    assert counts(outcome) == ((1, 0, 1) if code else (2, 0, 0))
    assert [(one.row.line, one.column, one.refusal.code) for one in outcome.rejected] == (
        [(3, column, code)] if code else []
    )


@pytest.mark.usefixtures("db")
def test_a_chunk_is_in_or_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("careline.parties.operations.importing.write_rows", fails)
    with pytest.raises(RuntimeError):
        brought_in(WANG, SHOP)
    assert not Customer.objects.exists()
    assert not LedgerEntry.objects.exists()


@pytest.mark.usefixtures("db")
def test_only_who_may_brings_in(agent: Actor) -> None:
    with pytest.raises(Forbidden):
        brought_in(WANG, by=agent)
    assert counts(brought_in(WANG, by=member("zhou", Role.ADMINISTRATOR))) == (1, 0, 0)


@pytest.mark.parametrize("name", shipped_maps())
@pytest.mark.usefixtures("db")
def test_every_shipped_map_can_be_read_and_says_what_it_is_for(name: str) -> None:
    told = told_map(name=name)
    the_map = read_list_map(told, subject_of(told))
    assert the_map.about_zh
    assert the_map.about_en


TEXTS = st.one_of(
    st.sampled_from(["", "王芳", "13800138000", "=1+1", "\0", "a@b.cn", "身份证", "VIP", "企业", '"', "x" * 400]),
    st.text(max_size=8),
)


class AnyList(TestCase):
    """Whatever a list holds: every row of it is in, known, or told of; never a fault."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.lists(TEXTS, min_size=11, max_size=14), max_size=6))
    def test_every_row_is_in_or_in_the_error_file(self, lines: list[list[str]]) -> None:
        file = "\n".join([HEADER, *(",".join(line) for line in lines)]).encode("utf-8", "ignore")
        table = open_table(io.BytesIO(file), UPLOADED)
        try:
            rows = list(table.rows)
        except Refusal:
            return
        outcome = import_customers(rows=rows, reader=CustomerReader(list_map("generic")), by=BY, at=NOW)
        assert sum(counts(outcome)) == len(rows)
        assert Customer.objects.count() == outcome.imported

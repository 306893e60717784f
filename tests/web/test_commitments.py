"""What we promise, for anybody: what is published, how it was kept, why an answer is due; and how it is decided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from careline.cases.models import CommitmentMonth
from careline.cases.operations.measuring import measure_commitments
from careline.clocks.models import RulePublication
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.publishing import publish_rule
from careline.clocks.rules.commitments import Publication
from careline.clocks.rules.terms import Certainty, Standing
from careline.kernel.calendar import Unit
from careline.security.actor import system
from careline.security.models import Department
from tests.web.conftest import SEED, TWO_DAYS, Desk, Take

RULE = TWO_DAYS.code
FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def stranger(house: None) -> Client:
    assert house is None
    return Client(headers={"Accept-Language": "en"})


@pytest.fixture
def publish(at: datetime) -> Callable[..., None]:
    def published(extent: Publication, code: str = RULE) -> None:
        publish_rule(code=code, extent=extent, by=SEED, at=at)

    return published


def page(client: Client, address: str = "/service/commitment") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def written(at: datetime, **other: object) -> None:
    terms = replace(TWO_DAYS, code="cn.other", **other)  # type: ignore[arg-type]  # they are terms
    set_due_rule(terms=terms, valid_from=date(2026, 1, 5), by=SEED, at=at)


def kept(due: int, in_time: int, at: datetime, month: date = FEBRUARY) -> None:
    hq = Department.objects.get(code="hq")
    CommitmentMonth.objects.create(
        rule_code=RULE, month=month, department=hq, received_in=hq, due=due, kept=in_time, counted_at=at
    )


def test_a_commitment_says_how_long_how_it_is_counted_why_and_when_it_stands_still(stranger: Client) -> None:
    told = page(stranger)
    for words in (
        "Answer within two days",
        "2 calendar days",
        "Every day counts, from the day after.",
        "Service promise",
        "2020-01-01",
        "The customer asked us to wait",
        'href="/service/progress"',
        "Write to us here",
    ):
        assert words in told, words
    assert "2 个自然日" in page(Client(headers={"Accept-Language": "zh-hans"}))


def test_law_says_its_article_where_it_is_and_what_is_open_when_it_is_not_kept(stranger: Client, at: datetime) -> None:
    url, where = "https://law.example/35", "Appeal to the appeal body"
    written(
        at,
        standing=Standing.LAW,
        certainty=Certainty.STATUTE,
        source_en="Order 35, art. 10",
        source_url=url,
        escalates_en=where,
        category="product.billing",
    )
    told = page(stranger)
    assert "Complaints about bills" in told
    assert f'<a href="{url}" rel="noopener noreferrer" target="_blank">Order 35, art. 10</a>' in told
    assert told.count(where) == 2, "beside the rule, and where a complaint goes on"
    assert "<dd>never</dd>" in told, "law that names no reason never stands still"


@pytest.mark.parametrize(
    ("certainty", "amount", "said"),
    [
        (Certainty.NO_NUMBER, None, ["no number is set", "The rule names no number"]),
        (Certainty.UNKNOWN, None, ["within the time the law sets", "not been able to read yet"]),
        (Certainty.UNVERIFIED, 7, ["7 working days", "not been able to check this number", "Number not confirmed"]),
    ],
)
def test_what_is_not_certain_is_said(
    stranger: Client, at: datetime, certainty: Certainty, amount: int | None, said: list[str]
) -> None:
    written(at, standing=Standing.LAW, certainty=certainty, amount=amount, unit=Unit.WORKING_DAY)
    told = page(stranger)
    assert all(words in told for words in said), said


def test_what_is_withheld_is_not_there(stranger: Client, publish: Callable[..., None]) -> None:
    publish(Publication.WITHHELD)
    assert "Answer within two days" not in page(stranger)
    assert "No time limits are published yet" in page(stranger)


def test_figures_are_told_only_where_somebody_says_so_and_there_are_enough(
    stranger: Client, publish: Callable[..., None], at: datetime
) -> None:
    kept(19, 18, at)
    told = page(stranger)
    assert ("in time, of" in told, "fewer than 20" in told) == (False, False)
    publish(Publication.WITH_FIGURES)
    assert "fewer than 20 in the last twelve months" in page(stranger)
    kept(1000, 999, at, date(2026, 1, 1))
    told = page(stranger)
    assert "<strong>99.9%</strong> in time, of 1,000, March 2025 to February 2026" in told
    assert "January 2026: 99.9% of 1,000" in told
    assert '<b aria-hidden="true">99.9%</b>' in told, "beside its bar, for who can't hover"
    assert "of 1,000</small>" in told
    assert f"Counted {at.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}." in told
    assert "February 2026: too few to say" in told
    assert "18" not in told.split("February 2026: too few")[1][:40]


def test_an_administrator_decides_what_is_published(desk: Desk) -> None:
    client = desk("administrator")
    assert "Published" in page(client, "/admin/due-rules")
    address = f"/admin/due-rules/{RULE}/publication"
    assert client.post(address, {"extent": "with_figures"}).status_code == 302
    assert RulePublication.objects.get().extent == "with_figures"
    assert "Published, with how it was kept" in page(client, "/admin/due-rules")
    assert client.post(address, {"extent": "loud"}).status_code == 422
    assert desk("zhao-min").post(address, {"extent": "withheld"}).status_code == 403


def test_a_supervisor_opens_the_complaints_behind_each_number(desk: Desk, take: Take, at: datetime) -> None:
    client = desk("zhao-min")
    number = take(hours_ago=30 * 24)
    measure_commitments(by=system("commitments"), at=at)
    assert "Answer within two days" in page(client, "/commitments")
    months = page(client, f"/commitments/{RULE}")
    address = f"/commitments/{RULE}/2026-02/missed"
    assert months.count(f'href="{address}"') == 2, "the bar and the number"
    assert number in page(client, address)
    assert "waits still" in page(client, address)
    assert number not in page(client, f"/commitments/{RULE}/2026-02/kept")
    for nowhere in (f"/commitments/{RULE}/2026-03/missed", f"/commitments/{RULE}/soon/missed", "/commitments/nothing"):
        assert client.get(nowhere).status_code == 404, nowhere
    assert client.get(f"/commitments/{RULE}/2026-02/loud").status_code == 404
    assert desk("li-wei").get("/commitments").status_code == 403


def test_the_progress_page_says_why_the_answer_is_due_then_if_that_is_published(
    stranger: Client, take: Take, publish: Callable[..., None]
) -> None:
    asked = {"number": take(), "proof": "8000"}
    told = stranger.post("/service/progress", asked).content.decode()
    assert "Because" in told
    assert "Answer within two days: 2 calendar days" in told
    publish(Publication.WITHHELD)
    told = stranger.post("/service/progress", asked).content.decode()
    assert ("Answer due by" in told, "Because" in told) == (True, False)


def test_a_page_without_figures_says_why(desk: Desk, at: datetime) -> None:
    client, night = desk("zhao-min"), system("commitments")
    written(at)
    assert "No full month is over yet" in page(client, "/commitments/cn.other"), "the rule is of this month"
    for address in ("/commitments", f"/commitments/{RULE}"):
        assert "Nothing has been counted yet" in page(client, address)
    measure_commitments(by=night, at=at - timedelta(days=30))
    assert "Nothing has been counted yet" in page(client, "/commitments"), "February has ended since"
    measure_commitments(by=night, at=at)
    for address in ("/commitments", f"/commitments/{RULE}"):
        assert "Nothing was due" in page(client, address)

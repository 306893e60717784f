"""Service commitments: which rules everybody may read, by default and by decision."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from careline.clocks.models import RulePublication
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.clocks.operations.publishing import publish_rule
from careline.clocks.queries.commitments import commitments, extent_of, publications
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.commitments import CommitmentSubject, Publication, default_publication, subject_of
from careline.clocks.rules.default_rules import CN_ANSWER, PROMISE
from careline.clocks.rules.packs.shelf import shipped
from careline.clocks.rules.terms import PauseReason, Standing
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden

ADMIN, ANYBODY = system("seed"), system("public-page")
INTERNAL = replace(
    PROMISE,
    code="own.internal",
    standing=Standing.INTERNAL,
    jurisdiction="cn",
    calendar="cn",
    name_zh="部门答复",
    name_en="Between departments",
)


@pytest.fixture
def house(db: None, at: datetime) -> None:
    assert db is None
    for code in ("cn", "us"):
        install_calendar(code=code, by=ADMIN, at=at)
    install_default_rules(by=ADMIN, at=at)
    set_due_rule(terms=INTERNAL, valid_from=date(2026, 1, 1), by=ADMIN, at=at)


def published(at: datetime) -> set[str]:
    return {one.terms.code for one in commitments(by=ANYBODY, at=at)}


@pytest.mark.usefixtures("house")
def test_law_and_promises_are_published_and_what_departments_or_authorities_owe_is_not(at: datetime) -> None:
    found = published(at)
    assert {"cn.answer", "cn-ha.answer", "cn.promise.answer.urgent", "cn.install", "us.fcc.answer"} <= found
    assert not {"own.internal", "cn.appeal.accept", "cn.samr.mediate"} & found
    told = {one.terms.code: one for one in commitments(by=ANYBODY, at=at)}
    assert {one.extent for one in told.values()} == {Publication.PUBLISHED}, "figures only where somebody says so"
    assert (told["cn.answer"].pauses, told["cn.answer"].zone) == ((), "Asia/Shanghai")
    assert PauseReason.CUSTOMER_ASKED in told["cn.promise.answer.normal"].pauses


@pytest.mark.usefixtures("house")
def test_an_administrator_decides_and_every_decision_stays(at: datetime) -> None:
    for extent in (Publication.WITHHELD, Publication.WITHHELD, Publication.WITH_FIGURES):
        publish_rule(code="cn.answer", extent=extent, by=ADMIN, at=at)
        assert ("cn.answer" in published(at)) is (extent is not Publication.WITHHELD)
    publish_rule(code="own.internal", extent=Publication.PUBLISHED, by=ADMIN, at=at)
    assert "own.internal" in published(at)
    rows = RulePublication.objects.filter(code="cn.answer")
    assert [row.extent for row in rows] == ["withheld", "with_figures"], "the same once more is no decision"
    entry = LedgerEntry.objects.filter(event="clocks.rule_publication_set").first()
    assert entry is not None
    assert entry.data == {"code": "cn.answer", "extent": "withheld"}
    (told,) = (one for one in publications(by=ANYBODY, at=at) if one.terms.code == "cn.answer")
    assert (told.extent, told.is_default) == (Publication.WITH_FIGURES, False)
    assert extent_of(CN_ANSWER) is Publication.WITH_FIGURES


@pytest.mark.usefixtures("house")
def test_a_new_version_keeps_the_decision_and_a_retired_rule_is_no_commitment(at: datetime) -> None:
    publish_rule(code="own.internal", extent=Publication.PUBLISHED, by=ADMIN, at=at)
    set_due_rule(terms=replace(INTERNAL, amount=7), valid_from=at.date(), by=ADMIN, at=at)
    (told,) = (one for one in commitments(by=ANYBODY, at=at) if one.terms.code == "own.internal")
    assert told.terms.amount == 7
    retire_due_rule(code="own.internal", valid_from=at.date(), by=ADMIN, at=at)
    assert "own.internal" not in published(at)


@pytest.mark.usefixtures("house")
def test_what_is_no_rule_cant_be_published_nor_by_who_keeps_none(at: datetime) -> None:
    with pytest.raises(NoSuchRule):
        publish_rule(code="cn.nothing", extent=Publication.PUBLISHED, by=ADMIN, at=at)
    from tests.cases.conftest import colleague, department

    agent = colleague("li-wei", "agent", department("hq"), at)  # type: ignore[arg-type]  # the role's own word
    with pytest.raises(Forbidden):
        publish_rule(code="cn.answer", extent=Publication.WITHHELD, by=agent, at=at)


def test_every_rule_that_comes_along_concerns_something() -> None:
    found = {
        rule.terms.code: subject_of(rule.terms)
        for code in ("cn", "au", "in", "uk", "us", "eu")
        for rule in shipped(code).rules
    }
    of = CommitmentSubject
    assert {code: found[code] for code in ("cn.answer", "au.urgent.resolve", "au.affected.resolve")} == {
        "cn.answer": of.COMPLAINT,
        "au.urgent.resolve": of.URGENT,
        "au.affected.resolve": of.URGENT,
    }
    assert {code: found[code] for code in ("in.billing.resolve", "cn.fault.urban", "cn.arrears.restore")} == {
        "in.billing.resolve": of.BILLING,
        "cn.fault.urban": of.FAULT,
        "cn.arrears.restore": of.BUSINESS,
    }
    assert {found[code] for code in ("cn.appeal.accept", "us.fcc.answer", "eu.adr.decide")} == {of.REMEDY}
    assert subject_of(replace(PROMISE, category="product.billing")) is of.BILLING
    assert subject_of(replace(PROMISE, urgency="critical")) is of.URGENT


def test_contracts_and_what_authorities_owe_wait_for_a_decision() -> None:
    assert default_publication(replace(PROMISE, standing=Standing.CONTRACT)) is Publication.WITHHELD
    assert default_publication(replace(CN_ANSWER, event="appeal_received")) is Publication.WITHHELD

"""What customers read of the rules: no editor's doubt, no two commitments called alike, the version in force."""

import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.operations.installing import install_calendar
from careline.clocks.queries.commitments import rules_told
from careline.clocks.rules.default_rules import PROMISE, default_rules
from careline.clocks.rules.packs.shelf import FOLDER, shipped
from careline.clocks.rules.terms import Certainty
from careline.security.actor import system

ADMIN = system("seed")
DOUBT = re.compile(r"verif|not seen|older page|release of|no number|\d{9}|核实|未见|旧页面|无天数", re.IGNORECASE)
TOLD = ("name", "source", "escalation")


def tables(found: Any) -> list[dict[str, Any]]:
    """Return every table of a file, however deep."""
    if isinstance(found, list):
        return [table for one in found for table in tables(one)]
    return [found, *(table for one in found.values() for table in tables(one))] if isinstance(found, dict) else []


@pytest.mark.parametrize("file", sorted(Path(str(FOLDER)).glob("*.toml")), ids=lambda file: file.stem)
def test_doubts_stand_in_certainty_and_not_in_what_customers_read(file: Path) -> None:
    found = tables(tomllib.loads(file.read_text("utf-8")))
    texts = [text for table in found for name in TOLD if name in table for text in table[name].values()]
    assert texts
    assert [text for text in texts if DOUBT.search(text)] == []


def test_what_was_not_verified_is_still_known_to_be() -> None:
    found = {rule.terms.code for code in ("cn", "au", "in", "eu") for rule in shipped(code).rules if unsure(rule.terms)}
    assert {"eu.adr.decide", "cn.appeal.papers", "cn.samr.accept", "in.closure", "au.implement"} <= found


def unsure(terms: Any) -> bool:
    return terms.certainty in {Certainty.UNVERIFIED, Certainty.UNKNOWN}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_commitments_of_a_country_are_called_alike(language: str) -> None:
    terms = {one.code: one for one, _ in default_rules()}
    terms |= {rule.terms.code: rule.terms for code in ("cn", "us") for rule in shipped(code).rules}
    names = Counter((one.jurisdiction[:2], getattr(one, f"name_{language}")) for one in terms.values())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.django_db
def test_a_rule_is_told_of_as_it_was_in_force_then(at: datetime) -> None:
    install_calendar(code="cn", by=ADMIN, at=at)
    rule = replace(PROMISE, code="own.answer", jurisdiction="cn", calendar="cn", name_zh="一", name_en="One", amount=1)
    later = at.date() + timedelta(days=30)
    set_due_rule(terms=rule, valid_from=date(2026, 1, 1), by=ADMIN, at=at)
    set_due_rule(terms=replace(rule, amount=2, name_en="Two"), valid_from=later, by=ADMIN, at=at)

    def told(day: date) -> int | None:
        (found,) = rules_told(by=ADMIN, codes=["own.answer"], on=day).values()
        return found[0].amount

    assert (told(later - timedelta(days=1)), told(later)) == (1, 2)
    assert told(date(2025, 1, 1)) == 1, "of what had no version yet the first is told"
    retire_due_rule(code="own.answer", valid_from=later + timedelta(days=9), by=ADMIN, at=at)
    assert told(later + timedelta(days=40)) == 2, "what has ended is told of as it was"
    assert rules_told(by=ADMIN, codes=["own.nothing"], on=later) == {}

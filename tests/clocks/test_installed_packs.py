"""Putting packs into force: what begins, changes and ends, from which day, and what of the house's own is kept."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.clocks.models import Calendar, DueRule, InstalledPack
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.packs import PackVersionPast, PackVersionTaken, install_default_rules, install_pack
from careline.clocks.queries.due import due_for
from careline.clocks.queries.packs import pack_rules, pack_text, pack_told, packs, preview_pack
from careline.clocks.queries.rules import rules_in_force
from careline.clocks.rules.default_rules import CN_ANSWER, US_ANSWER
from careline.clocks.rules.packs import BadPack, NoSuchPack
from careline.clocks.rules.packs.changes import ChangeKind
from careline.clocks.rules.packs.shelf import SHIPPED, shipped, shipped_text
from careline.kernel.calendar import Roll, Unit
from careline.kernel.horizon import TooFarAhead
from careline.project.cli import main
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.rules.roles import Role
from tests.clocks.conftest import SEED, beijing, user
from tests.clocks.rules import FACTS
from tests.clocks.test_pack_files import MINE

pytestmark = pytest.mark.usefixtures("all_installed", "db")
ADMIN = user(Role.ADMINISTRATOR)
CN = shipped_text("cn")
NEXT = CN.replace('version = "2026.1"', 'version = "2026.2"')


def codes(started: str, at: datetime, **facts: str) -> list[str]:
    return [one.rule_code for one in due_for(replace(FACTS, **facts), started_at=beijing(started), at=at)]


def told(text: str, at: datetime) -> list[tuple[str, str, str]]:
    found = preview_pack(text=text, by=ADMIN, at=at).changes
    return [(one.kind, one.terms.code, one.valid_from.isoformat()) for one in found]


def test_the_defaults_are_the_packs_and_intake_fits_as_many_as_before(at: datetime) -> None:
    assert (CN_ANSWER.amount, CN_ANSWER.unit, CN_ANSWER.roll) == (15, Unit.CALENDAR_DAY, Roll.NEXT_WORKING)
    assert (US_ANSWER.amount, US_ANSWER.event) == (30, "regulator_complaint_served")
    assert codes("2026-03-02T09:00", at) == ["cn.promise.contact.normal", "cn.promise.answer.normal", "cn.answer"]
    assert "cn-cq.answer" in codes("2026-03-02T09:00", at, jurisdiction="cn-cq")
    rule = DueRule.objects.get(code="cn.answer")
    assert (rule.pack, rule.pack_version, rule.number) == ("cn", "2026.1", 1)
    assert install_default_rules(by=SEED, at=at) == 0


def test_what_is_in_the_house_is_what_is_in_the_file() -> None:
    (stored,) = [versions for versions in pack_rules(by=ADMIN, code="cn") if versions[0].terms.code == "cn.fault.urban"]
    (written,) = [rule for rule in shipped("cn").rules if rule.terms.code == "cn.fault.urban"]
    assert stored[0].terms == written.terms
    assert written.terms.when == (("area", ("urban", "")),)


def test_intake_asks_no_more_than_before(at: datetime) -> None:
    install_pack(text=shipped_text("au"), by=ADMIN, at=at)
    codes("2026-03-02T09:00", at)
    with CaptureQueriesContext(connection) as asked:
        codes("2026-03-02T09:00", at)
    assert len(asked) == 1


@pytest.mark.parametrize("pack", SHIPPED)
def test_every_pack_can_be_installed_and_then_there_is_nothing_to_do(pack: str, at: datetime) -> None:
    row = install_pack(text=shipped_text(pack), file=f"{pack}.toml", by=ADMIN, at=at)
    assert (row.code, row.version) == (pack, shipped(pack).version)
    assert told(shipped_text(pack), at) == []
    assert preview_pack(text=shipped_text(pack), by=ADMIN, at=at).is_installed
    used = {rule.terms.calendar for rule in shipped(pack).rules}
    assert used <= set(Calendar.objects.values_list("code", flat=True))
    assert {rules[0].terms.code for rules in pack_rules(by=ADMIN, code=pack)} == shipped(pack).codes()


def test_a_new_version_changes_what_differs_and_nothing_else(at: datetime) -> None:
    changed = NEXT.replace("amount = 15\n", "amount = 14\n", 1)
    assert told(changed, at) == [("changes", "cn.answer", "2016-07-30")]
    install_pack(text=changed, by=ADMIN, at=at)
    assert told(changed, at) == []
    entry = LedgerEntry.objects.filter(event="clocks.pack_installed").latest("id")
    assert (entry.data["version"], entry.data["changes"], entry.data["kept"]) == ("2026.2", 1, [])
    answer = DueRule.objects.filter(code="cn.answer").last()
    assert answer is not None
    assert (answer.number, answer.amount, answer.pack_version) == (2, 14, "2026.2")


def test_a_version_that_begins_later_waits_for_its_day(at: datetime) -> None:
    late = NEXT.replace("valid_from = 2016-07-30\n", "valid_from = 2016-07-30\nvalid_to = 2026-05-01\n", 1)
    rule = late[late.index('[[rules]]\ncode = "cn.answer"') :]
    rule = rule[: rule.index("[[rules]]", 10)]
    later = rule.replace("2016-07-30", "2026-05-01").replace("valid_to = 2026-05-01\n", "").replace("15", "10", 1)
    whole = f"{late}\n{later}"
    assert told(whole, at) == [("changes", "cn.answer", "2016-07-30"), ("changes", "cn.answer", "2026-05-01")]
    install_pack(text=whole, by=ADMIN, at=at)
    # 30 April + 15 = 15 May; 1 May + 10 = Monday the 11th
    for started, due in (("2026-04-30T10:00", "2026-05-16"), ("2026-05-01T10:00", "2026-05-12")):
        times = due_for(FACTS, started_at=beijing(started), at=at)
        assert next(one.due_at for one in times if one.rule_code == "cn.answer") == beijing(due)


def test_a_rule_the_pack_has_no_more_ends_today(at: datetime) -> None:
    start = NEXT.index('\n[[rules]]\ncode = "cn-cq.answer"')
    without = NEXT[:start] + NEXT[NEXT.index("\n[[rules]]", start + 5) :]
    assert told(without, at) == [("ends", "cn-cq.answer", "2026-03-11")]
    install_pack(text=without, by=ADMIN, at=at)
    assert "cn-cq.answer" in codes("2026-03-10T10:00", at, jurisdiction="cn-cq")
    assert "cn-cq.answer" not in codes("2026-03-11T10:00", at, jurisdiction="cn-cq")
    assert told(without, at) == []


def test_what_the_house_wrote_itself_is_kept(at: datetime) -> None:
    set_due_rule(terms=replace(CN_ANSWER, amount=5), valid_from=date(2026, 3, 1), by=ADMIN, at=at)
    changed = NEXT.replace("amount = 15\n", "amount = 14\n", 1)
    assert told(changed, at) == [("kept", "cn.answer", "2026-03-01")]
    install_pack(text=changed, by=ADMIN, at=at + timedelta(minutes=1))
    (holding,) = [one for one in rules_in_force(by=ADMIN, at=at + timedelta(hours=1)) if one.terms.code == "cn.answer"]
    assert holding.terms.amount == 5


def test_an_operators_pack_runs_beside_the_law(at: datetime) -> None:
    preview = preview_pack(text=MINE, by=ADMIN, at=at)
    assert [(one.kind, one.terms.code) for one in preview.changes] == [(ChangeKind.BEGINS, "acme.answer")]
    install_pack(text=MINE, by=ADMIN, at=at)
    found = codes("2026-03-02T09:00", at, category="gold.long")
    assert {"acme.answer", "cn.answer"} <= set(found)
    assert pack_text(by=ADMIN, code="acme") == MINE
    assert pack_told(by=ADMIN, code="acme").name.en == "Acme"


def test_one_version_has_one_text(at: datetime) -> None:
    install_pack(text=CN, by=ADMIN, at=at)
    assert InstalledPack.objects.filter(code="cn").count() == 1
    with pytest.raises(PackVersionTaken):
        install_pack(text=CN + "\n# changed", by=ADMIN, at=at)


def test_a_version_that_was_replaced_isnt_said_to_be_in_force(at: datetime) -> None:
    changed = NEXT.replace("amount = 15\n", "amount = 14\n", 1)
    install_pack(text=changed, by=ADMIN, at=at + timedelta(hours=1))
    later = at + timedelta(hours=2)
    assert not preview_pack(text=CN, by=ADMIN, at=later).is_installed
    with pytest.raises(PackVersionPast):
        install_pack(text=CN, by=ADMIN, at=later)
    back = CN.replace('version = "2026.1"', 'version = "2026.3"')
    install_pack(text=back, by=ADMIN, at=later)
    answer = DueRule.objects.filter(code="cn.answer").last()
    assert answer is not None
    assert (answer.amount, answer.pack_version) == (15, "2026.3")


def test_what_cant_be_installed_leaves_nothing(at: datetime) -> None:
    before = DueRule.objects.count()
    with pytest.raises(BadPack):
        install_pack(text=MINE.replace('kind = "answer"', 'kind = "hurry"'), by=ADMIN, at=at)
    with pytest.raises(TooFarAhead):
        install_pack(text=MINE.replace("2026-01-01", "2032-01-01"), by=ADMIN, at=at)
    with pytest.raises(TooFarAhead):
        preview_pack(text=MINE.replace("2026-01-01", "2032-01-01"), by=ADMIN, at=at)
    with pytest.raises(Forbidden):
        install_pack(text=MINE, by=user(Role.SUPERVISOR), at=at)
    with pytest.raises(Forbidden):
        preview_pack(text=MINE, by=user(Role.SUPERVISOR), at=at)
    with pytest.raises(NoSuchPack):
        pack_text(by=ADMIN, code="acme")
    assert DueRule.objects.count() == before


def test_packs_are_told_with_what_is_in_force(at: datetime) -> None:
    state = {one.code: one for one in packs(by=user(Role.AGENT))}
    assert set(state) == set(SHIPPED)
    assert (state["cn"].installed, state["cn"].is_behind) == ("2026.1", False)
    assert (state["uk"].installed, state["uk"].is_behind) == ("", True)
    install_pack(text=NEXT, by=ADMIN, at=at)
    state = {one.code: one for one in packs(by=ADMIN)}
    assert (state["cn"].installed, state["cn"].shipped) == ("2026.2", "2026.1")
    assert not state["cn"].is_behind, "what was replaced isn't offered again"


def test_a_pack_is_installed_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careline.project.cli.pack.house", nullcontext)  # the test's own database is there already
    file = tmp_path / "acme.toml"
    file.write_text(MINE)
    looked = CliRunner().invoke(main, ["pack", "install", str(file), "--dry-run"])
    assert "begins   2026-01-01 acme.answer" in looked.output
    assert not InstalledPack.objects.filter(code="acme").exists()
    assert CliRunner().invoke(main, ["pack", "install", str(file)]).exit_code == 0
    assert InstalledPack.objects.get(code="acme").text == MINE
    assert CliRunner().invoke(main, ["pack", "install", "mars"]).exit_code == 2
    assert CliRunner().invoke(main, ["pack", "install", "uk"]).exit_code == 0
    assert DueRule.objects.filter(code="uk.resolve").count() == 2

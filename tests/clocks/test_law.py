"""A rule of the law that a pack brought: the house may be stricter with itself, and never looser."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.utils.translation import override

from careline.clocks.models import DueRule
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.operations.packs import install_pack
from careline.clocks.queries.due import due_for
from careline.clocks.queries.packs import preview_pack
from careline.clocks.queries.rules import house_changes, rules_in_force
from careline.clocks.rules.default_rules import CN_ANSWER
from careline.clocks.rules.law import LawStays, LawWorded
from careline.clocks.rules.packs.changes import ChangeKind
from careline.clocks.rules.packs.shelf import shipped, shipped_text
from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
from careline.kernel.calendar import Roll, Unit
from careline.kernel.sentences import say
from careline.security.models import LedgerEntry
from tests.clocks.conftest import SEED, beijing
from tests.clocks.rules import FACTS

pytestmark = pytest.mark.usefixtures("all_installed", "db")
SINCE = date(2026, 3, 1)
REPLY = next(rule.terms for rule in shipped("cn").rules if rule.terms.code == "cn.appeal.reply")


def write(terms: Terms, at: datetime, **more: Any) -> DueRule:
    return set_due_rule(terms=terms, valid_from=SINCE, by=SEED, at=at, **more)


def binding(at: datetime) -> tuple[str, int]:
    """Return which rule binds, and the day on which it is over."""
    (time,) = [one for one in due_for(FACTS, started_at=beijing("2026-03-02T09:00"), at=at) if one.is_binding]
    assert time.due_at is not None
    return time.rule_code, time.due_at.astimezone(beijing("2026-03-02").tzinfo).day


@pytest.mark.parametrize(
    ("looser", "field"),
    [
        ({"amount": 16}, "amount"),
        ({"amount": None, "certainty": Certainty.NO_NUMBER}, "amount"),
        ({"amount": 10, "unit": Unit.WORKING_DAY}, "unit"),  # around Spring Festival it would be later
        ({"roll": Roll.NONE, "amount": 15}, "roll"),
        ({"standing": Standing.PROMISE}, "standing"),
        ({"kind": ClockKind.CONTACT}, "kind"),
        ({"jurisdiction": "cn-cq"}, "jurisdiction"),
        ({"urgency": "urgent"}, "urgency"),
        ({"category": "product"}, "category"),
        ({"channel": "phone"}, "channel"),
        ({"when": (("area", ("urban",)),)}, "when"),
        ({"unless": (("channel", ("phone",)),)}, "unless"),
        ({"event": "fault_reported"}, "event"),
        ({"pausable_by": ("customer_asked",)}, "pausable_by"),
        ({"stops_on": ("resolved",)}, "stops_on"),
    ],
)
def test_what_would_loosen_the_law_is_refused(looser: dict[str, Any], field: str, at: datetime) -> None:
    entries = LedgerEntry.objects.count()
    with pytest.raises(LawStays) as refused:
        write(replace(CN_ANSWER, **looser), at)
    assert (refused.value.field, refused.value.params["pack"]) == (field, "cn")
    assert (LedgerEntry.objects.count(), DueRule.objects.filter(code="cn.answer").count()) == (entries, 1)


def test_the_law_isnt_ended_by_hand(at: datetime) -> None:
    with pytest.raises(LawStays):
        retire_due_rule(code="cn.answer", valid_from=SINCE, by=SEED, at=at)
    with pytest.raises(LawStays) as refused:
        write(CN_ANSWER, at, valid_to=date(2026, 6, 1))
    assert refused.value.field == "valid_to"


def test_stricter_than_the_law_is_allowed_and_the_law_is_remembered(at: datetime) -> None:
    write(replace(CN_ANSWER, amount=5), at)
    with pytest.raises(LawStays):
        write(replace(CN_ANSWER, amount=16), at)
    with pytest.raises(LawStays):
        retire_due_rule(code="cn.answer", valid_from=SINCE, by=SEED, at=at)
    write(CN_ANSWER, at)  # back to the law itself


def test_who_promises_less_says_so_beside_the_law_and_nothing_is_later(at: datetime) -> None:
    before = binding(at)
    sixty = replace(CN_ANSWER, code="cn.ours", amount=60, standing=Standing.PROMISE, certainty=Certainty.OWN)
    write(sixty, at)
    assert binding(at) == before
    retire_due_rule(code="cn.ours", valid_from=SINCE, by=SEED, at=at)


WORDS = {
    "source_zh": "本公司自愿答复",
    "source_en": "Our own kind offer",
    "source_url": "https://example.com/offer",
    "escalates_zh": "请先联系本公司公关部",
    "escalates_en": "Our press office",
}


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("law", [CN_ANSWER, REPLY], ids=lambda terms: terms.code)
def test_where_the_law_is_written_stays_in_the_packs_words(law: Terms, field: str, at: datetime) -> None:
    entries = LedgerEntry.objects.count()
    with pytest.raises(LawWorded) as refused:
        write(replace(law, amount=1, **{field: WORDS[field]}), at)
    assert (refused.value.field, refused.value.params["pack"]) == (field, "cn")
    assert LedgerEntry.objects.count() == entries
    assert write(replace(law, code="own.beside", **{field: WORDS[field]}), at).number == 1, (
        "beside it one says what one likes"
    )


def test_how_sure_the_law_is_stays_where_it_was_read_and_law_stays_law(at: datetime) -> None:
    with pytest.raises(LawWorded) as refused:
        write(replace(CN_ANSWER, certainty=Certainty.UNVERIFIED), at)
    assert refused.value.field == "certainty"
    with override("en"):
        said = say(refused.value)
    assert "certainty stays as the pack “cn” 2026.1 has it" in said.problem
    assert "of your own" in said.remedy
    with pytest.raises(LawWorded) as refused:
        write(replace(REPLY, standing=Standing.PROMISE), at)
    assert refused.value.field == "standing"


def test_what_the_house_says_otherwise_is_told_with_who_and_when(at: datetime) -> None:
    (before,) = DueRule.objects.filter(code="cn.answer")
    row = write(replace(CN_ANSWER, amount=5, name_en="Answer sooner"), at)
    (change,) = house_changes(by=SEED, ids=[before.id, row.id]).values()
    assert change.words.fields == ("name_en", "amount")
    assert (change.words.instead_of.terms, change.written_by, change.recorded_at) == (CN_ANSWER, SEED.name, at)
    same = write(CN_ANSWER, at)
    assert same.number == 3
    assert house_changes(by=SEED, ids=[same.id]) == {}, "it says what the pack says"
    other = write(replace(CN_ANSWER, code="own.answer"), at)
    assert house_changes(by=SEED, ids=[other.id]) == {}, "no pack brought it"


def test_the_law_of_the_day_counts_and_none_to_come_makes_room_for_less(at: datetime) -> None:
    head, since = '[[rules]]\ncode = "cn.answer"', "valid_from = 2016-07-30"
    first, after = shipped_text("cn").replace('version = "2026.1"', 'version = "2027.1"').split(head, 1)
    rule, rest = after.split("[[", 1)
    now = rule.replace(since, f"{since}\nvalid_to = 2027-01-01")
    later = rule.replace("amount = 15", "amount = 30").replace(since, "valid_from = 2027-01-01")
    install_pack(text=f"{first}{head}{now}{head}{later}[[{rest}", by=SEED, at=at)
    with pytest.raises(LawStays):
        write(replace(CN_ANSWER, amount=20), at)
    terms = replace(CN_ANSWER, amount=20)
    assert set_due_rule(terms=terms, valid_from=date(2027, 1, 1), by=SEED, at=at).amount == 20


def test_what_stands_already_isnt_written_again(at: datetime) -> None:
    (row,) = DueRule.objects.filter(code="cn.answer")
    entries, calendar = LedgerEntry.objects.count(), row.calendar.edition
    again = set_due_rule(terms=CN_ANSWER, valid_from=row.valid_from, by=SEED, at=at)
    row.calendar.refresh_from_db()
    assert (again, LedgerEntry.objects.count(), row.calendar.edition) == (row, entries, calendar)


def test_a_number_nobody_verified_is_the_houses_to_put_right(at: datetime) -> None:
    verified = replace(REPLY, amount=15, certainty=Certainty.STATUTE)
    assert write(verified, at).amount == 15
    retire_due_rule(code=REPLY.code, valid_from=SINCE, by=SEED, at=at)


def test_a_newer_pack_may_say_another_law(at: datetime) -> None:
    text = shipped_text("cn").replace('version = "2026.1"', 'version = "2027.1"')
    first = text.index("amount = 15")
    install_pack(text=f"{text[:first]}amount = 20{text[first + len('amount = 15') :]}", by=SEED, at=at)
    assert write(replace(CN_ANSWER, amount=18), at).amount == 18


def test_what_the_house_wrote_gives_way_to_a_law_that_is_stricter_since(at: datetime) -> None:
    def pack(version: int, days: int) -> str:
        first, after = shipped_text("cn").replace("2026.1", f"2027.{version}", 1).split("amount = 15", 1)
        return f"{first}amount = {days}{after}"

    write(replace(CN_ANSWER, amount=12), at)
    assert preview_pack(text=pack(1, 13), by=SEED, at=at).changes[0].kind is ChangeKind.KEPT
    install_pack(text=pack(2, 10), by=SEED, at=at)
    assert {one.terms.code: one.terms.amount for one in rules_in_force(by=SEED, at=at)}["cn.answer"] == 10

"""Reading a pack's file: nothing is guessed, and each flaw is named with its place and its remedy."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import translation

from careline.clocks.rules.packs import SHIPPED, BadPack, Flaw, NoSuchPack, flaws_of, pack_named, read_pack
from careline.clocks.rules.packs.shelf import FOLDER, NAMED, base
from careline.clocks.sentences.flaws import FLAWS, place_of, say_flaw
from careline.project.cli import main

MINE = """
id = "acme"
version = "1"
jurisdiction = "cn"
name = { zh = "本企业", en = "Acme" }
zone = "Asia/Shanghai"
calendar = "cn"
extends = "cn"

[events]

[[categories]]
code = "gold"
name = { zh = "金卡", en = "Gold" }
certainty = "own"

[[rules]]
code = "acme.answer"
name = { zh = "金卡答复", en = "Answer gold customers" }
kind = "answer"
event = "complaint_received"
amount = 3
unit = "working_day"
standing = "promise"
when = { category = ["gold"] }
valid_from = 2026-01-01
source = { zh = "本企业承诺", en = "Our own promise" }
certainty = "own"
"""


def flaws(old: str, new: str) -> list[Flaw]:
    assert old in MINE
    return list(flaws_of(MINE.replace(old, new), file="acme.toml", base=base))


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('id = "acme"', "id = ", "not_toml", "acme.toml"),
        ('version = "1"', "", "missing", "acme.toml · version"),
        ('version = "1"', 'version = ""', "not_words", "acme.toml · version"),
        ('version = "1"', f'version = "{"1" * 21}"', "too_long", "acme.toml · version"),
        ('version = "1"', 'version = "1"\nmoon = "full"', "unknown_field", "acme.toml · moon"),
        ('"Asia/Shanghai"', '"Asia/Peking"', "unknown_zone", "acme.toml · zone"),
        ('jurisdiction = "cn"', 'jurisdiction = "zz"', "unknown_place", "acme.toml · jurisdiction"),
        ('en = "Acme"', 'en = "Ac\u202eme"', "unseen_sign", "acme.toml · name"),
        ("Our own promise", "Our own\u2067promise", "unseen_sign", "acme.toml · acme.answer · source"),
        ('extends = "cn"', 'extends = "mars"', "unknown_base", "acme.toml · extends"),
        ("[events]", "[events]\nnoon = 12", "not_a_table", "acme.toml · events.noon"),
        (
            'name = { zh = "金卡答复", en = "Answer gold customers" }',
            'name = "Answer"',
            "not_both",
            "acme.toml · acme.answer · name",
        ),
        ('"acme.answer"', '"Acme Answer"', "not_a_name", "acme.toml · Acme Answer · code"),
        ('"acme.answer"', '"cn.answer"', "code_taken", "acme.toml · cn.answer · code"),
        ('kind = "answer"', 'kind = "hurry"', "unknown_value", "acme.toml · acme.answer · kind"),
        ('"complaint_received"', '"sunrise"', "unknown_value", "acme.toml · acme.answer · event"),
        ("amount = 3", "amount = -3", "not_a_number", "acme.toml · acme.answer · amount"),
        ("amount = 3", "amount = 999999", "not_a_number", "acme.toml · acme.answer · amount"),
        ("amount = 3", "", "number_against_certainty", "acme.toml · acme.answer · amount"),
        ('["gold"]', '["tin"]', "unknown_value", "acme.toml · acme.answer · when.category"),
        ("{ category =", "{ metal =", "unknown_fact", "acme.toml · acme.answer · when"),
        ('{ category = ["gold"] }', '["gold"]', "not_conditions", "acme.toml · acme.answer · when"),
        ("2026-01-01", '"soon"', "not_a_day", "acme.toml · acme.answer · valid_from"),
        ("2026-01-01", "2026-01-01\nvalid_to = 2026-01-01", "ends_before", "acme.toml · acme.answer · valid_to"),
        ("2026-01-01", '2026-01-01\nurl = "here"', "not_a_url", "acme.toml · acme.answer · url"),
        ("2026-01-01", '2026-01-01\nstops_on = "now"', "not_a_list", "acme.toml · acme.answer · stops_on"),
        ("2026-01-01", '2026-01-01\nstops_on = ["now!"]', "not_a_name", "acme.toml · acme.answer · stops_on"),
        ("2026-01-01", '2026-01-01\npausable_by = "court"', "not_a_list", "acme.toml · acme.answer · pausable_by"),
        ("2026-01-01", '2026-01-01\npausable_by = ["lunch"]', "unknown_value", "acme.toml · acme.answer · pausable_by"),
        ("2026-01-01", '2026-01-01\nregion = "CN-XX"', "unknown_value", "acme.toml · acme.answer · region"),
        ("2026-01-01", '2026-01-01\ncalendar = "mars"', "unknown_value", "acme.toml · acme.answer · calendar"),
    ],
)
def test_a_flaw_is_named_with_its_place(old: str, new: str, code: str, place: str) -> None:
    found = flaws(old, new)
    assert [(one.code, place_of(replace(one, line=0, column=0))) for one in found] == [(code, place)]
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said = say_flaw(found[0])
            assert said.problem
            assert said.remedy


def test_two_versions_on_one_day_are_a_flaw() -> None:
    rule = MINE[MINE.index("[[rules]]") :]
    (overlap,) = flaws_of(f"{MINE}\n{rule}", base=base)
    assert (overlap.code, overlap.entry) == ("overlaps", "acme.answer")


def test_every_flaw_has_words_and_all_are_told_at_once() -> None:
    source = "".join(path.read_text() for path in (FOLDER.parent / "rules" / "packs").glob("*.py"))
    assert all(f'"{code}"' in source for code in FLAWS)
    with pytest.raises(BadPack) as refused:
        read_pack(MINE.replace('kind = "answer"', 'kind = "hurry"').replace("amount = 3", "amount = true"), base=base)
    assert [one.field for one in refused.value.flaws] == ["kind", "amount"]


@pytest.mark.parametrize("pack", SHIPPED)
def test_a_shipped_pack_is_without_a_flaw(pack: str) -> None:
    assert flaws_of((FOLDER / f"{pack}.toml").read_text()) == ()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "acme.toml"
    file.write_text(MINE)
    return file


def run(*args: object, code: int = 0) -> str:
    outcome = CliRunner().invoke(main, list(map(str, args)))
    assert outcome.exit_code == code, outcome.output
    return outcome.output


AT = "2026-03-02T09:00+08:00"
DUE = ("clock", "due", "--event", "complaint_received", "--at", AT)


def test_an_operators_pack_extends_one_and_erases_nothing(mine: Path) -> None:
    told = json.loads(run(*DUE, "--pack", mine, "--set", "category=gold", "--json"))
    # 3 4 5 March; 2 March + 15 days is the 17th
    assert [(one["rule"], one["due"], one["binding"]) for one in told] == [
        ("acme.answer", "2026-03-06T00:00:00+08:00", True),
        ("cn.answer", "2026-03-18T00:00:00+08:00", False),
    ]
    assert set(told[0]) == {"rule", "kind", "due", "certainty", "binding", "steps"}
    assert [one["rule"] for one in json.loads(run(*DUE, "--pack", mine, "--json"))] == ["cn.answer"]


@pytest.mark.parametrize(
    ("wrong", "option", "allowed"),
    [
        (("--pack", "mars"), "--pack", "cn-chongqing"),
        (("--pack", "cn", "--region", "XX"), "--region", "CN-CQ"),
        (("--pack", "cn", "--set", "moon=full"), "--set", "area"),
        (("--pack", "cn", "--set", "area=sea"), "--set", "urban, rural"),
        (("--pack", "cn", "--set", "area"), "--set", "name=value"),
        (("--pack", "cn", "--event", "sunrise"), "--event", "fault_reported"),
        (("--pack", "cn", "--at", "2026-03-02T09:00"), "--at", "+08:00"),
    ],
)
def test_wrong_usage_names_the_option_and_what_is_allowed(wrong: tuple[str, ...], option: str, allowed: str) -> None:
    told = run(*DUE, *wrong, code=2)
    assert option in told
    assert allowed in " ".join(told.split())


def test_a_due_time_is_told_in_words() -> None:
    told = run(*DUE, "--pack", "cn")
    assert "cn.answer" in told
    assert "  2026-03-18 00:00:00+08:00 · " in told
    assert "2026-03-17" in told
    split = run(*DUE[:-1], "2026-03-02T09:00:00.123456+08:00", "--pack", "cn", "--set", "urgency=urgent")
    assert ".123" not in split


def test_packs_are_listed_and_shown(mine: Path) -> None:
    listed = json.loads(run("pack", "list", "--json"))
    said = run("pack", "list").splitlines()
    assert [one["id"] for one in listed] == [line.split()[0] for line in said] == sorted(NAMED)
    assert all(one["name_en"] in line or one["name_zh"] in line for one, line in zip(listed, said, strict=True))
    assert listed[2]["name_en"].endswith(" · Chongqing")
    assert run("pack", "show", "cn-chongqing").startswith("cn-chongqing 2026.1 · ")
    assert "cn-cq.answer" in run("pack", "show", "cn")
    assert "cn-ha.answer" not in run("pack", "show", "cn-chongqing")
    assert "acme.answer" in run("pack", "show", mine)


def test_packs_are_checked(mine: Path) -> None:
    assert run("pack", "check").count("\n") == len(SHIPPED)
    run("pack", "check", mine)
    mine.write_text(MINE.replace('kind = "answer"', 'kind = "hurry"'))
    told = run("pack", "check", mine, code=1)
    assert "acme.answer · kind" in told
    assert "acknowledge" in told
    assert "acme.answer · kind" in run(*DUE, "--pack", mine, code=2)


def test_what_is_no_file_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPack):
        pack_named(str(tmp_path / "nothing.toml"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadPack):
        pack_named(str(tmp_path / "bytes.toml"))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Peking"', 6),
        ('version = "1"', "", 0),  # what is missing at the top stands nowhere
        ("[events]", "[events]\nnoon = 12", 11),
        ("[events]", '[regions.CN-XX]\nname = "x"\n[events]', 11),
        ("[events]", '[regions.CN-XX]\nzone = "Asia/Shanghai"\n[events]', 10),  # the table whose name is missing
        ('certainty = "own"\n\n[[rules]]', 'certainty = "owned"\n\n[[rules]]', 15),
        ('kind = "answer"', 'kind = "hurry"', 20),
        ('kind = "answer"\n', "", 17),
        ('["gold"]', '["tin"]', 25),
        ('en = "Answer gold customers" }\nkind = "answer"', 'en = """\n[[rules]]\nkind = 1\n""" }\nkind = "hurry"', 23),
        (
            '"Our own promise" }\ncertainty = "own"',
            '"Our own promise" }\ncertainty = "own"\n[rules.unless]\nmoon = 3',
            29,
        ),
    ],
)
def test_a_flaw_is_named_with_its_line(old: str, new: str, line: int) -> None:
    found = flaws(old, new)[-1]  # a text of several lines is a flaw of its own
    assert found.line == line
    with translation.override("en"):
        assert ("line " in place_of(found), f"line {line}" in place_of(found)) == (bool(line), bool(line))
    with translation.override("zh-hans"):
        assert (f"第{line}行" in place_of(found)) is bool(line)


def test_of_two_versions_of_a_rule_the_wrong_one_is_named() -> None:
    rule = MINE[MINE.index("[[rules]]") :]
    later = rule.replace("2026-01-01", "2027-01-01").replace('"answer"', '"hurry"')
    first = MINE.replace("2026-01-01", "2026-01-01\nvalid_to = 2027-01-01")
    (wrong,) = flaws_of(f"{first}\n{later}", base=base)
    assert (wrong.entry, wrong.field, wrong.line) == ("acme.answer", "kind", 34)


def test_a_file_may_begin_with_an_editors_mark(mine: Path) -> None:
    mine.write_bytes(b"\xef\xbb\xbf" + MINE.encode())
    run("pack", "check", mine)
    assert run(*DUE, "--pack", mine, "--json") != "[]"


@pytest.mark.parametrize(
    ("told", "option", "words"),
    [
        (("--pack", "cn-henan", "--region", "CN-CQ"), "--region", ("CN-CQ", "CN-HA")),
        (("--pack", "cn", "--set", "area=urban", "--set", "area=rural"), "--set", ("area=urban", "area=rural")),
        (
            ("--pack", "cn", "--event", "urgent_complaint_received", "--set", "urgency=normal"),
            "--set",
            ("urgency=urgent", "urgency=normal"),
        ),
    ],
)
def test_what_contradicts_itself_is_refused(told: tuple[str, ...], option: str, words: tuple[str, str]) -> None:
    said = run(*DUE, *told, code=2)
    assert all(one in said for one in (option, *words))


def test_what_is_told_twice_alike_is_told_once() -> None:
    alike = ("--pack", "cn-henan", "--region", "HA", "--set", "area=urban", "--set", "area=urban", "--json")
    assert run(*DUE, *alike) == run(*DUE, "--pack", "cn", "--region", "CN-HA", "--set", "area=urban", "--json")


def test_an_override_that_loosens_runs_beside_the_law(mine: Path) -> None:
    """Sixty days may be promised, and the law's fifteen bind; the law's own code can't be taken."""
    mine.write_text(MINE.replace("amount = 3", "amount = 60").replace('"working_day"', '"calendar_day"'))
    told = json.loads(run(*DUE, "--pack", mine, "--set", "category=gold", "--json"))
    assert [(one["rule"], one["binding"]) for one in told] == [("cn.answer", True), ("acme.answer", False)]
    mine.write_text(MINE.replace('"acme.answer"', '"cn.answer"'))
    assert "cn.answer" in run("pack", "check", mine, code=1)


@pytest.mark.parametrize("unknown", ["show", "install"])
def test_an_unknown_pack_is_called_as_it_was_asked_for(unknown: str) -> None:
    assert "PACK" in run("pack", unknown, "mars", code=2)


def test_until_when_an_appeal_is_admitted_is_asked_without_a_database() -> None:
    asked = ("clock", "admitted", "--pack", "cn", "--since", "dispute", "--at", "2025-09-30T10:00+08:00")
    (billing,) = json.loads(run(*asked, "--set", "category=billing", "--json"))
    # five months on February has no 30th; art. 11(1)
    assert (billing["rule"], billing["until"], billing["certainty"]) == (
        "cn.appeal.billing",
        "2026-03-01T00:00:00+08:00",
        "published",
    )
    (other,) = json.loads(run(*asked, "--json"))
    assert (other["rule"], other["until"]) == ("cn.appeal.other", "2027-10-01T00:00:00+08:00")
    assert "2027-10-01 00:00:00+08:00" in run(*asked)
    assert "dispute" in run(*asked[:5], "moon", *asked[6:], code=2)
    assert "--at" in run(*asked[:7], "0001-01-01T00:00+08:00", code=2)

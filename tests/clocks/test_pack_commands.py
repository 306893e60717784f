"""What newcomers ask `careline pack` and `careline clock due`, and what they are told when they slip."""

import json
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from careline.clocks.rules.packs import BadPack, flaws_of, pack_named
from careline.clocks.rules.packs.reading import NOTES
from careline.clocks.rules.packs.shelf import NAMED
from careline.clocks.sentences.flaws import place_of, say_flaw
from careline.kernel.sentences import LONGEST_QUOTED, quoted
from tests.clocks.test_pack_files import DUE, MINE, run

LONG = "x" * 300
BROKEN = [
    (MINE.replace('id = "acme"', "id = "), 2, 6, "Invalid value"),
    (f"{MINE}x = [", MINE.count("\n") + 1, 0, "Invalid"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), BROKEN)
def test_of_broken_toml_line_and_column_are_named(text: str, line: int, column: int, said: str) -> None:
    (flaw,) = flaws_of(text, file="acme.toml")
    assert (flaw.code, flaw.line, flaw.column) == ("not_toml", line, column)
    assert said in flaw.value
    assert "line" not in flaw.value
    with translation.override("en"):
        place = f"acme.toml · line {line}, column {column}" if column else f"acme.toml · line {line}"
        assert (place_of(flaw), say_flaw(flaw).problem) == (
            place,
            f"This is not TOML. Its reader says: “{flaw.value}”.",
        )
    with translation.override("zh-hans"):
        assert f"第{line}行" in place_of(flaw)


def test_of_broken_toml_the_command_says_where_it_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(MINE.replace('id = "acme"', "id = "))
    told = run("pack", "check", file, code=1)
    assert "acme.toml" in told
    assert "“Invalid value”" in told
    assert "(at line" not in told


@pytest.mark.parametrize("deep", [f"{'[' * 5000}{']' * 5000}", f"{'{b=' * 3000}1{'}' * 3000}", f"{'[' * 30}{']' * 30}"])
def test_what_is_nested_too_deep_is_refused_in_words(tmp_path: Path, deep: str) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(f"a = {deep}\n")
    told = run("pack", "check", file, code=1)
    assert "20" in told
    assert "recursion" not in told


def test_a_file_that_is_no_text_is_told_so_everywhere(tmp_path: Path) -> None:
    file = tmp_path / "bytes.toml"
    file.write_bytes(b"\xff\xfe")
    for asked, code in ((("pack", "check"), 1), (("pack", "show"), 2), ((*DUE, "--pack"), 2)):
        assert "UTF-8" in run(*asked, file, code=code)
    with pytest.raises(BadPack) as refused:
        pack_named(str(file))
    assert [flaw.code for flaw in refused.value.flaws] == ["not_text"]


READS = (("pack", "check"), ("pack", "show"), ("pack", "install"), (*DUE, "--pack"))


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Nobody may fill this machine, also where the bound is broken."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("asked", READS)
def test_of_a_file_without_end_no_more_is_read_than_a_pack_may_have(tmp_path: Path, asked: tuple[str, ...]) -> None:
    file = tmp_path / "huge.toml"
    with file.open("wb") as opened:
        opened.truncate(2**40)
    told = run(*asked, file, code=1 if asked[-1] == "check" else 2)
    assert "huge.toml" in told
    assert "200000" in told


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("asked", READS)
@pytest.mark.parametrize("odd", ["device", "folder", "pipe"])
def test_what_is_no_ordinary_file_is_refused_unread(tmp_path: Path, asked: tuple[str, ...], odd: str) -> None:
    file = tmp_path / "odd.toml"
    if odd == "device":
        file.symlink_to("/dev/zero")
    elif odd == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
        os.close(os.open(file, os.O_RDWR | os.O_NONBLOCK))
    assert "ordinary file" in run(*asked, file, code=1 if asked[-1] == "check" else 2)


def test_who_checks_an_id_is_told_what_takes_one() -> None:
    assert "careline pack show us" in run("pack", "check", "us", code=2)
    assert "There is no file “usa”." in run("pack", "check", "usa", code=2)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("0000-01-01T00:00Z", "1990"),
        ("0001-01-01T00:00Z", "1990"),
        ("00010101T0000Z", "1990"),
        ("99999-01-01T00:00+08:00", "2200"),
        (f"{'9' * 5000}-01-01T00:00+08:00", "2200"),
        ("9999-12-31T23:59-11:00", "2200"),
        ("1989-12-31T23:59Z", "1990"),
        ("2201-01-01T00:00Z", "2200"),
        ("2026-01-01T00:00+25:00", "+14:00"),
        ("2026-01-01T00:00+14:01", "+14:00"),
        ("2026-01-01T00:00-12:01", "-12:00"),
        ("2026-02-30T00:00Z", "2026-02-10T09:00+08:00"),
    ],
)
def test_an_instant_out_of_range_is_refused_by_its_option(at: str, says: str) -> None:
    told = run(*DUE[:-1], at, "--pack", "cn", code=2)
    assert "--at" in told
    assert says in told
    assert quoted(at) in told


@pytest.mark.parametrize("day", ["1989-12-31", "2201-01-01", "0000-01-01"])
def test_a_day_told_out_of_range_is_refused_with_the_range(day: str) -> None:
    us = ("clock", "due", "--pack", "us", "--event", "regulator_complaint_served", *DUE[-2:])
    told = run(*us, "--set", f"due_in_notice={day}", code=2)
    assert f"due_in_notice={day}" in told
    assert "1990–2200" in told


@pytest.mark.parametrize("at", ["1990-01-01T00:00+14:00", "2200-12-31T23:59-12:00"])
def test_the_first_and_the_last_instant_are_reckoned_with(at: str) -> None:
    run(*DUE[:-1], at, "--pack", "cn")


@pytest.mark.parametrize(
    "asked",
    [
        (*DUE, "--pack", LONG),
        (*DUE, "--pack", f"{LONG}.toml"),
        (*DUE[:3], LONG, *DUE[4:], "--pack", "cn"),
        (*DUE[:-1], LONG, "--pack", "cn"),
        (*DUE, "--pack", "cn", "--region", LONG),
        (*DUE, "--pack", "cn", "--set", LONG),
        (*DUE, "--pack", "cn", "--set", f"{LONG}={LONG}"),
        (*DUE, "--pack", "cn", "--set", f"area={LONG}"),
        (*DUE, f"--{LONG}"),
        ("clock", LONG),
        ("pack", "show", LONG),
        ("pack", "show", *(["y" * 40] * 4)),
        ("pack", "check", LONG),
        ("pack", "check", " ".join(["y" * 40] * 4)),
        ("pack", "install", LONG),
    ],
)
def test_of_what_was_typed_no_more_is_told_back_than_is_needed(asked: tuple[str, ...]) -> None:
    told = run(*asked, code=2)
    assert "…" in told
    assert max(told.count(sign) for sign in "xy") < 2 * LONGEST_QUOTED
    assert "x" * LONGEST_QUOTED not in told


def test_of_a_packs_own_words_no_more_is_told_back() -> None:
    found = flaws_of(MINE.replace('"acme.answer"', f'"{LONG}!"').replace("amount = 3", f"{LONG} = 3"))
    assert found
    assert all(LONG[:100] not in f"{place_of(one)} {say_flaw(one)}" for one in found)


def test_what_is_told_back_is_known_by_its_beginning_and_its_end() -> None:
    assert quoted("a" * LONGEST_QUOTED) == "a" * LONGEST_QUOTED
    cut = quoted("a" * 100 + "b" * 100)
    assert (len(cut), cut[0], cut[-1]) == (LONGEST_QUOTED, "a", "b")


HEAD = ["id", "version", "region", "jurisdiction", "name_zh", "name_en"]
KEYS = [*HEAD, "zone", "calendar", "extends", "regions", "events", "facts", "rules", "admissibility", *NOTES]
RULE = [
    *("code", "name_zh", "name_en", "kind", "standing", "jurisdiction", "event", "amount", "unit", "roll", "day_end"),
    *("calendar", "source_zh", "source_en", "source_url", "certainty", "stated_by", "escalates_zh", "escalates_en"),
    *("when", "unless", "pausable_by", "stops_on", "valid_from", "valid_to"),
]


@pytest.mark.parametrize("named", NAMED)
def test_a_pack_is_shown_as_data_with_keys_that_stay(named: str) -> None:
    told = json.loads(run("pack", "show", named, "--json"))
    assert list(told) == KEYS
    assert all(list(rule) == RULE for rule in told["rules"])
    (head,) = (one for one in json.loads(run("pack", "list", "--json")) if one["id"] == named)
    assert head == {key: told[key] for key in HEAD}
    assert told["name_en"] in (shown := run("pack", "show", named)) or told["name_zh"] in shown
    assert [rule["code"] for rule in told["rules"]] == [
        rule.terms.code for rule in pack_named(named)[0].rules_in(told["region"])
    ]


def test_the_rules_of_a_region_are_data_with_their_numbers() -> None:
    told = json.loads(run("pack", "show", "cn-henan", "--json"))
    rules = {rule["code"]: rule for rule in told["rules"]}
    assert "cn-cq.answer" not in rules
    ha = rules["cn-ha.answer"]
    assert (ha["amount"], ha["unit"], ha["valid_from"], ha["valid_to"]) == (5, "working_day", "2021-01-01", None)
    assert rules["cn.fault.urban"]["when"] == {"area": ["urban", ""]}
    assert told["facts"]["area"] == ["urban", "rural"]
    assert [one["code"] for one in told["regions"]] == ["CN-HA"]


def test_an_operators_own_pack_is_shown_as_data(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    told = json.loads(run("pack", "show", file, "--json"))
    assert (told["id"], told["extends"], told["rules"][-1]["code"]) == ("acme", "cn", "acme.answer")

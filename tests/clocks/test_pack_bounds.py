"""Packs that no database can keep and no page can show are refused before anybody asks what they mean."""

import time

import pytest

from careline.clocks.rules.packs import flaws_of
from careline.clocks.rules.packs.bounds import LONGEST
from careline.clocks.rules.packs.shelf import SHIPPED, base, shipped_text
from careline.clocks.sentences.flaws import say_flaw
from tests.clocks.test_pack_files import MINE

NUL = "\\u0000"
WINDOW = """
[[admissibility]]
code = "w"
name = { zh = "x", en = "x" }
since = "dispute"
amount = 99_999_999_999
source = { zh = "x", en = "x" }
certainty = "own"
"""
REGION = '[regions]\nCN-NOWHERENOWHERE = { name = { zh = "x", en = "x" } }\n[events]'
EVENT = f'[events]\n{"e" * 41} = {{ name = {{ zh = "x", en = "x" }} }}'


def codes(text: str) -> set[str]:
    found = flaws_of(text, base=base)
    assert all(say_flaw(one).problem and len(one.value) < 500 for one in found)
    return {one.code for one in found}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("amount = 3", f"amount = {'9' * 5000}", "not_held"),
        ("amount = 3", f"amount = 0x{'f' * 5000}", "not_held"),
        ("amount = 3", f"amount = -0x{'f' * 5000}", "not_toml"),
        ("amount = 3", f"amount = {2**63}", "not_held"),
        ("amount = 3", f"amount = {2**63 - 1}", "not_a_number"),
        ("amount = 3", f"amount = {'[' * 5000}{']' * 5000}", "too_deep"),
        ("amount = 3", f"amount = {'[' * 50}{']' * 50}", "too_deep"),
        ("amount = 3", f"amount{'.a' * 400} = 3", "too_deep"),
        ('zh = "金卡答复"', f'zh = "金{NUL}"', "not_held"),
        ('version = "1"', f'version = "1{NUL}"', "not_held"),
        ('["gold"]', f'["gold", "{NUL}"]', "not_held"),
        ("[events]", f'[facts]\n"{NUL}" = []\n[events]', "not_held"),
        ('jurisdiction = "cn"', f'jurisdiction = "{"c" * 17}"', "too_long"),
        ('calendar = "cn"', f'calendar = "{"c" * 33}"', "not_a_calendar"),
        ('calendar = "cn"', 'calendar = "c.n"', "not_a_calendar"),
        ("[[categories]]", f"{WINDOW}\n[[categories]]", "not_a_number"),
    ],
)
def test_what_cant_be_kept_is_a_flaw(old: str, new: str, code: str) -> None:
    assert old in MINE
    assert code in codes(MINE.replace(old, new))


def test_a_place_and_an_event_fit_their_columns() -> None:
    far = MINE.replace("[events]", REGION).replace("amount = 3", 'amount = 3\nregion = "CN-NOWHERENOWHERE"')
    assert codes(far) == {"too_long"}
    long = MINE.replace("[events]", EVENT).replace('event = "complaint_received"', f'event = "{"e" * 41}"')
    assert codes(long) == {"too_long"}


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("soon", {"not_a_day"}),
        ("9999-12-31", {"not_a_day"}),
        ("2026-03-01T09:00", {"not_a_day"}),
        ("2026-03-01", set()),
    ],
)
def test_an_event_states_a_day_or_an_instant(stated: str, found: set[str]) -> None:
    served = 'name = { zh = "x", en = "x" }\nmeans = "complaint_received"'
    event = f'[facts]\nnotice = []\n[events.served]\n{served}\nfacts = {{ notice = "{stated}" }}'
    assert codes(MINE.replace("[events]", event)) == found


def test_a_pack_isnt_longer_than_a_pack_can_be() -> None:
    assert codes(f"{MINE}#{'x' * LONGEST}") == {"too_long"}
    assert max(len(shipped_text(code)) for code in SHIPPED) < LONGEST / 3


def test_a_key_of_a_hundred_thousand_parts_takes_no_time() -> None:
    begun = time.perf_counter()
    assert codes(f"a{'.a' * 90_000} = 1") == {"not_held"}
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    "line",
    [
        f"[{' ' * 20_000}",  # read as a table's heading, it took time with the cube of its blanks
        f"[{'a ' * 10_000}x",
        f"{' ' * 20_000}a{'.a' * 200}",
    ],
)
def test_where_a_flaw_stands_is_found_in_no_time(line: str) -> None:
    begun = time.perf_counter()
    assert codes(f'{MINE}moon = """\n"""\nmore = [\n{line}\n1]]\n') & {"unknown_field", "not_toml"}
    assert codes(f"{MINE}more = [\n[{' ' * 20_000}\n1]]\n") == {"unknown_field"}
    assert time.perf_counter() - begun < 2

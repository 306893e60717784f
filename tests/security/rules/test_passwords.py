"""Which passwords are refused, and for which flaw first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.security.credentials.passwords import common_passwords, one_time_password
from careline.security.rules.passwords import Flaw, flaw_of

NAMES = ("liwei", "李伟")


@pytest.mark.parametrize(
    ("password", "flaw"),
    [
        ("", Flaw.TOO_SHORT),
        ("Ab3$efghijk", Flaw.TOO_SHORT),
        ("Ab3$efghijkl", None),
        ("abcdefghijkl", Flaw.TOO_PLAIN),
        ("abcdefghijk1", Flaw.TOO_PLAIN),
        ("correct horse battery", None),  # a phrase needs no digits
        ("correcthorsebatt", None),
        ("今天天气真好我们去爬山吧哈哈哈", None),
        ("my-LiWei-2026-pass", Flaw.HOLDS_NAME),
        ("Ab3$李伟efghijkl", Flaw.HOLDS_NAME),
        ("passwordpassword", Flaw.COMMON),
        ("PasswordPassword", Flaw.COMMON),
        ("aaaaaaaaaaaaaaaaaaaa", Flaw.COMMON),
        ("x" * 64 + "yz" * 40, Flaw.TOO_LONG),
    ],
)
def test_flaws(password: str, flaw: Flaw | None) -> None:
    common = common_passwords() | {"passwordpassword"}
    assert flaw_of(password, names=NAMES, common=common) is flaw


def test_the_list_of_common_passwords_is_there() -> None:
    assert "1qaz2wsx3edc4rfv" in common_passwords()
    assert len(common_passwords()) > 10_000


@given(st.text(max_size=200))
def test_any_text_is_judged(password: str) -> None:
    flaw_of(password, names=NAMES, common=())


def test_one_time_passwords_are_good_and_never_the_same() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert {flaw_of(one, names=NAMES, common=common_passwords()) for one in made} <= {None}

"""The same number, name or address typed two ways is one; two different ones never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.security.rules.masking import mask_number
from careline.security.rules.normalising import last_four, normal_email, normal_name, normal_number
from careline.security.rules.surnames import surname_of

MOBILE = st.from_regex(r"1([3-689][0-9]|7[0-8])[0-9]{8}", fullmatch=True)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "spelling",
    [
        "13800138000",
        "+86 138 0013 8000",
        "0086-138-0013-8000",
        "138-0013-8000",
        "１３８００１３８０００",
        " 13800138000 ",
    ],
)
def test_one_mobile_number_has_one_spelling(spelling: str) -> None:
    assert normal_number(spelling) == "+8613800138000"


@pytest.mark.parametrize(
    ("spelling", "country", "normal"),
    [
        ("010-12345678", "CN", "+861012345678"),
        ("(0755) 1234 5678", "CN", "+8675512345678"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 20 7946 0958", "CN", "+442079460958"),
        ("(202) 555-0123", "US", "+12025550123"),
    ],
)
def test_landlines_and_foreign_numbers(spelling: str, country: str, normal: str) -> None:
    assert normal_number(spelling, country=country) == normal


@pytest.mark.parametrize("text", ["", "abc", "12", "+", "1" * 30, "王芳", "\0", "+999123456789"])
def test_what_is_no_number(text: str) -> None:
    assert normal_number(text) is None


@given(MOBILE, st.sampled_from(["{}", "+86{}", "0086 {}", " {} "]), st.booleans())
def test_every_spelling_of_a_mobile_number_is_found(number: str, frame: str, wide: bool) -> None:  # noqa: FBT001  (hypothesis gives by position)
    assert normal_number(frame.format(number.translate(FULL_WIDTH) if wide else number)) == f"+86{number}"


@given(MOBILE, st.sampled_from(["", "+86"]))
def test_the_short_way_and_the_library_agree(number: str, code: str) -> None:
    """Mobiles are spelt without asking the library (it takes thirty times as long); blanks make it be asked."""
    assert normal_number(f"{code}{number}") == normal_number(f" {code}{number}") == f"+86{number}"
    assert mask_number(f"{code}{number}") == mask_number(f" {code}{number}")


@given(MOBILE, MOBILE)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert (normal_number(one) == normal_number(other)) == (one == other)


@given(st.text(max_size=40))
def test_a_normal_number_is_its_own_spelling(text: str) -> None:
    normal = normal_number(text)
    assert normal is None or normal_number(normal) == normal


@pytest.mark.parametrize(("text", "four"), [("+8613800138000", "8000"), ("８０００", "8000"), ("80", ""), ("", "")])
def test_last_four(text: str, four: str) -> None:
    assert last_four(text) == four


@pytest.mark.parametrize(
    ("one", "other"),
    [("王 芳", "王芳"), ("ＷＡＮＧ", "wang"), ("John  Smith", "john smith"), ("阿不都•热依木", "阿不都·热依木")],
)
def test_names_written_differently_are_one(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


def test_blanks_between_latin_words_count() -> None:
    assert normal_name("Ann Marie") != normal_name("Annmarie")


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王芳", "王"),
        ("欧阳修", "欧阳"),
        ("司马相如", "司马"),
        ("歐陽修", "歐陽"),
        ("欧阳", "欧"),
        ("欧文", "欧"),
        ("John Smith", "Smith"),
        ("Smith, John", "Smith"),
        ("阿不都·热依木", "阿不都"),
        ("", ""),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (" Wang@Example.COM ", "wang@example.com"),
        ("wang＠example.com", "wang@example.com"),
        ("wang@localhost", None),
        ("a b@example.com", None),
        ("a@b@example.com", None),
        ("@example.com", None),
        ("x" * 65 + "@example.com", None),
        ("x@" + "a." * 130 + "com", None),
        ("", None),
    ],
)
def test_emails(text: str, normal: str | None) -> None:
    assert normal_email(text) == normal

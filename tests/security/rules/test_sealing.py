"""A sealed text opens with its key, in its place, unchanged, and in no other way."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.security.rules.blind_index import INDEX_BYTES, blind_index
from careline.security.rules.sealing import Place, Unreadable, seal, unseal

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
NONCE = b"n" * 12
HERE = Place("parties_customer", "name_sealed", UUID(int=1))


def sealed(text: str) -> bytes:
    return seal(text, key=KEY, place=HERE, nonce=NONCE)


@given(st.text())
def test_what_was_sealed_opens(text: str) -> None:
    assert unseal(sealed(text), key=KEY, place=HERE) == text


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("parties_customer", "name_sealed", UUID(int=2)),
        Place("parties_customer", "number_sealed", UUID(int=1)),
        Place("cases_complaint", "name_sealed", UUID(int=1)),
    ],
)
def test_a_text_moved_elsewhere_does_not_open(elsewhere: Place) -> None:
    with pytest.raises(Unreadable):
        unseal(sealed("王芳"), key=KEY, place=elsewhere)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(Unreadable):
        unseal(sealed("王芳"), key=OTHER_KEY, place=HERE)


@given(st.integers(0, 10_000))
def test_no_bit_can_be_changed(position: int) -> None:
    changed = bytearray(sealed("王芳"))
    changed[position // 8 % len(changed)] ^= 1 << position % 8
    with pytest.raises(Unreadable):
        unseal(bytes(changed), key=KEY, place=HERE)


@given(st.binary(max_size=100))
def test_what_was_never_sealed_does_not_open(junk: bytes) -> None:
    with pytest.raises(Unreadable):
        unseal(junk, key=KEY, place=HERE)


@given(st.text(max_size=7), st.text(max_size=7))
def test_short_texts_are_sealed_to_the_same_length(one: str, other: str) -> None:
    assert len(sealed(one)) == len(sealed(other))


@given(st.text(), st.text())
def test_an_index_is_the_same_for_the_same_value_only(one: str, other: str) -> None:
    indexes = {blind_index(text, key=KEY, purpose="a") for text in (one, other)}
    assert len(indexes) == len({one, other})
    assert {len(index) for index in indexes} == {INDEX_BYTES}


def test_an_index_tells_nothing_about_another_column_or_house() -> None:
    made = {blind_index("8000", key=key, purpose=purpose) for key in (KEY, OTHER_KEY) for purpose in ("a", "b")}
    assert len(made) == 4

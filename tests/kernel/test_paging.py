from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careline.kernel.identity import new_id
from careline.kernel.paging import BadCursor, Cursor, Key, Page

SHAPE = (datetime, UUID, str, int)
keys = st.tuples(
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.uuids(),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
    st.integers(-(2**63) + 1, 2**63 - 1),
)


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@given(keys)
def test_a_cursor_comes_back_as_it_went(key: tuple[Key, ...]) -> None:
    assert Cursor.decode(Cursor("worklist", key).encode(), listing="worklist", shape=SHAPE).key == key


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: urlsafe_b64encode(raw).decode().rstrip("=")))
def test_what_no_list_made_is_refused(text: str) -> None:
    with pytest.raises(BadCursor):
        Cursor.decode(text, listing="worklist", shape=SHAPE)


@pytest.mark.parametrize(
    "text",
    [
        '["worklist","2026-01-01T00:00:00+00:00","a"]',
        '["worklist","2026-01-01T00:00:00",7]',
        '["worklist","2026-01-01T00:00:00+00:00",true]',
        '["worklist","2026-01-01T00:00:00+00:00",9223372036854775808]',
        '["worklist","0001-01-01T00:00:00+14:00",7]',
        '["worklist","2026-01-01T00:00:00+00:00",7,8]',
        '["worklist", "2026-01-01T00:00:00+00:00",7]',
        '["board","2026-01-01T00:00:00+00:00",7]',
        '{"worklist":1}',
        "7",
        "[" * 700,
    ],
)
def test_a_cursor_of_another_shape_or_list_is_refused(text: str) -> None:
    assert Cursor.decode(
        encoded('["worklist","2026-01-01T00:00:00+00:00",7]'), listing="worklist", shape=(datetime, int)
    )
    with pytest.raises(BadCursor) as refused:
        Cursor.decode(encoded(text), listing="worklist", shape=(datetime, int))
    assert refused.value.field == "after"


@pytest.mark.parametrize("text", ['["w","\\u0000"]', '["w","\\ud800"]'])
def test_a_text_no_database_holds_is_refused(text: str) -> None:
    with pytest.raises(BadCursor):
        Cursor.decode(encoded(text), listing="w", shape=(str,))


def test_a_cursor_with_a_character_put_in_is_refused() -> None:
    good = Cursor("worklist", (7,)).encode()
    with pytest.raises(BadCursor):
        Cursor.decode(good[:4] + "!" + good[4:], listing="worklist", shape=(int,))


def test_a_page_is_cut_and_says_where_to_go_on() -> None:
    name = new_id()
    page = Page.cut([1, 2, 3], limit=2, listing="w", key=lambda row: (row, name))
    assert page == Page([1, 2], Cursor("w", (2, name)))


@pytest.mark.parametrize("rows", [[], [1], [1, 2]])
def test_the_last_page_has_no_cursor(rows: list[int]) -> None:
    assert Page.cut(rows, limit=2, listing="w", key=lambda row: (row,)) == Page(rows, None)

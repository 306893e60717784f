"""What is asked twice in one look is answered once; outside, after a refusal and after a change it is asked anew."""

from collections.abc import Callable

import pytest

from careline.kernel.looks import asked_once, looking_away, one_look


@pytest.fixture
def asked() -> list[int]:
    return []


@pytest.fixture
def twice(asked: list[int]) -> Callable[[int], int]:
    @asked_once
    def twice(n: int) -> int:
        asked.append(n)
        if n < 0:
            raise ValueError(n)
        return 2 * n

    return twice


def test_in_one_look_each_question_is_asked_once(asked: list[int], twice: Callable[[int], int]) -> None:
    with one_look():
        assert [twice(1), twice(2), twice(1)] == [2, 4, 2]
    assert asked == [1, 2]


def test_outside_a_look_and_in_the_next_it_is_asked_anew(asked: list[int], twice: Callable[[int], int]) -> None:
    twice(1)
    twice(1)
    with one_look():
        twice(1)
    with one_look():
        twice(1)
    assert asked == [1, 1, 1, 1]


def test_two_questions_with_equal_values_are_two(twice: Callable[[int], int]) -> None:
    @asked_once
    def thrice(n: int) -> int:
        return 3 * n

    with one_look():
        assert (twice(1), thrice(1)) == (2, 3)


def test_whoever_changes_something_looks_for_himself_and_what_was_seen_is_forgotten(
    asked: list[int], twice: Callable[[int], int]
) -> None:
    with one_look():
        twice(1)
        with looking_away():
            twice(1)
            twice(1)
        twice(1)
        twice(1)
    assert asked == [1, 1, 1, 1]


def test_a_refusal_is_not_kept(asked: list[int], twice: Callable[[int], int]) -> None:
    with one_look():
        for _ in range(2):
            with pytest.raises(ValueError, match="-1"):
                twice(-1)
    assert asked == [-1, -1]

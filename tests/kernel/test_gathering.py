"""Wishes that meet are done as one set; nobody waits who is alone, and nobody suffers for another."""

from collections.abc import Callable, Sequence
from threading import Event, Thread

import pytest

from careline.kernel.gathering import MOST, Gathering, MakeWay


class Workshop:
    """Doubles numbers, refuses negative ones, and waits with the first set until it is let go."""

    def __init__(self, *, makes_way_in: int | None = None) -> None:
        self.sets: list[list[int]] = []
        self.makes_way_in = makes_way_in
        self.is_busy, self.may_go_on = Event(), Event()

    def do(self, wishes: Sequence[int], make_way: MakeWay) -> list[int]:
        self.sets.append(list(wishes))
        if len(self.sets) - 1 == self.makes_way_in:
            make_way()
            make_way()
        if len(self.sets) == 1:
            self.is_busy.set()
            assert self.may_go_on.wait(10)
        if min(wishes) < 0:
            raise ArithmeticError(wishes)
        return [2 * wish for wish in wishes]


def parity(one: int, other: int) -> bool:
    return one % 2 == other % 2


def met(workshop: Workshop, wishes: Sequence[int], alike: Callable[[int, int], bool] = lambda *_: True) -> list[object]:
    """Have the first of the wishes done while the others come, and return what each came to."""
    gathering = Gathering(workshop.do, alike=alike)
    results: dict[int, object] = {}

    def have(n: int) -> None:
        try:
            results[n] = gathering.have(wishes[n])
        except ArithmeticError as error:
            results[n] = error

    threads = [Thread(target=have, args=[n]) for n in range(len(wishes))]
    threads[0].start()
    assert workshop.is_busy.wait(10)
    for n, thread in enumerate(threads[1:], start=1):
        thread.start()
        while len(gathering._waiting) < n and thread.is_alive():
            pass  # in the order given
    workshop.may_go_on.set()
    for thread in threads:
        thread.join(10)
    return [results[n] for n in range(len(wishes))]


def test_one_alone_is_done_at_once() -> None:
    workshop = Workshop()
    workshop.may_go_on.set()
    assert Gathering(workshop.do, alike=parity).have(4) == 8
    assert workshop.sets == [[4]]


def test_who_comes_meanwhile_goes_along_with_the_next() -> None:
    workshop = Workshop()
    assert met(workshop, [1, 2, 3, 4]) == [2, 4, 6, 8]
    assert workshop.sets == [[1], [2, 3, 4]]


def test_only_those_alike_go_along() -> None:
    workshop = Workshop()
    assert met(workshop, [1, 2, 3, 4, 5], alike=parity) == [2, 4, 6, 8, 10]
    assert workshop.sets == [[1], [2, 4], [3, 5]]


def test_a_set_has_its_bound() -> None:
    workshop = Workshop()
    wishes = list(range(MOST + 3))
    assert met(workshop, wishes) == [2 * wish for wish in wishes]
    assert [len(one) for one in workshop.sets] == [1, MOST, 2]


def test_one_that_cannot_be_done_spoils_nobody_elses() -> None:
    workshop = Workshop()
    first, second, broken, last = met(workshop, [1, 2, -3, 4])
    assert (first, second, last) == (2, 4, 8)
    assert isinstance(broken, ArithmeticError)
    assert sorted(workshop.sets[2:]) == [[-3], [2], [4]]


def test_after_a_failure_alone_the_next_is_done() -> None:
    workshop = Workshop()
    workshop.may_go_on.set()
    gathering = Gathering(workshop.do, alike=parity)
    with pytest.raises(ArithmeticError):
        gathering.have(-1)
    assert workshop.sets == [[-1]]
    assert gathering.have(3) == 6


def test_who_makes_way_lets_the_next_begin_before_he_is_done() -> None:
    workshop = Workshop(makes_way_in=0)
    results: list[int] = []
    gathering = Gathering(workshop.do, alike=parity)
    slow = Thread(target=lambda: results.append(gathering.have(1)))
    slow.start()
    assert workshop.is_busy.wait(10)
    assert gathering.have(2) == 4
    assert results == []
    workshop.may_go_on.set()
    slow.join(10)
    assert results == [2]
    assert gathering.have(3) == 6


def test_a_set_that_breaks_after_it_made_way_is_done_again_one_by_one() -> None:
    workshop = Workshop(makes_way_in=1)
    first, second, broken, last = met(workshop, [1, 2, -3, 4])
    assert (first, second, last) == (2, 4, 8)
    assert isinstance(broken, ArithmeticError)
    assert sorted(workshop.sets[2:]) == [[-3], [2], [4]]

"""Rooms above tell parties what they keep."""

import pytest

from careline.parties.ports import keeping
from careline.parties.rules.erasure import Obstacle, ObstacleKind, Remainder


class Archive:
    """A room that keeps one thing of everybody."""

    def in_the_way(self, *, records: object) -> list[Obstacle]:  # noqa: ARG002  (the protocol's)
        return [Obstacle(ObstacleKind.CONTACT, "TC-1")]

    def stays_behind(self, *, records: object) -> list[Remainder]:  # noqa: ARG002  (the protocol's)
        return []

    def is_theirs(self, *, records: object, number: str) -> bool:  # noqa: ARG002  (the protocol's)
        return number == "TC-1"


def test_a_room_that_says_twice_that_it_answers_answers_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_sources", {})
    keeping.keep_too(Archive())
    keeping.keep_too(Archive())
    assert keeping.in_the_way([]) == [Obstacle(ObstacleKind.CONTACT, "TC-1")]

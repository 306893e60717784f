"""What is thrown away of refused bodies is bounded for the process, however many send, and from behind one proxy."""

import asyncio
from typing import Any

import pytest

from careline.project.porch import body
from careline.project.porch.discarding import MINUTE, Discarding
from careline.project.porch.porch import Porch
from tests.project.test_porch import HASTE, LIMITS, Within, announcing, ask, part, porch_before, scope, within

__all__ = ["within"]


def crowding(porch: Porch, parts: int, senders: int) -> tuple[list[int], int]:
    """Let many send too much at once behind one proxy; return what they were told, and how many parts came."""
    came = 0

    async def send_much() -> int:
        said: list[Any] = []
        left = parts

        async def receive() -> Any:
            nonlocal came, left
            await asyncio.sleep(0)  # whoever else sends has a turn
            came, left = came + 1, left - 1
            return part(b"x" * 1000, more=left > 0)

        async def send(message: Any) -> None:
            said.append(message)

        await porch(scope(announcing(LIMITS.largest + 1)), receive, send)
        return int(said[0]["status"])

    async def all_at_once() -> list[int]:
        return await asyncio.wait_for(asyncio.gather(*(send_much() for _ in range(senders))), HASTE)

    return asyncio.run(all_at_once()), came


def test_a_crowd_behind_one_proxy_is_let_finish_a_few_at_a_time(
    within: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Discarding(bodies=3)
    monkeypatch.setattr(body, "TOGETHER", shared)
    told, came = crowding(porch_before(within), parts=50, senders=200)
    assert (told, came) == ([413] * 200, 3 * 50), "each hears why, and only three are heard out"
    assert shared.bodies == 3, "every place is given back"


def test_a_crowd_shares_what_is_thrown_away_in_a_minute(within: Within, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Discarding(bodies=100, size=70_000)
    monkeypatch.setattr(body, "TOGETHER", shared)
    told, came = crowding(porch_before(within), parts=50, senders=100)
    assert told == [413] * 100
    assert 70 <= came < 70 + 100, "at most one part more of each who was under way"
    told, came = crowding(porch_before(within), parts=50, senders=1)
    assert (told, came) == ([413], 0), "nor is anybody else let come in this minute"
    shared.since -= MINUTE
    told, came = crowding(porch_before(within), parts=50, senders=1)
    assert (told, came, shared.bodies) == ([413], 50, 100), "in the next one he is heard out"


def test_who_breaks_off_while_being_let_finish_gives_the_place_back(
    within: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Discarding(bodies=1)
    monkeypatch.setattr(body, "TOGETHER", shared)
    with pytest.raises(RuntimeError):  # whatever the server raises where no more comes
        ask(porch_before(within), scope(announcing(LIMITS.largest + 1)), [part(b"x" * 1000, more=True)])
    assert shared.bodies == 1

"""`python -m faults.clients PORT HISTORY LAST RATE SOON`: complaints without end, each asked until it is answered.

SIGTERM ends it: nothing new is asked, and what is open is asked on until it is answered. CLIENT_TOKEN is their token.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from bench.clients import CREATED, answer_from, posting

from faults.history import History
from faults.promises import CHANNEL, PROMISE

CLIENTS = 16
RATE = 100
"""Complaints a second, all clients together, where the machine can."""
WITHIN = 20.0
"""Seconds in which a try must be answered or cut off."""
PAUSE = 0.2
"""Seconds before the next try."""
LAST = 45.0
"""Seconds that what is open may take when nothing new is asked any more: a database comes back within ten."""
DOUBLE = 0.3
"""Share of complaints that are sent twice at the same moment, as a nervous finger or an eager gateway does."""
SOON = 0.25
"""Share of complaints of which a clock alarms while the house is struck."""
STEPS = (0.75, 0.9, 1.0)
"""Where on its time such a clock then is."""
AHEAD = (-5.0, 15.0)
"""Seconds until the alarm; below nought it is raised at once, with what lies before it."""
FORMER = 200
"""The status of what was taken in before, where the source names its complaints itself."""


class Cut(Exception):
    """The connection ended before an answer."""


@dataclass(frozen=True)
class Load:
    """What all clients share."""

    port: int
    token: str
    history: History
    over: asyncio.Event
    chance: random.Random
    last: float = LAST
    """Seconds that what is open may take at the end."""
    rate: float = RATE
    """Complaints a second, all clients together."""
    soon: float = SOON
    """Share of those of which a clock alarms soon."""

    def request(self, key: str, *, is_named: bool) -> bytes:
        """Return one complaint in the wire's words; it is known again by its key, or by the name its source gave it."""
        told: dict[str, object] = {
            "title": f"faults {key}",
            "channel": "phone",
            "customer": {"name": "王某某", "number": f"+86199{self.chance.randrange(500):08d}"},
        }
        if self.chance.random() < self.soon:
            told |= {"channel": CHANNEL, "received_at": self._received().isoformat()}
        headers = {"Authorization": f"Bearer {self.token}"}
        if is_named:
            told["external_id"] = key
        else:
            headers["Idempotency-Key"] = key
        return posting("/api/v1/complaints", headers=headers, body=json.dumps(told).encode())

    def _received(self) -> datetime:
        """Return since when a complaint waits that alarms now, or some seconds from now."""
        step = PROMISE * self.chance.choice(STEPS)
        return datetime.now(UTC) - step + timedelta(seconds=self.chance.uniform(*AHEAD))


async def run(load: Load) -> None:
    """Ask until told to stop, and then until everything is answered."""
    await asyncio.gather(*(_client(load) for _ in range(CLIENTS)))


async def _client(load: Load) -> None:
    while not load.over.is_set():
        key = uuid4().hex
        asked = load.request(key, is_named=load.chance.random() < 1 / 2)
        load.history.write(key=key, said="asked")
        times = 2 if load.chance.random() < DOUBLE else 1
        await asyncio.gather(*(_until_answered(load, key, asked) for _ in range(times)))
        await asyncio.sleep(load.chance.random() * 2 * CLIENTS / load.rate)


async def _until_answered(load: Load, key: str, asked: bytes) -> None:
    loop = asyncio.get_running_loop()
    end, last = None, ""
    while end is None or loop.time() < end:
        began = time.monotonic()
        try:
            status, body = await asyncio.wait_for(_exchanged(load.port, asked), WITHIN)
        except TimeoutError:
            load.history.write(key=key, said="silence")
            last = "silence"
        except (Cut, OSError, asyncio.IncompleteReadError) as error:
            last = repr(error)  # it may have been taken in or not, so the same is asked again
        else:
            if status in {CREATED, FORMER}:
                load.history.write(key=key, said="ok", number=json.loads(body)["number"], asked=began)
                return
            last = f"{status} {body.decode()[:200]}"
        if load.over.is_set():
            end = end or loop.time() + load.last
        await asyncio.sleep(PAUSE)
    load.history.write(key=key, said="given up", last=last)


async def _exchanged(port: int, asked: bytes) -> tuple[int, bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(asked)
        return await answer_from(reader)
    except (ValueError, IndexError) as error:  # half an answer
        raise Cut from error
    finally:
        writer.close()


async def _main(port: int, path: Path, last: float, rate: float, soon: float = SOON) -> None:
    over = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    with History(path) as history:
        chance = random.Random()  # noqa: S311  (no secret)
        await run(Load(port, os.environ["CLIENT_TOKEN"], history, over, chance, last, rate, soon))


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), Path(sys.argv[2]), *map(float, sys.argv[3:6])))

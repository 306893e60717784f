"""How long a job goes on handing over what waits."""

from datetime import datetime

import pytest

from careline.kernel.clock import StoppedClock, using
from careline.notices import jobs


def test_a_shift_ends_by_the_time_that_passes_whatever_the_clock_on_the_wall_shows(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes, sent = iter(range(0, 60, 10)), list[int]()

    def send() -> bool:
        sent.append(1)
        return len(sent) < len(range(0, 60, 10))

    monkeypatch.setattr(jobs, "monotonic", lambda: next(passes))
    monkeypatch.setattr(jobs, "send_next", send)
    with using(StoppedClock(at)):
        jobs.send_notices(timestamp=0)
    assert len(sent) == 2

"""Sleeps by `select`: libfaketime (0.9.10) takes an absolute sleep by the monotonic clock for one by the clock shown.

Python's own sleep is such a one, and then ends at once with "Invalid argument".
"""

import select
import time
from typing import Any


def _sleep(seconds: Any) -> None:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


time.sleep = _sleep

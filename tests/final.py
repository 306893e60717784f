"""Sealing in a test, wherever it runs: what is written isn't final while a test beside it still writes."""

import time
from collections.abc import Callable
from datetime import datetime

import pytest

from careline.security.jobs.sealing import seal_all
from careline.security.models import LedgerEntry
from careline.security.queries.feed import horizon


def wait_for(is_so: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is so, which takes as long as it takes, but not for ever."""
    for _ in range(int(seconds / 0.01)):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("waited in vain")


def seal_everything(*, at: datetime) -> None:
    """Seal everything, once the tests that run beside this one, in the same cluster, have ended their writing."""
    newest = LedgerEntry.objects.order_by("-xid").values_list("xid", flat=True).first() or 0
    wait_for(lambda: horizon() > newest)
    seal_all(at=at)

"""What the worker does for cases, each job one operation."""

import time
from contextlib import suppress

from django.utils.timezone import localtime
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from careline.cases.operations.features import compute_next_features
from careline.cases.operations.forgetting import forget_complaint_words
from careline.cases.operations.overdue import notice_overdue
from careline.kernel import clock
from careline.security.actor import system

AT_NIGHT = 4
"""The hour of the operator's day: nobody calls, and no zone leaves it out when summer begins."""
AT_ONCE = 20.0
"""Seconds of one job: then others have their turn, and the rest of the house its next."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep-overdue", pass_context=False)
def sweep_overdue(timestamp: int) -> None:
    """Notice every due time that has passed."""
    del timestamp
    while notice_overdue(by=system("sweeper"), at=clock.now()):
        pass


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget-complaint-words", pass_context=False)
def forget_old_words(timestamp: int) -> None:
    """Empty what was written in complaints of forgotten customers whose term is over."""
    del timestamp
    while forget_complaint_words(by=system("forgetter"), at=clock.now()):
        pass


@app.periodic(cron="47 * * * *")
@app.task(queueing_lock="begin-features", pass_context=False)
def begin_features(timestamp: int) -> None:
    """Have everybody's features computed at night, which is another hour of the scheduler's clock in every zone."""
    del timestamp
    if localtime(clock.now()).hour == AT_NIGHT:
        _go_on()


@app.task(queueing_lock="compute-features", pass_context=False)
def go_on_with_features() -> None:
    """Compute what is told of customers' habits; after some seconds another job goes on, so that notices don't wait."""
    until = time.monotonic() + AT_ONCE
    while compute_next_features(by=system("features"), at=clock.now()):
        if time.monotonic() > until:
            _go_on()
            return


def _go_on() -> None:
    with suppress(AlreadyEnqueued):
        go_on_with_features.configure().defer()

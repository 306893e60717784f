"""What the worker does for cases, each job one operation."""

import time
from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from careline.cases.operations.features import compute_next_features
from careline.cases.operations.forgetting import forget_complaint_words
from careline.cases.operations.measuring import measure_commitments
from careline.kernel import clock
from careline.security.actor import system
from careline.security.jobs.nights import is_night

AT_ONCE = 20.0
"""Seconds of one job: then others have their turn, and the rest of the house its next."""


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="forget-complaint-words", pass_context=False)
def forget_old_words(timestamp: int) -> None:
    """Empty what was written in complaints of forgotten customers whose term is over, every night."""
    while is_night(timestamp) and forget_complaint_words(by=system("forgetter"), at=clock.now()):
        pass


@app.periodic(cron="47 * * * *")
@app.task(queueing_lock="begin-features", pass_context=False)
def begin_features(timestamp: int) -> None:
    """Have everybody's features computed, every night."""
    if is_night(timestamp):
        _go_on()


@app.task(queueing_lock="compute-features", pass_context=False)
def go_on_with_features() -> None:
    """Compute what is told of customers' habits; after some seconds another job goes on, so that notices don't wait."""
    until = time.monotonic() + AT_ONCE
    while compute_next_features(by=system("features"), at=clock.now()):
        if time.monotonic() > until:
            _go_on()
            return


@app.periodic(cron="27 * * * *")
@app.task(queueing_lock="measure-commitments", pass_context=False)
def measure_kept_commitments(timestamp: int) -> None:
    """Count how the commitments were kept in the last full months, every night."""
    if is_night(timestamp):
        measure_commitments(by=system("commitments"), at=clock.now())


def _go_on() -> None:
    with suppress(AlreadyEnqueued):
        go_on_with_features.configure().defer()

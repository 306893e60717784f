"""What the worker does for halls, each job one operation."""

from procrastinate.contrib.django import app

from careline.halls.operations.forgetting import forget_strangers
from careline.halls.operations.sweeping import miss_late, remind_visitors
from careline.kernel import clock
from careline.security.actor import system
from careline.security.jobs.nights import is_night


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep-appointments", pass_context=False)
def sweep_appointments(timestamp: int) -> None:
    """Notice who didn't come, and remind who comes tomorrow."""
    del timestamp
    for sweep in (miss_late, remind_visitors):
        while sweep(by=system("sweeper"), at=clock.now()):
            pass


@app.periodic(cron="57 * * * *")
@app.task(queueing_lock="forget-strangers", pass_context=False)
def forget_old_strangers(timestamp: int) -> None:
    """Forget strangers whose visit is long over, every night."""
    while is_night(timestamp) and forget_strangers(by=system("forgetter"), at=clock.now()):
        pass

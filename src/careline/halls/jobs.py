"""What the worker does for halls, each job one operation."""

from procrastinate.contrib.django import app

from careline.halls.operations.sweeping import miss_late, remind_visitors
from careline.kernel import clock
from careline.security.actor import system


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep-appointments", pass_context=False)
def sweep_appointments(timestamp: int) -> None:
    """Notice who didn't come, and remind who comes tomorrow."""
    del timestamp
    for sweep in (miss_late, remind_visitors):
        while sweep(by=system("sweeper"), at=clock.now()):
            pass

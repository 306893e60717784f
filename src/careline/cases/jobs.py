"""What the worker does for cases, each job one operation."""

from procrastinate.contrib.django import app

from careline.cases.operations.overdue import notice_overdue
from careline.kernel import clock
from careline.security.actor import system


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep-overdue", pass_context=False)
def sweep_overdue(timestamp: int) -> None:
    """Notice every due time that has passed."""
    del timestamp
    while notice_overdue(by=system("sweeper"), at=clock.now()):
        pass

"""What the worker does for contacts, each job one operation."""

from procrastinate.contrib.django import app

from careline.contacts.operations.missing import notice_missed, notice_nearing
from careline.kernel import clock
from careline.security.actor import system


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep-follow-ups", pass_context=False)
def sweep_follow_ups(timestamp: int) -> None:
    """Notice every promise and reminder whose time nears or has passed."""
    del timestamp
    for notice in (notice_nearing, notice_missed):
        while notice(by=system("sweeper"), at=clock.now()):
            pass

"""What the worker does for clocks, each job one operation."""

from procrastinate.contrib.django import app

from careline.clocks.operations.installing import renew_calendars
from careline.kernel import clock
from careline.security.actor import system
from careline.security.jobs.nights import is_night


@app.periodic(cron="10 * * * *")
@app.task(queueing_lock="renew-calendars", pass_context=False)
def look_into_almanacs(timestamp: int) -> None:
    """Take over the years that almanacs have learnt; each new year one more lies within sight."""
    if is_night(timestamp):
        renew_calendars(by=system("almanac"), at=clock.now())

"""What the worker does for clocks, each job one operation."""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from careline.clocks.operations.installing import renew_calendars
from careline.clocks.operations.planning import plan_next
from careline.clocks.operations.redating import redate_next
from careline.kernel import clock
from careline.security.actor import system
from careline.security.jobs.nights import is_night


@app.periodic(cron="10 * * * *")
@app.task(queueing_lock="renew-calendars", pass_context=False)
def look_into_almanacs(timestamp: int) -> None:
    """Take over the years that almanacs have learnt; each new year one more lies within sight."""
    if is_night(timestamp):
        renew_calendars(by=system("almanac"), at=clock.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="redate-clocks", pass_context=False)
def redate_clocks(timestamp: int) -> None:
    """Date the open clocks of changed calendars anew; after each stretch others have their turn."""
    del timestamp
    if redate_next(by=system("calendars"), at=clock.now()):
        wake()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="follow-ladder", pass_context=False)
def follow_ladder(timestamp: int) -> None:
    """Plan running clocks' alarms by a changed ladder; after each stretch others have their turn."""
    del timestamp
    if plan_next(by=system("ladder"), at=clock.now()):
        with suppress(AlreadyEnqueued):
            follow_ladder.configure().defer(timestamp=0)


def wake() -> None:
    """Have it gone on with now instead of within a minute."""
    with suppress(AlreadyEnqueued):
        redate_clocks.configure().defer(timestamp=0)

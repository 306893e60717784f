"""What the worker does for cases, each job one operation."""

from procrastinate.contrib.django import app

from careline.cases.operations.forgetting import forget_complaint_words
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


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget-complaint-words", pass_context=False)
def forget_old_words(timestamp: int) -> None:
    """Empty what was written in complaints of forgotten customers whose term is over."""
    del timestamp
    while forget_complaint_words(by=system("forgetter"), at=clock.now()):
        pass

"""What the worker does for security, each job one operation."""

from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from careline.kernel import clock
from careline.security.actor import system
from careline.security.drafts import forget_drafts
from careline.security.idempotency import forget_expired
from careline.security.jobs.nights import is_night
from careline.security.operations.alarms import raise_alarm
from careline.security.operations.person_keys import rewrap_person_keys
from careline.security.queries.verification import verify


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="forget-answers", pass_context=False)
def forget_answers(timestamp: int) -> None:
    """Forget the answers kept for repeats whose time is over."""
    del timestamp
    forget_expired(at=clock.now())


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="forget-drafts", pass_context=False)
def forget_old_drafts(timestamp: int) -> None:
    """Forget drafts nobody came back to."""
    del timestamp
    forget_drafts(at=clock.now())


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="rewrap-keys", pass_context=False)
def rewrap_keys(timestamp: int) -> None:
    """Put persons' keys under the newest master key, a few hundred at a time, until all are."""
    del timestamp
    while rewrap_person_keys(by=system("key-rotation"), at=clock.now()):
        pass


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="verify-ledger", pass_context=False)
def verify_ledger(timestamp: int) -> None:
    """Prove the ledger every night, and raise an alarm when something was tampered with."""
    if is_night(timestamp):
        prove_ledger()


def prove_ledger() -> None:
    """Prove the ledger now; the same findings on another day raise another alarm, until they are seen to."""
    at, by = clock.now(), system("ledger-verify")
    if found := verify(by=by).findings:
        told = {"count": len(found), "first": found[0].what.value}
        raise_alarm(kind="ledger_broken", key=str(localdate(at)), told=told, by=by, at=at)

"""What the worker does for notices: hand over what waits, and gather what colleagues are told by mail."""

from time import monotonic

from procrastinate.contrib.django import app

from careline.kernel import clock
from careline.notices.operations.gathering import gather_staff_mail
from careline.notices.operations.sending import lease_notice, settle_notice
from careline.notices.ports.mail_relay import mail_relay
from careline.security.actor import system

SENDER, GATHERER = system("notice-sender"), system("notice-gatherer")
SHIFT = 30.0
"""Seconds, whatever the clock on the wall is set to, after which a job ends and the next one goes on.

A relay that is slow must not keep a worker's place for ever.
"""


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="gather-staff-mail", pass_context=False)
def gather_mail(timestamp: int) -> None:
    """Tell colleagues by one mail each of what they haven't looked at."""
    del timestamp
    gather_staff_mail(by=GATHERER, at=clock.now())


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="send-notices", pass_context=False)
def send_notices(timestamp: int) -> None:
    """Hand over every notice that is due, one by one."""
    del timestamp
    ends = monotonic() + SHIFT
    while monotonic() < ends and send_next():
        pass


def send_next() -> bool:
    """Hand over the notice that waits longest; return whether there was one.

    Handing over happens outside any transaction: the answer may take a minute, and can't be rolled back.
    """
    relay = mail_relay()
    leased = lease_notice(by=SENDER, at=clock.now())
    if leased is None or relay is None:
        return False
    attempt = relay.hand_over(leased.mail)
    settle_notice(leased=leased, attempt=attempt, by=SENDER, at=clock.now())
    return True

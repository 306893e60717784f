"""What the story leaves to be noticed: a sign-in somebody was refused, a text that waits, a complaint passed on."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from careline.cases.models import Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.rules.stages import StageName
from careline.notices.operations.staff import choose_staff_mail
from careline.notices.operations.templates import write_template
from careline.notices.queries.templates import version_of
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.project.founding import ADMINISTRATOR
from careline.project.seeds.cast import CHEN_JIE, GAO_YUAN, ZHAO_MIN
from careline.security.actor import Actor, system
from careline.security.operations.sign_in import sign_in
from careline.security.rules.lockout import FAILURES

LAST_NIGHT = timedelta(hours=11)
KIND, SMS = "complaint_replied", NoticeChannel.SMS


def knock(now: datetime) -> None:
    """Let somebody guess a colleague's password until the account locks; the clerk raises the alarm."""
    for n in range(FAILURES):
        at = now - LAST_NIGHT + timedelta(seconds=9 * n)
        told = {"username": GAO_YUAN.username, "password": f"gaoyuan{n}", "address": "203.0.113.7", "device": "curl"}
        sign_in(**told, by=system("sign-in"), at=at)


def reword(people: Mapping[str, Actor], now: datetime) -> None:
    """Let the administrator write a text that a supervisor still has to approve."""
    old = version_of(kind=KIND, channel=SMS, n=1)
    zh = Wording("", f"{old.text_zh} 如仍有疑问，请回拨客服热线。")
    en = Wording("", f"{old.text_en} Call us if anything is still open.")
    by, at = people[ADMINISTRATOR], now - timedelta(hours=3)
    write_template(kind=KIND, channel=SMS, zh=zh, en=en, after=1, by=by, at=at)


def pass_on(people: Mapping[str, Actor], now: datetime) -> None:
    """Let the supervisor give Chen Jie what nobody in her department took; the clerk tells her, and a mail waits."""
    chen, kinds = people[CHEN_JIE.username], ["complaint_assigned"]
    choose_staff_mail(address="chen.jie@operator.example", kinds=kinds, by=chen, at=now - timedelta(days=20))
    lying = Complaint.objects.filter(stage=StageName.ASSIGNED, department__code=CHEN_JIE.office, handler=None)
    by, at = people[ZHAO_MIN.username], now - timedelta(minutes=4)
    for number in lying.order_by("number").values_list("number", flat=True)[:1]:
        assign_complaint(number=number, department=CHEN_JIE.office, handler=CHEN_JIE.username, by=by, at=at)

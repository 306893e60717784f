"""Who is told when a clock alarms: those the step names, once, at the desk; by mail as a digest."""

from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from careline.cases.models import Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.closing import reply_to_customer, resolve_complaint
from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.working import accept_assignment, start_work
from careline.cases.queries.alarmed import alarmed
from careline.cases.rules.facts import Channel, Result
from careline.cases.rules.notices import CLOCK_DIGEST, kind_of_alarm
from careline.kernel.clock import StoppedClock, using
from careline.notices.jobs import send_next
from careline.notices.models import Notice, StaffGathering, StaffNotice
from careline.notices.operations.gathering import gather_staff_mail
from careline.notices.operations.staff import choose_staff_mail, see_staff_notices
from careline.notices.queries.staff import mailed_kinds, staff_notices
from careline.notices.rules.gathering import NAMED, digest
from careline.security.actor import Actor
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from careline.security.rules.roles import Role
from tests.cases.conftest import SEED, House, colleague
from tests.cases.test_due_times import dated
from tests.cases.test_redated_pauses import promised, received
from tests.cases.test_sweeping import HOURS, only, swept
from tests.sink import sinking

__all__ = ["dated"]

HOUR = timedelta(hours=1)
MAIL = "chen@operator.example"


def reacted(at: datetime) -> None:
    for _ in range(2):  # readers may be shown an entry twice
        last = LedgerEntry.objects.order_by("xid", "id").last()
        assert last
        drain(at=at, upto=last.position)


def alarm(at: datetime) -> None:
    swept(at)
    reacted(at)


def told(by: Actor) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in staff_notices(by=by).rows if one.kind.startswith("clock")]


@pytest.fixture
def row(dated: House, at: datetime) -> Complaint:
    """A complaint in billing, which Chen has; it is to be answered in 48 hours."""
    install_default_notices(by=SEED, at=at)
    promised(at, HOURS)
    row = only(received(dated, at), "own.hours")
    assign_complaint(number=row.number, department="billing", handler="chen", by=dated.zhao_min, at=at)
    reacted(at)
    return row


def test_each_step_tells_those_it_names_and_nobody_twice_of_one_kind(
    row: Complaint, dated: House, at: datetime
) -> None:
    near, over, late = (("clock_near", row.number), ("clock_over", row.number), ("clock_late", row.number))
    alarm(at + 36 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([near], [])
    alarm(at + 44 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([near], [near]), "Chen hasn't looked yet"
    alarm(at + 48 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([over, near], [over, near])
    alarm(at + 72 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([over, near], [late, over, near])
    assert (told(dated.li_wei), told(dated.sun), told(dated.auditor)) == ([], [], [])


def test_who_has_looked_is_told_again_of_the_next_step(row: Complaint, dated: House, at: datetime) -> None:
    alarm(at + 36 * HOUR)
    see_staff_notices(by=dated.chen, at=at + 37 * HOUR)
    alarm(at + 44 * HOUR)
    assert told(dated.chen) == [("clock_near", row.number)] * 2


def test_what_nobody_swept_in_time_is_one_line_for_each_and_says_how_it_is_now(
    row: Complaint, dated: House, at: datetime
) -> None:
    alarm(at + 60 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([("clock_over", row.number)], [("clock_over", row.number)])


def test_an_answer_takes_it_from_under_the_bell_and_what_comes_late_tells_nobody(
    row: Complaint, dated: House, at: datetime
) -> None:
    alarm(at + 36 * HOUR)
    swept(at + 44 * HOUR)  # and nobody reacts before the answer is given
    accept_assignment(number=row.number, by=dated.chen, at=at + 44 * HOUR)
    start_work(number=row.number, by=dated.chen, at=at + 44 * HOUR)
    resolve_complaint(number=row.number, result=Result.UPHELD, text="退费", by=dated.chen, at=at + 44 * HOUR)
    reply_to_customer(number=row.number, channel=Channel.PHONE, text="已退", by=dated.li_wei, at=at + 45 * HOUR)
    reacted(at + 45 * HOUR)
    assert (told(dated.chen), told(dated.zhao_min)) == ([], [])
    assert not StaffNotice.objects.filter(user=dated.zhao_min.id, kind="clock_near").exists(), "nor ever was"


def names(row: Complaint, *recipients: str) -> list[str]:
    row = Complaint.objects.select_related("department__parent").get(pk=row.pk)
    return [user.username for user in alarmed(row, recipients)]


def test_where_nobody_is_the_next_who_answers_is_told(row: Complaint, at: datetime) -> None:
    assert names(row, "handler") == ["chen"]
    assert names(row, "handler", "lead", "head", "regulatory") == ["chen", "zhao-min"]
    billing = User.objects.select_related("department").get(username="chen").department
    colleague("lead", Role.SUPERVISOR, billing, at)
    colleague("inspector", Role.QUALITY_INSPECTOR, billing, at)
    assert names(row, "lead", "head", "regulatory") == ["lead", "zhao-min", "inspector"]
    Complaint.objects.filter(pk=row.pk).update(handler=None)
    assert names(row, "handler") == ["lead"], "nobody has it in hand"
    User.objects.filter(username="lead").update(deactivated_at=at)
    assert names(row, "handler", "lead") == ["zhao-min"]


def test_nobody_is_told_who_may_not_open_it(row: Complaint, dated: House, at: datetime) -> None:
    network = User.objects.select_related("department").get(username="sun").department
    colleague("elsewhere", Role.SUPERVISOR, network, at)
    Complaint.objects.filter(pk=row.pk).update(complained_about=dated.zhao_min.id)
    assert names(row, "lead", "head") == []
    billing = User.objects.select_related("department").get(username="chen").department
    colleague("inspector", Role.QUALITY_INSPECTOR, billing, at)
    assert names(row, "lead", "head") == ["inspector"], "who watches over what is owed, and sees it"


def test_nobody_is_alarmed_about_himself(row: Complaint, dated: House) -> None:
    Complaint.objects.filter(pk=row.pk).update(complained_about=dated.zhao_min.id)
    assert names(row, "lead", "head", "handler") == ["chen"]


def test_a_warning_that_comes_too_late_is_none(at: datetime) -> None:
    later = at + HOUR
    codes = [kind_of_alarm(after=after, due_at=due, at=at).code for after, due in ((0, later), (0, at), (60, at))]
    assert codes == ["clock_near", "clock_over", "clock_late"]


def test_a_digest_names_each_complaint_once_and_not_without_end() -> None:
    assert digest(["TS-1", "TS-2", "TS-1"], language="zh") == {"count": "2", "numbers": "TS-1、TS-2"}
    many = digest([f"TS-{n}" for n in range(NAMED + 1)], language="en")
    assert (many["count"], many["numbers"].count("TS-"), many["numbers"][-3:]) == (str(NAMED + 1), NAMED, ", …")


def test_mails_come_as_one_digest_to_who_wishes_for_it(
    row: Complaint, dated: House, settings: Settings, at: datetime
) -> None:
    second = only(received(dated, at), "own.hours")
    only(row, "own.hours")
    Complaint.objects.filter(pk=second.pk).update(handler=dated.chen.id)
    for one in (row, second):
        one.clocks.filter(rule_code="own.hours").update(alarm_at=at)
    assert CLOCK_DIGEST.code in mailed_kinds()
    choose_staff_mail(address=MAIL, kinds=[CLOCK_DIGEST.code], by=dated.chen, at=at)
    alarm(at + 44 * HOUR)
    quarter = at + 44 * HOUR + timedelta(minutes=5)
    assert Notice.objects.filter(kind=CLOCK_DIGEST.code).count() == 0, "no mail for each"
    assert (gather_staff_mail(by=SEED, at=quarter), gather_staff_mail(by=SEED, at=quarter)) == (1, 0)
    assert StaffGathering.objects.count() == 2
    with sinking() as sink, using(StoppedClock(quarter)):
        settings.CARELINE_MAIL_RELAY = sink.relay()
        assert send_next()
    (mail,) = sink.mails
    assert (mail["To"], mail["Subject"]) == (MAIL, "2 件投诉的时限需要您关注")
    body = mail.get_body(("plain",))
    assert body
    words = body.get_content()
    assert row.number in words
    assert second.number in words
    assert gather_staff_mail(by=SEED, at=quarter + HOUR / 4) == 0
    alarm(at + 48 * HOUR)
    see_staff_notices(by=dated.chen, at=at + 48 * HOUR)
    assert gather_staff_mail(by=SEED, at=at + 49 * HOUR) == 0, "what was looked at needs no mail"


def test_only_the_house_gathers(dated: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        gather_staff_mail(by=dated.zhao_min, at=at)

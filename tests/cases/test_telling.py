"""Whoever is given a complaint is told of it: at the desk always, by mail where they wish."""

from datetime import datetime

import pytest
from pytest_django import Settings

from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.defaults import install_default_notices
from careline.cases.operations.receiving import receive_complaint
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.kernel.clock import StoppedClock, using
from careline.notices.jobs import send_next
from careline.notices.models import Notice, StaffMail
from careline.notices.operations.staff import AddressMissing, choose_staff_mail, see_staff_notices, tell_staff
from careline.notices.queries.staff import mail_wish, staff_notices, unseen_staff_notices
from careline.notices.queries.templates import NoSuchNoticeKind
from careline.notices.rules.mail import NotAMailbox
from careline.parties.rules.details import CustomerDetails
from careline.security.actor import Actor
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import SEED, House
from tests.sink import sinking

KIND, MAIL = "complaint_assigned", "chen@operator.example"


@pytest.fixture
def number(house: House, at: datetime) -> str:
    install_default_notices(by=SEED, at=at)
    told = CustomerDetails(name="王芳", number="13800138000")
    return receive_complaint(
        intake=Intake(title="多扣费", channel=Channel.PHONE, customer=told, category="product.billing"),
        by=house.li_wei,
        at=at,
    ).number


def give(number: str, to: Actor, *, by: Actor, at: datetime) -> None:
    assign_complaint(number=number, department="billing", handler=to.name, by=by, at=at)
    for _ in range(2):  # readers may be shown an entry twice
        last = LedgerEntry.objects.order_by("xid", "id").last()
        assert last
        drain(at=at, upto=last.position)


def test_whoever_is_given_it_is_told_once_at_the_desk(number: str, house: House, at: datetime) -> None:
    give(number, house.chen, by=house.zhao_min, at=at)
    (told,) = staff_notices(by=house.chen).rows
    assert (told.kind, told.about, told.is_new) == (KIND, number, True)
    assert unseen_staff_notices(by=house.li_wei) == 0
    assert Notice.objects.filter(kind=KIND).count() == 0
    assert see_staff_notices(by=house.chen, at=at) == 1
    assert see_staff_notices(by=house.chen, at=at) == 0
    assert unseen_staff_notices(by=house.chen) == 0


def test_whoever_takes_it_is_not_told_what_they_did(number: str, house: House, at: datetime) -> None:
    assign_complaint(number=number, department="billing", by=house.zhao_min, at=at)
    give(number, house.chen, by=house.chen, at=at)
    assert unseen_staff_notices(by=house.chen) == 0


def test_who_wishes_it_gets_a_mail_that_names_no_customer(
    number: str, house: House, settings: Settings, at: datetime
) -> None:
    choose_staff_mail(address=MAIL, kinds=[KIND], by=house.chen, at=at)
    give(number, house.chen, by=house.zhao_min, at=at)
    with sinking() as sink, using(StoppedClock(at)):
        settings.CARELINE_MAIL_RELAY = sink.relay()
        assert send_next()
    (mail,) = sink.mails
    assert (mail["To"], mail["Subject"]) == (MAIL, f"投诉 {number} 已派给您")
    assert "王芳" not in str(sink.contents)
    assert MAIL.encode() not in bytes(StaffMail.objects.get().address_sealed or b"")


def test_a_wish_must_be_possible_and_can_be_taken_back(number: str, house: House, at: datetime) -> None:
    assert number
    for address, kinds, refusal in (
        ("chen", [KIND], NotAMailbox),
        ("", [KIND], AddressMissing),
        (MAIL, ["complaint_replied"], NoSuchNoticeKind),
    ):
        with pytest.raises(refusal):
            choose_staff_mail(address=address, kinds=kinds, by=house.chen, at=at)
    choose_staff_mail(address=MAIL, kinds=[KIND], by=house.chen, at=at)
    choose_staff_mail(address="", kinds=[], by=house.chen, at=at)
    assert (mail_wish(by=house.chen).address, StaffMail.objects.get().address_sealed) == ("", None)


def test_only_the_house_tells(number: str, house: House, at: datetime) -> None:
    user, entry = User.objects.get(username="chen"), LedgerEntry.objects.order_by("id").last()
    assert entry
    with pytest.raises(Forbidden):
        tell_staff(user=user, kind=KIND, about=number, values={}, cause=entry.id, by_name="x", by=house.zhao_min, at=at)

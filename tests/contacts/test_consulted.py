"""Who is consulted is told under the bell, and no longer than it lasts."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.contacts.models import Contact
from careline.contacts.operations.attending import attend_consultation
from careline.contacts.operations.holding import consult_colleague, end_consultation
from careline.contacts.queries.finding import contact as find
from careline.notices.models import Notice, StaffLapse
from careline.notices.operations.lapsing import let_staff_notices_lapse
from careline.notices.operations.staff import choose_staff_mail
from careline.notices.queries.staff import mailed_kinds, staff_notices, unseen_staff_notices
from careline.notices.queries.templates import NoSuchNoticeKind
from careline.notices.rules.facts import LapseReason
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.contacts.conftest import House

KIND = "contact_consulted"


@pytest.fixture
def number(call: Callable[..., Contact], house: House, at: datetime) -> str:
    """Return the number of a call about which Chen is asked, who was told of it."""
    number = call().number
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=at)
    read_on(at)
    return number


def read_on(at: datetime) -> None:
    """Let the readers come as far as the ledger reaches."""
    for _ in range(2):  # readers may be shown an entry twice
        last = LedgerEntry.objects.order_by("xid", "id").last()
        assert last
        drain(at=at, upto=last.position)


def test_who_is_asked_is_told_at_the_desk_and_nobody_else(number: str, house: House) -> None:
    (told,) = staff_notices(by=house.chen).rows
    assert (told.kind, told.about, told.is_new) == (KIND, number, True)
    assert [unseen_staff_notices(by=one) for one in (house.chen, house.li_wei, house.zhang_yan)] == [1, 0, 0]
    assert not Notice.objects.exists()


def test_it_is_gone_when_the_talk_ends(number: str, house: House, at: datetime) -> None:
    end_consultation(number=number, by=house.li_wei, at=at + timedelta(seconds=40))
    read_on(at)
    assert (staff_notices(by=house.chen).rows, unseen_staff_notices(by=house.chen)) == ([], 0)
    assert StaffLapse.objects.get().why == LapseReason.OVER
    assert LedgerEntry.objects.filter(event="notices.staff_notice_lapsed").count() == 1


def test_it_is_gone_when_the_contact_was_opened(number: str, house: House, at: datetime) -> None:
    found = find(by=house.chen, number=number)
    assert not attend_consultation(contact=found, by=house.li_wei, at=at), "who serves the customer isn't asked"
    assert unseen_staff_notices(by=house.chen) == 1
    assert attend_consultation(contact=found, by=house.chen, at=at)
    assert not attend_consultation(contact=found, by=house.chen, at=at), "once"
    assert (staff_notices(by=house.chen).rows, unseen_staff_notices(by=house.chen)) == ([], 0)
    end_consultation(number=number, by=house.li_wei, at=at)
    read_on(at)
    assert StaffLapse.objects.get().why == LapseReason.OPENED


def test_nobody_is_told_of_what_is_over_already(call: Callable[..., Contact], house: House, at: datetime) -> None:
    number = call().number
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=at)
    end_consultation(number=number, by=house.li_wei, at=at)
    read_on(at)
    assert staff_notices(by=house.chen).rows == []


def test_asked_again_one_is_told_again(number: str, house: House, at: datetime) -> None:
    end_consultation(number=number, by=house.li_wei, at=at)
    consult_colleague(number=number, colleague="chen", by=house.li_wei, at=at)
    read_on(at)
    assert len(staff_notices(by=house.chen).rows) == 1


def test_nobody_takes_it_from_under_anothers_bell(number: str, house: House, at: datetime) -> None:
    taken = {"user": house.chen.id, "kind": KIND, "about": number, "why": LapseReason.OVER}
    with pytest.raises(Forbidden):
        let_staff_notices_lapse(**taken, by=house.li_wei, at=at)  # type: ignore[arg-type]  # as told


def test_no_mail_is_sent_of_it(house: House, at: datetime) -> None:
    assert KIND not in mailed_kinds()
    with pytest.raises(NoSuchNoticeKind):
        choose_staff_mail(address="chen@operator.example", kinds=[KIND], by=house.chen, at=at)

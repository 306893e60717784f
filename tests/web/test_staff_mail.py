"""The administrator's list of mails that didn't reach colleagues: why, and tried again to the address kept by now."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest

from careline.cases.operations.defaults import install_default_notices
from careline.notices.models import Notice
from careline.notices.models.sealed import recipient_of
from careline.notices.operations.staff import choose_staff_mail, tell_staff
from careline.notices.operations.staff_mail import retry_staff_mails, set_staff_mails_aside
from careline.notices.rules.facts import NoticeState
from careline.security.actor import system
from careline.security.models import User
from careline.security.policy import Forbidden
from tests.web.conftest import Desk, by
from tests.web.test_outbox import refuse

SEED = system("seed")
PAGE = "/admin/staff-mail"
WRONG, RIGHT = "li.wie@operator.example", "li.wei@operator.example"


@pytest.fixture
def lost(desk: Desk, at: datetime) -> UUID:  # noqa: ARG001  (the desk furnishes the house)
    """Return a mail to Li Wei that his server refused."""
    install_default_notices(by=SEED, at=at)
    choose_staff_mail(address=WRONG, kinds=["complaint_assigned"], by=by("li-wei"), at=at)
    user = User.objects.get(username="li-wei")
    values = {"number": "TS-2026-004291-3", "assigned_by": "赵敏", "due_at": ""}
    about = {"user": user, "kind": "complaint_assigned", "about": "TS-2026-004291-3"}
    tell_staff(**about, values=values, cause=uuid4(), by_name="赵敏", by=SEED, at=at)  # type: ignore[arg-type]  # a row
    notice = Notice.objects.get(audience="staff")
    refuse(notice=notice, by=SEED, at=at)
    return notice.pk


def state(notice: UUID) -> str:
    return Notice.objects.get(pk=notice).state


def test_it_stands_on_the_list_with_why_and_what_to_do(desk: Desk, lost: UUID) -> None:
    page = desk("administrator").get(PAGE).content.decode()
    assert str(lost) in page
    assert "no such mailbox" in page
    assert "Ask the colleague to mend the address" in page
    assert WRONG not in page, "masked even for whoever runs the house"
    assert desk("zhao-min").get(PAGE).status_code == 403


def test_it_goes_again_to_the_address_kept_by_now(desk: Desk, lost: UUID, at: datetime) -> None:
    admin = desk("administrator")
    choose_staff_mail(address=RIGHT, kinds=["complaint_assigned"], by=by("li-wei"), at=at)
    said = admin.post(f"{PAGE}/attempts", {"notice": [str(lost), "none"]}, follow=True).content.decode()
    assert "1 mail is queued again" in said
    assert (state(lost), recipient_of(Notice.objects.get(pk=lost))) == (NoticeState.QUEUED, RIGHT)
    assert str(lost) in admin.get(f"{PAGE}?view=waiting").content.decode()
    assert retry_staff_mails(notices=[lost], by=by("administrator"), at=at).queued == 0, "it didn’t fail"


def test_who_keeps_no_address_is_named(desk: Desk, lost: UUID, at: datetime) -> None:
    choose_staff_mail(address="", kinds=[], by=by("li-wei"), at=at)
    said = desk("administrator").post(f"{PAGE}/attempts", {"notice": [str(lost)]}, follow=True).content.decode()
    assert "have left: li-wei." in said
    assert state(lost) == NoticeState.REFUSED


def test_it_can_be_let_be(desk: Desk, lost: UUID, at: datetime) -> None:
    said = desk("administrator").post(f"{PAGE}/settlement", {"notice": [str(lost)]}, follow=True).content.decode()
    assert "1 mail is tried no more" in said
    assert state(lost) == NoticeState.SET_ASIDE
    assert "Tick the mails first" in desk("administrator").post(f"{PAGE}/attempts", follow=True).content.decode()
    with pytest.raises(Forbidden):
        set_staff_mails_aside(notices=[lost], by=by("zhao-min"), at=at)

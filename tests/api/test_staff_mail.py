"""Mails that didn't reach colleagues, through the API: listed masked, tried again, or let be."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from careline.cases.operations.defaults import install_default_notices
from careline.notices.models import Notice
from careline.notices.operations.staff import choose_staff_mail, tell_staff
from careline.security.models import User
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House
from tests.web.test_outbox import refuse


def lost(house: House, at: datetime) -> str:
    """Return a mail to Li Wei that was refused."""
    install_default_notices(by=SEED, at=at)
    choose_staff_mail(address="li.wei@operator.example", kinds=["complaint_assigned"], by=house.li_wei, at=at)
    about: dict[str, Any] = {"kind": "complaint_assigned", "about": "TS-2026-004291-3", "by_name": "赵敏"}
    values = {"number": "TS-2026-004291-3", "assigned_by": "赵敏", "due_at": ""}
    tell_staff(user=User.objects.get(pk=house.li_wei.id), **about, values=values, cause=uuid4(), by=SEED, at=at)
    notice = Notice.objects.get(audience="staff")
    refuse(notice=notice, by=SEED, at=at)
    return str(notice.pk)


def test_what_failed_is_listed_and_tried_again_or_let_be(house: House, calling: Calling, at: datetime) -> None:
    notice = lost(house, at)
    admin = calling(house.administrator)
    (line,) = admin.get("notices/staff").body["items"]
    assert (line["user"]["username"], line["notice"]["id"]) == ("li-wei", notice)
    assert line["notice"]["recipient"] == "l***@operator.example"
    assert line["notice"]["deliveries"][-1]["answer"] == "no such mailbox"
    again = admin.post("notices/staff/attempts", {"notices": [notice]})
    assert (again.status, again.body) == (202, {"queued": 1, "unreachable": []})
    assert admin.get("notices/staff").body["items"] == []
    assert len(admin.get("notices/staff?view=waiting").body["items"]) == 1
    assert admin.post("notices/staff/settlement", {"notices": [notice]}).body == {"settled": 0}, "it waits"
    refuse(notice=Notice.objects.get(pk=notice), by=SEED, at=at)
    assert admin.post("notices/staff/settlement", {"notices": [notice]}).body == {"settled": 1}
    assert calling(house.zhao_min).get("notices/staff").status == 403

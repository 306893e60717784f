"""An administrator puts right what colleagues call somebody."""

from careline.security.models import LedgerEntry, User
from tests.web.conftest import Desk


def test_a_name_is_put_right_and_seen_wherever_they_are_named(desk: Desk) -> None:
    administrator = desk("administrator")
    page = "/admin/users/li-wei"
    assert f'href="{page}/name"' in administrator.get(page).content.decode()
    assert 'value="' in administrator.get(f"{page}/name").content.decode()
    assert administrator.post(f"{page}/name", {"full_name": "Li Weiming"}).status_code == 302
    assert "Li Weiming" in administrator.get(page).content.decode()
    assert User.objects.get(full_name="Li Weiming").username == "li-wei"
    assert LedgerEntry.objects.filter(event="security.user_renamed").count() == 1
    assert administrator.post(f"{page}/name", {"full_name": " "}).status_code == 422
    assert desk("li-wei").post(f"{page}/name", {"full_name": "x"}).status_code == 403
    own = "/admin/users/administrator/name"
    assert administrator.post(own, {"full_name": "x"}).status_code in {403, 404, 409}


def test_only_what_one_may_do_to_an_account_is_offered(desk: Desk) -> None:
    for who, theirs, others in (("administrator", "li-wei", "auditor"), ("guard", "auditor", "li-wei")):
        client = desk(who)
        mine, not_mine = (client.get(f"/admin/users/{name}").content.decode() for name in (theirs, others))
        for act in ("name", "department", "password", "leave"):
            assert f'href="/admin/users/{theirs}/{act}"' in mine
            assert f'href="/admin/users/{others}/{act}"' not in not_mine

"""Users come, move and leave; two kinds of administrator, and neither can take the other's place."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.kernel.refusals import Refusal
from careline.security.actor import Actor, ActorKind, system
from careline.security.credentials.sessions import open_session, resume
from careline.security.credentials.tokens import user_of_token
from careline.security.models import Department, LedgerEntry, User
from careline.security.operations.departments import DepartmentIsClosed, close_department
from careline.security.operations.passwords import NotAPerson, reset_password
from careline.security.operations.tokens import issue_token
from careline.security.operations.users import (
    BadUsername,
    UsernameTaken,
    add_user,
    deactivate_user,
    reactivate_user,
    rename_user,
    transfer_user,
)
from careline.security.policy import Forbidden
from careline.security.queries.users import NoSuchUser, OutOfReach, actor_for, colleagues, user, users
from careline.security.rules.full_names import BadFullName
from careline.security.rules.roles import SEPARATED, Role

SYSTEM = system("test")
AddUser = Callable[..., User]


def test_a_new_user_has_a_one_time_password_and_roles(administrator: Actor, billing: Department, at: datetime) -> None:
    new = add_user(
        username="chenjing", full_name="陈静", department=billing, roles=[Role.AGENT], by=administrator, at=at
    )
    actor = actor_for(new.user)
    assert new.user.check_password(new.one_time_password)
    assert new.user.must_change_password
    assert (actor.kind, actor.name, actor.roles) == (ActorKind.USER, "chenjing", {Role.AGENT})
    assert (actor.department_id, actor.department_path) == (billing.id, "hq/billing/")


def test_the_ledger_tells_who_was_added_by_whom(administrator: Actor, billing: Department, at: datetime) -> None:
    new = add_user(username="chenjing", full_name="陈静", department=billing, by=administrator, at=at)
    entry = LedgerEntry.objects.get(event="security.user_added", subject_id=new.user.id)
    assert (entry.actor_name, entry.actor_id, entry.at) == ("admin", administrator.id, at)
    assert "陈静" not in str(entry.data)


@pytest.mark.parametrize("username", ["", "x", "Chen", "陈静", "a b", "a@b", "x" * 41, "-chen"])
def test_a_user_name_is_a_short_word_of_ascii(hq: Department, at: datetime, username: str) -> None:
    with pytest.raises(BadUsername):
        add_user(username=username, full_name="陈静", department=hq, by=SYSTEM, at=at)


def test_a_user_name_is_never_given_twice(user_with: AddUser, hq: Department, at: datetime) -> None:
    deactivate_user(user=user_with("liwei"), by=SYSTEM, at=at)
    with pytest.raises(UsernameTaken):
        add_user(username="liwei", full_name="李维", department=hq, by=SYSTEM, at=at)


def test_whoever_leaves_is_out_everywhere_at_once(user_with: AddUser, administrator: Actor, at: datetime) -> None:
    leaver = user_with("liwei", Role.AGENT)
    signed_in = open_session(leaver, address=None, device="", at=at)
    token = issue_token(user=leaver, name="script", by=SYSTEM, at=at)
    deactivate_user(user=leaver, by=administrator, at=at)
    assert resume(secret=signed_in.secret, at=at) is None
    assert user_of_token(token=token, at=at) is None
    assert actor_for(leaver).roles == frozenset()


def test_an_account_that_ended_in_any_way_is_nobodys(user_with: AddUser, at: datetime) -> None:
    leaver = user_with("liwei", Role.AGENT)
    signed_in = open_session(leaver, address=None, device="", at=at)
    token = issue_token(user=leaver, name="script", by=SYSTEM, at=at)
    User.objects.filter(pk=leaver.pk).update(deactivated_at=at)  # by hand in the database, say
    assert (resume(secret=signed_in.secret, at=at), user_of_token(token=token, at=at)) == (None, None)


def test_whoever_comes_back_gets_a_new_password_and_no_old_session(
    user_with: AddUser, administrator: Actor, at: datetime
) -> None:
    leaver = user_with("liwei", Role.AGENT)
    signed_in = open_session(leaver, address=None, device="", at=at)
    token = issue_token(user=leaver, name="script", by=SYSTEM, at=at)
    deactivate_user(user=leaver, by=administrator, at=at)
    password = reactivate_user(user=leaver, by=administrator, at=at)
    leaver.refresh_from_db()
    assert leaver.check_password(password)
    assert actor_for(leaver).roles == {Role.AGENT}
    assert (resume(secret=signed_in.secret, at=at), user_of_token(token=token, at=at)) == (None, None)


def test_a_transfer_moves_what_he_may_see(
    user_with: AddUser, administrator: Actor, billing: Department, at: datetime
) -> None:
    moved = user_with("liwei", Role.AGENT)
    transfer_user(user=moved, department=billing, by=administrator, at=at)
    assert actor_for(moved).department_path == "hq/billing/"


def test_a_user_is_called_otherwise_and_signs_in_as_before(
    user_with: AddUser, administrator: Actor, at: datetime
) -> None:
    named = user_with("liwei", Role.AGENT)
    rename_user(user=named, full_name=" 李  伟 ", by=administrator, at=at)
    rename_user(user=named, full_name="李 伟", by=administrator, at=at)  # again: nothing happens
    assert (User.objects.get(username="liwei").full_name, actor_for(named).name) == ("李 伟", "liwei")
    (entry,) = LedgerEntry.objects.filter(event="security.user_renamed")
    assert (entry.subject_id, entry.data) == (named.id, {}), "the ledger names nobody"
    for text in ("  ", "名" * 81):
        with pytest.raises(BadFullName):
            rename_user(user=named, full_name=text, by=administrator, at=at)


def test_nobody_joins_a_closed_department(
    user_with: AddUser, administrator: Actor, network: Department, at: datetime
) -> None:
    close_department(department=network, by=SYSTEM, at=at)
    with pytest.raises(DepartmentIsClosed):
        transfer_user(user=user_with("liwei"), department=network, by=administrator, at=at)


ATTEMPTS: tuple[Callable[[User, Actor, datetime], object], ...] = (
    lambda user, by, at: transfer_user(user=user, department=user.department, by=by, at=at),
    lambda user, by, at: rename_user(user=user, full_name="某人", by=by, at=at),
    lambda user, by, at: reset_password(user=user, by=by, at=at),
    lambda user, by, at: deactivate_user(user=user, by=by, at=at),
    lambda user, by, at: reactivate_user(user=user, by=by, at=at),
)
LOOKS_AFTER = {
    Role.ADMINISTRATOR: set(Role) - SEPARATED,
    Role.SECURITY_ADMINISTRATOR: SEPARATED,
}


@pytest.mark.parametrize("role", list(Role))
def test_who_looks_after_whose_account(user_with: AddUser, at: datetime, role: Role) -> None:
    by = actor_for(own := user_with("someone", role))
    accounts = {target: user_with(f"the-{target}".replace("_", "-"), target) for target in Role}
    for target, account in accounts.items():
        for attempt in ATTEMPTS:
            if target in LOOKS_AFTER.get(role, set()):
                attempt(account, by, at)
            else:
                with pytest.raises((Forbidden, OutOfReach)):
                    attempt(account, by, at)
    for attempt in ATTEMPTS:
        with pytest.raises((Forbidden, OutOfReach)):
            attempt(own, by, at)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SECURITY_ADMINISTRATOR])
def test_only_the_administrator_adds_users(user_with: AddUser, hq: Department, at: datetime, role: Role) -> None:
    with pytest.raises(Forbidden):
        add_user(username="x1", full_name="x", department=hq, by=actor_for(user_with("someone", role)), at=at)


def test_the_administrator_adds_no_user_with_a_separated_role(
    administrator: Actor, hq: Department, at: datetime
) -> None:
    with pytest.raises(Forbidden):
        add_user(username="spy", full_name="x", department=hq, roles=[Role.AUDITOR], by=administrator, at=at)
    assert not User.objects.filter(username="spy").exists()  # all or nothing


def test_an_integration_has_no_password(administrator: Actor, hq: Department, at: datetime) -> None:
    new = add_user(username="crm", full_name="CRM", department=hq, is_integration=True, by=administrator, at=at)
    assert (new.one_time_password, new.user.has_usable_password()) == ("", False)
    assert actor_for(new.user).kind is ActorKind.INTEGRATION
    with pytest.raises(NotAPerson):
        reset_password(user=new.user, by=administrator, at=at)


def test_owner_colleague_and_outsider_in_the_list_of_users(
    user_with: AddUser, billing: Department, network: Department
) -> None:
    own = actor_for(user_with("liwei", Role.AGENT, department=billing))
    user_with("chenjing", Role.AGENT, department=billing)
    user_with("stranger", Role.AGENT, department=network)
    boss = actor_for(user_with("zhaomin", Role.SUPERVISOR, department=billing))
    assert {one.username for one in users(by=own)} == {"liwei", "chenjing", "zhaomin"}
    assert {one.username for one in users(by=boss)} == {"liwei", "chenjing", "zhaomin", "stranger"}
    assert [one.username for one in users(by=boss, search="CHEN", department=billing)] == ["chenjing"]
    with pytest.raises(NoSuchUser):
        user(by=own, username="stranger")
    assert list(users(by=Actor(kind=ActorKind.USER, name="nobody"))) == []


def test_work_is_given_to_active_people_of_a_department(
    user_with: AddUser, billing: Department, administrator: Actor, at: datetime
) -> None:
    own = actor_for(user_with("liwei", Role.AGENT))
    chen = user_with("chenjing", Role.DEPARTMENT_HANDLER, department=billing)
    deactivate_user(user=user_with("gone", Role.DEPARTMENT_HANDLER, department=billing), by=administrator, at=at)
    assert list(colleagues(by=own, department=billing)) == [chen]
    assert list(colleagues(by=own, department=billing, roles=[Role.SUPERVISOR])) == []


def test_every_refusal_here_can_be_said_with_its_parameters(hq: Department, at: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        add_user(username="X", full_name="x", department=hq, by=SYSTEM, at=at)
    assert (refused.value.field, refused.value.params) == ("username", {"given": "X"})

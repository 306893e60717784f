"""How long a session stands, who sees it and who ends it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.security.actor import Actor, system
from careline.security.credentials.sessions import SignedIn, open_session, resume
from careline.security.models import Session, User
from careline.security.operations.sessions import end_session, end_sessions
from careline.security.policy import Forbidden
from careline.security.queries.sessions import locked_accounts, sessions
from careline.security.queries.users import actor_for
from careline.security.rules.passwords import MAXIMUM_AGE
from careline.security.rules.roles import Role

AddUser = Callable[..., User]


@pytest.fixture
def signed_in(user_with: AddUser, at: datetime) -> SignedIn:
    user = user_with("liwei", Role.AGENT)
    Session.objects.all().delete()
    return open_session(user, address="10.0.0.1", device="Firefox", at=at)


@pytest.mark.parametrize(
    ("seen_at_minutes", "stands"),
    [
        ([29], True),
        ([30], False),
        ([29, 58], True),
        ([29, 60], False),
        (list(range(20, 720, 20)), True),
        ([*range(20, 720, 20), 720], False),  # twelve hours end it, however busy
        ([], True),
    ],
)
def test_idle_and_absolute_ends(signed_in: SignedIn, at: datetime, seen_at_minutes: list[int], *, stands: bool) -> None:
    found = [resume(secret=signed_in.secret, at=at + timedelta(minutes=one)) is not None for one in seen_at_minutes]
    assert all(found[:-1])
    assert found[-1:] == ([stands] if seen_at_minutes else [])


def test_a_session_is_seen_to_the_minute_without_a_write_at_every_request(
    signed_in: SignedIn, at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):
        resume(secret=signed_in.secret, at=at + timedelta(seconds=59))
    resume(secret=signed_in.secret, at=at + timedelta(seconds=60))
    assert Session.objects.get().seen_at == at + timedelta(seconds=60)


@pytest.mark.parametrize("secret", ["", "x", "\0", "x" * 10_000])
@pytest.mark.usefixtures("db")
def test_a_made_up_cookie_is_nobodys(at: datetime, secret: str) -> None:
    assert resume(secret=secret, at=at) is None


def test_an_old_password_has_to_be_changed(signed_in: SignedIn, at: datetime) -> None:
    User.objects.update(password_set_at=at - MAXIMUM_AGE - timedelta(seconds=1))
    resumed = resume(secret=signed_in.secret, at=at)
    assert resumed is not None
    assert resumed.must_change_password


def test_owner_colleague_and_security_administrator_see_sessions(
    signed_in: SignedIn, user_with: AddUser, guard: Actor, at: datetime
) -> None:
    colleague = actor_for(user_with("chenjing", Role.SUPERVISOR))
    Session.objects.exclude(pk=signed_in.session.pk).delete()
    owner = actor_for(signed_in.user)
    assert [list(sessions(by=by, at=at)) for by in (owner, colleague, guard)] == [
        [signed_in.session],
        [],
        [signed_in.session],
    ]
    assert list(sessions(by=guard, at=at + timedelta(minutes=30))) == []


def test_owner_colleague_and_security_administrator_end_sessions(
    signed_in: SignedIn, user_with: AddUser, guard: Actor, at: datetime
) -> None:
    colleague = actor_for(user_with("chenjing", Role.SUPERVISOR))
    end_session(session=signed_in.session, by=colleague, at=at)
    assert resume(secret=signed_in.secret, at=at) is not None
    end_session(session=signed_in.session, by=actor_for(signed_in.user), at=at)
    assert resume(secret=signed_in.secret, at=at) is None
    other = open_session(signed_in.user, address=None, device="", at=at)
    end_session(session=other.session, by=guard, at=at)
    assert resume(secret=other.secret, at=at) is None


def test_the_security_administrator_ends_all_sessions_of_a_user(
    signed_in: SignedIn, guard: Actor, at: datetime
) -> None:
    second = open_session(signed_in.user, address=None, device="", at=at)
    with pytest.raises(Forbidden):
        end_sessions(user=signed_in.user, by=actor_for(signed_in.user), at=at)
    assert end_sessions(user=signed_in.user, by=guard, at=at) == 2
    assert [resume(secret=one.secret, at=at) for one in (signed_in, second)] == [None, None]


def test_only_guard_and_auditor_read_the_locks(user_with: AddUser, at: datetime) -> None:
    for role in Role:
        by = actor_for(user_with(f"the-{role.value.replace('_', '-')}", role))
        if role in {Role.SECURITY_ADMINISTRATOR, Role.AUDITOR}:
            assert locked_accounts(by=by, at=at) == []
        else:
            with pytest.raises(Forbidden):
                locked_accounts(by=by, at=at)
    assert locked_accounts(by=system("test"), at=at) == []

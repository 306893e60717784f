"""Choosing a password, and getting one in the place of one forgotten."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import pytest

from careline.security.actor import Actor, system
from careline.security.credentials.sessions import open_session, resume
from careline.security.models import LedgerEntry, SignInAttempt, User
from careline.security.operations import passwords
from careline.security.operations.passwords import change_own_password, reset_password
from careline.security.operations.sign_in import sign_in
from careline.security.queries.users import actor_for
from careline.security.rules.passwords import REMEMBERED, Flaw
from careline.security.rules.roles import Role
from tests.security.conftest import GOOD

AddUser = Callable[..., User]


@pytest.fixture
def liwei(user_with: AddUser) -> User:
    return user_with("liwei", Role.AGENT)


def change(user: User, new: str, at: datetime, old: str = GOOD) -> bool:
    return change_own_password(old=old, new=new, by=actor_for(user), at=at) is not None


def test_a_new_password_ends_every_session_and_begins_one(liwei: User, at: datetime) -> None:
    before = [open_session(liwei, address=None, device=device, at=at) for device in ("Firefox", "Chrome")]
    signed_in = change_own_password(old=GOOD, new="a new phrase of mine", by=actor_for(liwei), at=at)
    assert signed_in is not None
    assert [resume(secret=one.secret, at=at) for one in before] == [None, None]
    resumed = resume(secret=signed_in.secret, at=at)
    assert resumed is not None
    assert not resumed.must_change_password


def test_the_old_password_is_asked_for_and_a_wrong_one_counts(liwei: User, at: datetime) -> None:
    for _ in range(5):
        assert not change(liwei, "a new phrase of mine", at, old="wrong")
    assert not change(liwei, "a new phrase of mine", at)  # locked by now, though the old one is right
    assert SignInAttempt.objects.filter(user=liwei, outcome="wrong_password").count() == 5


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_flaw_has_its_own_refusal(liwei: User, at: datetime, flaw: Flaw) -> None:
    weak = {
        Flaw.TOO_SHORT: "Ab3$",
        Flaw.TOO_LONG: "ab3$" * 50,
        Flaw.TOO_PLAIN: "abcdefghijkl",
        Flaw.HOLDS_NAME: "liwei and his phrase",
        Flaw.COMMON: "1qaz2wsx3edc4rfv",
    }[flaw]
    with pytest.raises(passwords.REFUSALS[flaw]):
        change(liwei, weak, at)
    liwei.refresh_from_db()
    assert liwei.check_password(GOOD)


def test_former_passwords_do_not_come_back_soon(liwei: User, at: datetime) -> None:
    chosen = [GOOD, *(f"my phrase number {n}" for n in range(REMEMBERED))]
    for old, new in pairwise(chosen):
        assert change(liwei, new, at, old=old)
        liwei.refresh_from_db()
    for one in chosen[1:]:
        with pytest.raises(passwords.PasswordUsedBefore):
            change(liwei, one, at, old=chosen[-1])
    assert change(liwei, GOOD, at, old=chosen[-1])  # the sixth last is forgotten


def test_a_reset_ends_sessions_and_forces_a_change(liwei: User, administrator: Actor, at: datetime) -> None:
    before = open_session(liwei, address=None, device="", at=at)
    once = reset_password(user=liwei, by=administrator, at=at)
    assert resume(secret=before.secret, at=at) is None
    signed_in = sign_in(username="liwei", password=once, address=None, device="", by=system("sign-in"), at=at)
    assert signed_in is not None
    assert signed_in.must_change_password
    liwei.refresh_from_db()
    assert change(liwei, "a new phrase of mine", at, old=once)


def test_no_password_reaches_the_ledger(liwei: User, administrator: Actor, at: datetime) -> None:
    once = reset_password(user=liwei, by=administrator, at=at)
    liwei.refresh_from_db()
    change(liwei, "a new phrase of mine", at, old=once)
    kept = str(list(LedgerEntry.objects.values()))
    assert once not in kept
    assert "a new phrase" not in kept

"""Signing in: one answer for every refusal, on one path; attempts are rows; locks open by time or by hand."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.security.actor import Actor, system
from careline.security.credentials import passwords
from careline.security.credentials.passwords import ONE_TIME_LASTS
from careline.security.credentials.sessions import SignedIn, resume
from careline.security.models import LedgerEntry, Outcome, Session, SignInAttempt, User
from careline.security.operations.passwords import reset_password
from careline.security.operations.sessions import unlock_account
from careline.security.operations.sign_in import sign_in, sign_out
from careline.security.operations.users import deactivate_user
from careline.security.policy import Forbidden
from careline.security.queries.sessions import failures_of, locked_accounts
from careline.security.queries.users import actor_for
from careline.security.rules.lockout import FAILURES_OF_ADDRESS
from careline.security.rules.roles import Role
from tests.security.conftest import GOOD

AddUser = Callable[..., User]
PAGE = system("sign-in")


def try_in(at: datetime, username: str = "liwei", password: str = GOOD, address: str = "10.0.0.1") -> SignedIn | None:
    return sign_in(username=username, password=password, address=address, device="Firefox", by=PAGE, at=at)


def outcomes() -> list[str]:
    return list(SignInAttempt.objects.order_by("id").values_list("outcome", flat=True))


def spray(at: datetime) -> None:
    """Fail from one address, each time with another name."""
    SignInAttempt.objects.bulk_create(
        SignInAttempt(outcome=Outcome.UNKNOWN_USER, address="10.0.0.1", mark=f"{n:06x}", at=at)
        for n in range(FAILURES_OF_ADDRESS)
    )


@pytest.fixture
def liwei(user_with: AddUser) -> User:
    """Somebody who chose his password already."""
    return user_with("liwei", Role.AGENT)


def test_whoever_proves_himself_gets_a_session(liwei: User, at: datetime) -> None:
    signed_in = try_in(at)
    assert signed_in is not None
    assert signed_in.user == liwei
    resumed = resume(secret=signed_in.secret, at=at)
    assert resumed is not None
    assert (resumed.user, resumed.session) == (liwei, signed_in.session)
    assert resumed.session.device == "Firefox"


def test_the_secret_is_not_in_the_database(liwei: User, at: datetime) -> None:
    assert liwei
    signed_in = try_in(at)
    assert signed_in is not None
    assert signed_in.secret.encode() not in bytes(Session.objects.get(pk=signed_in.session.pk).secret_hash)


@pytest.mark.parametrize("name", ["LiWei", " liwei ", "ｌｉｗｅｉ"])
def test_names_are_folded_but_not_guessed(liwei: User, at: datetime, name: str) -> None:
    assert liwei
    assert (try_in(at, username=name) is not None) == (name != "ｌｉｗｅｉ")


def test_every_attempt_leaves_a_row_and_an_entry(liwei: User, at: datetime) -> None:
    start = SignInAttempt.objects.count()
    try_in(at, password="wrong")
    try_in(at, username="nobody")
    try_in(at)
    assert outcomes()[start:] == ["wrong_password", "unknown_user", "signed_in"]
    tried = LedgerEntry.objects.filter(event="security.sign_in_tried").order_by("id")
    assert [(entry.data["outcome"], entry.actor_name) for entry in tried][start:] == [
        ("wrong_password", "sign-in"),
        ("unknown_user", "sign-in"),
        ("signed_in", "liwei"),
    ]
    assert tried.last().data["user"] == str(liwei.id)


def test_a_name_that_belongs_to_nobody_takes_as_long_however_many_were_tried(liwei: User, at: datetime) -> None:
    spray(at)
    assert SignInAttempt.objects.filter(user=None).count() > 1
    assert failures_of(None, at=at) == []
    asked = []
    for username in ("nobody", liwei.username):
        with CaptureQueriesContext(connection) as queries:
            try_in(at, username, "wrong words here", "10.0.0.9")
        asked.append([(one["sql"] or "COPY").partition(" ")[0] for one in queries.captured_queries])
    assert asked[0] == asked[1]


def test_a_name_that_belongs_to_nobody_is_not_kept(liwei: User, at: datetime) -> None:
    assert liwei
    try_in(at, username="MySecretPassw0rd")
    texts = [str(row) for row in (*SignInAttempt.objects.values(), *LedgerEntry.objects.values())]
    assert not any("secretpassw0rd" in text.casefold() for text in texts)


# each step: minutes since the start, what is tried, whether one is in; w = wrong, e = wrong from elsewhere, r = right,
# u = unlocked by hand
SEQUENCES: dict[str, list[tuple[float, str, bool]]] = {
    "four wrong, then right": [(0, "w", False), (1, "w", False), (2, "w", False), (3, "w", False), (4, "r", True)],
    "five wrong lock": [(n, "w", False) for n in range(5)] + [(5, "r", False)],
    "the lock ends": [(n, "w", False) for n in range(5)] + [(18.9, "r", False), (19, "r", True)],
    "knocking does not make it longer": [(n, "w", False) for n in range(5)]
    + [(5 + n, "e", False) for n in range(14)]
    + [(19, "r", True)],
    "knocking in one's own place does, there": [(n, "w", False) for n in range(10)]
    + [(19, "r", False), (24, "r", True)],
    "slow failures do not lock": [(5 * n, "w", False) for n in range(12)] + [(60, "r", True)],
    "a success forgets failures": [(n, "w", False) for n in range(4)]
    + [(4, "r", True)]
    + [(5 + n, "w", False) for n in range(4)]
    + [(9, "r", True)],
    "unlocked by hand": [(n, "w", False) for n in range(5)] + [(5, "u", False), (6, "r", True)],
    "unlocked, then five more": [(n, "w", False) for n in range(5)]
    + [(5, "u", False)]
    + [(6 + n, "w", False) for n in range(5)]
    + [(12, "r", False)],
}


@pytest.mark.parametrize("steps", SEQUENCES.values(), ids=SEQUENCES)
def test_sequences_of_attempts(liwei: User, guard: Actor, at: datetime, steps: list[tuple[float, str, bool]]) -> None:
    start = at + timedelta(hours=1)
    for minutes, step, is_in in steps:
        now = start + timedelta(minutes=minutes)
        if step == "u":
            unlock_account(user=liwei, by=guard, at=now)
        else:
            told = {"password": GOOD if step == "r" else "wrong", "address": "10.0.0.2" if step == "e" else "10.0.0.1"}
            assert (try_in(now, **told) is not None) == is_in, (minutes, step)


def test_one_account_locks_without_the_other(liwei: User, user_with: AddUser, at: datetime) -> None:
    user_with("chenjing", Role.AGENT)
    for _ in range(5):
        try_in(at + timedelta(hours=1), password="wrong")
    later = at + timedelta(hours=1, seconds=1)
    assert try_in(later) is None
    assert try_in(later, username="chenjing") is not None
    assert [user for user, _ in locked_accounts(by=system("test"), at=later)] == [liwei]


def test_an_address_that_sprays_passwords_is_shut_and_others_are_not(liwei: User, at: datetime) -> None:
    assert liwei
    now = at + timedelta(hours=1)
    spray(now)
    assert try_in(now) is None
    assert outcomes()[-1] == "address_locked"
    assert try_in(now, address="10.0.0.2") is not None
    assert try_in(now + timedelta(minutes=15)) is not None


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR])
def test_only_the_security_administrator_unlocks(liwei: User, user_with: AddUser, at: datetime, role: Role) -> None:
    with pytest.raises(Forbidden):
        unlock_account(user=liwei, by=actor_for(user_with("someone", role)), at=at)


def test_who_left_and_whose_one_time_password_ran_out_stays_out(
    liwei: User, administrator: Actor, user_with: AddUser, at: datetime
) -> None:
    deactivate_user(user=liwei, by=administrator, at=at)
    assert try_in(at) is None
    forgetful = user_with("forgetful", Role.AGENT)
    password = reset_password(user=forgetful, by=administrator, at=at)
    late = at + ONE_TIME_LASTS + timedelta(seconds=1)
    assert try_in(late, username="forgetful", password=password) is None
    in_time = try_in(at + ONE_TIME_LASTS, username="forgetful", password=password)
    assert in_time is not None
    assert in_time.must_change_password


@pytest.fixture
def checks() -> Iterator[list[str]]:
    """Every hash a password is checked against."""
    seen: list[str] = []
    real = passwords.check_password

    def noting(password: str, encoded: str) -> bool:
        seen.append(encoded)
        return real(password, encoded)

    with patch.object(passwords, "check_password", noting):
        yield seen


@pytest.mark.parametrize("case", ["right", "wrong", "unknown", "locked", "left", "integration", "too long"])
def test_every_way_out_hashes_exactly_once(liwei: User, at: datetime, checks: list[str], case: str) -> None:
    now = at + timedelta(hours=1)
    if case == "locked":
        for _ in range(5):
            try_in(now, password="wrong")
    if case == "left":
        deactivate_user(user=liwei, by=system("test"), at=now)
    if case == "integration":
        liwei.set_unusable_password()
        liwei.save()
    checks.clear()
    password = {"wrong": "wrong", "too long": "x" * 100_000}.get(case, GOOD)
    result = try_in(now, username="nobody" if case == "unknown" else "liwei", password=password)
    assert (result is not None) == (case == "right")
    assert len(checks) == 1
    assert checks[0].startswith("md5$")  # a real hash in every case, never one that answers at once


@pytest.mark.parametrize("username", ["liwei", "nobody"])
def test_a_locked_address_is_refused_before_anything_is_looked_up_or_hashed(
    liwei: User, at: datetime, checks: list[str], username: str
) -> None:
    assert liwei
    spray(at)
    try_in(at, username=username)  # the first is written down
    checks.clear()
    before = (SignInAttempt.objects.count(), LedgerEntry.objects.count())
    with CaptureQueriesContext(connection) as queries:
        assert try_in(at + timedelta(seconds=1), username=username) is None
    assert checks == []
    assert not any("security_user" in one["sql"] for one in queries.captured_queries)
    assert (SignInAttempt.objects.count(), LedgerEntry.objects.count()) == before


def test_the_first_knock_at_each_lock_of_an_address_is_written_down(liwei: User, at: datetime) -> None:
    assert liwei
    start = SignInAttempt.objects.count()
    for again in (at, at + timedelta(minutes=30)):
        spray(again)
        for seconds in range(1, 4):
            try_in(again + timedelta(seconds=seconds))
    assert outcomes()[start:].count("address_locked") == 2
    knocks = LedgerEntry.objects.filter(event="security.sign_in_tried", data__outcome="address_locked")
    assert [entry.at for entry in knocks.order_by("id")] == [
        at + timedelta(seconds=1),
        at + timedelta(minutes=30, seconds=1),
    ]


def test_a_password_is_not_right_because_it_begins_right(liwei: User, at: datetime) -> None:
    longest = "a1B!" * 32
    liwei.set_password(longest)
    liwei.save()
    assert try_in(at, password=longest + "x") is None
    assert try_in(at, password=longest) is not None


def test_odd_input_is_refused_like_any_other(liwei: User, at: datetime) -> None:
    assert liwei
    for username, password in (("", ""), ("\0", "\0"), ("li\0wei", "x"), ("x" * 10_000, "x"), ("liwei", "")):
        assert try_in(at, username=username, password=password) is None


def test_signing_out_ends_ones_own_session_only(liwei: User, user_with: AddUser, at: datetime) -> None:
    signed_in = try_in(at)
    assert signed_in is not None
    sign_out(session=signed_in.session, by=actor_for(user_with("someone")), at=at)
    assert resume(secret=signed_in.secret, at=at) is not None
    sign_out(session=signed_in.session, by=actor_for(liwei), at=at)
    assert resume(secret=signed_in.secret, at=at) is None
    entry = LedgerEntry.objects.filter(event="security.sessions_ended").get()
    assert (entry.subject_id, entry.data) == (liwei.id, {"reason": "signed_out", "count": 1})

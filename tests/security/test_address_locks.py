"""One client that keeps trying shuts nobody else out; who tries many names is stopped; an address is let in by hand."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from ipaddress import ip_network
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from careline.security.actor import Actor, system
from careline.security.credentials import passwords
from careline.security.credentials.sessions import SignedIn
from careline.security.models import AddressLift, LedgerEntry, SignInAttempt, User
from careline.security.operations.sessions import lift_address_lock, unlock_account
from careline.security.operations.sign_in import sign_in
from careline.security.operations.users import deactivate_user
from careline.security.policy import Forbidden
from careline.security.queries.address_locks import locked_address, locked_addresses, mark_of
from careline.security.queries.users import actor_for
from careline.security.rules.lines import line_of
from careline.security.rules.lockout import (
    FAILURES,
    FAILURES_OF_ADDRESS,
    FAILURES_OF_NAME,
    FAILURES_OF_OFFICE,
    WINDOW,
    LiftReason,
    NoSuchAddressLock,
    counted,
    limit_of,
)
from careline.security.rules.roles import Role
from tests.security.conftest import GOOD

AddUser = Callable[..., User]
PAGE, SECOND = system("sign-in"), timedelta(seconds=1)
OFFICE = "10.0.0.1"


@pytest.fixture
def liwei(user_with: AddUser) -> User:
    return user_with("liwei", Role.AGENT)


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


def try_in(at: datetime, username: str = "liwei", password: str = GOOD, address: str = OFFICE) -> SignedIn | None:
    return sign_in(username=username, password=password, address=address, device="curl", by=PAGE, at=at)


def test_one_client_that_keeps_trying_shuts_nobody_else_out(liwei: User, user_with: AddUser, at: datetime) -> None:
    user_with("chenjing", Role.AGENT)
    for n in range(3 * FAILURES_OF_ADDRESS):
        assert try_in(at + n * 4 * SECOND, password="wrong") is None
    late = at + 3 * FAILURES_OF_ADDRESS * 4 * SECOND
    assert try_in(late, username="chenjing") is not None, "a colleague behind the same address"
    assert try_in(late, username="liwei", address=OFFICE) is None
    assert locked_addresses(by=system("test"), at=late) == []
    assert SignInAttempt.objects.filter(outcome="name_locked", user=None).count() >= 1
    assert liwei


CASES = ["known", "unknown", "locked elsewhere", "left", "known, and right at last"]


@pytest.mark.parametrize("case", CASES)
def test_a_name_costs_as_many_hashes_whether_or_not_anybody_has_it(
    liwei: User, at: datetime, checks: list[str], case: str
) -> None:
    name, begun = "nobody" if case == "unknown" else "liwei", at + timedelta(hours=1)
    if case == "left":
        deactivate_user(user=liwei, by=system("test"), at=at)
    if case == "locked elsewhere":
        for _ in range(FAILURES):
            try_in(begun, password="wrong", address="192.0.2.1")
    checks.clear()
    rows = list[int]()
    for n in range(FAILURES_OF_NAME + 5):
        password = GOOD if case == CASES[-1] and n >= FAILURES_OF_NAME else "wrong"
        assert try_in(begun + n * SECOND, username=name, password=password) is None
        rows.append(SignInAttempt.objects.filter(address=OFFICE).count())
    assert len(checks) == FAILURES_OF_NAME
    assert all(one.startswith("md5$") for one in checks)
    assert rows == [*range(1, FAILURES_OF_NAME + 1), *[FAILURES_OF_NAME + 1] * 5], "of the knocks the first is kept"


def test_a_name_costs_as_many_questions_whether_or_not_anybody_has_it(liwei: User, at: datetime) -> None:
    asked = []
    for username, address in (("nobody", "192.0.2.1"), (liwei.username, "192.0.2.2")):
        for n in range(FAILURES_OF_NAME + 3):
            with CaptureQueriesContext(connection) as queries:
                try_in(at + n * SECOND, username, "wrong", address)
            asked.append([(one["sql"] or "COPY").partition(" ")[0] for one in queries.captured_queries])
    half = FAILURES_OF_NAME + 3
    assert asked[:half] == asked[half:]
    assert len(asked[-1]) < len(asked[0]), "what is shut costs less"


def test_a_name_may_be_tried_elsewhere_and_again_after_its_time(liwei: User, at: datetime) -> None:
    for n in range(FAILURES_OF_NAME):
        try_in(at + n * SECOND, username="nobody", password="wrong")
        try_in(at + n * SECOND, password="wrong")
    late = at + WINDOW + FAILURES_OF_NAME * SECOND
    assert try_in(late - 2 * SECOND) is None
    assert try_in(late, address="192.0.2.1") is not None
    assert try_in(late) is not None
    assert liwei


def test_whose_account_is_unlocked_comes_in_where_they_failed(liwei: User, guard: Actor, at: datetime) -> None:
    for n in range(FAILURES_OF_NAME + 2):
        try_in(at + n * SECOND, password="wrong")
    soon = at + timedelta(minutes=1)
    assert try_in(soon) is None
    unlock_account(user=liwei, by=guard, at=soon)
    assert try_in(soon + SECOND) is not None


@pytest.mark.parametrize("each", [1, FAILURES, FAILURES_OF_NAME])
def test_spraying_is_stopped_and_costs_a_bounded_number_of_hashes(
    liwei: User, at: datetime, checks: list[str], each: int
) -> None:
    for n in range(40 * FAILURES_OF_NAME):
        try_in(at + n * SECOND / 2, username=f"nobody{n // each}", password="wrong")
    counting = min(each, FAILURES)
    assert len(checks) == FAILURES_OF_ADDRESS // counting * each - (each - counting)
    assert len(checks) <= 2 * FAILURES_OF_ADDRESS
    assert try_in(at + timedelta(minutes=4)) is None
    assert try_in(at + timedelta(minutes=4), address="192.0.2.1") is not None
    assert liwei


def test_an_office_network_fails_oftener(liwei: User, at: datetime) -> None:
    with override_settings(CARELINE_OFFICE_NETWORKS=(ip_network("10.0.0.0/29"),)):
        spray(at, FAILURES_OF_OFFICE - 1)
        assert try_in(at + SECOND) is not None
        try_in(at + SECOND, username="one more", password="wrong")
        assert try_in(at + 2 * SECOND) is None
        (lock,) = locked_addresses(by=system("test"), at=at + 2 * SECOND)
        assert lock.is_office
        spray(at, FAILURES_OF_ADDRESS, address="10.0.0.8")
        assert try_in(at + SECOND, address="10.0.0.8") is None, "it lies outside"
    assert liwei


def spray(at: datetime, names: int, address: str = OFFICE) -> None:
    SignInAttempt.objects.bulk_create(
        SignInAttempt(outcome="unknown_user", address=address, mark=f"{n:06x}", at=at) for n in range(names)
    )


def test_an_address_is_let_in_again_by_hand(liwei: User, guard: Actor, user_with: AddUser, at: datetime) -> None:
    spray(at, FAILURES_OF_ADDRESS)
    soon = at + timedelta(minutes=1)
    assert try_in(soon) is None
    auditor = actor_for(user_with("reader", Role.AUDITOR))
    (lock,) = locked_addresses(by=auditor, at=soon)
    assert (lock.address, lock.until, lock.names, lock.is_office) == (
        OFFICE,
        at + timedelta(minutes=15),
        FAILURES_OF_ADDRESS,
        False,
    )
    with pytest.raises(Forbidden):
        lift_address_lock(lock=lock.id, reason=LiftReason.OWN_OFFICE, by=auditor, at=soon)
    for who in (user_with("lead", Role.SUPERVISOR), user_with("admin2", Role.ADMINISTRATOR)):
        with pytest.raises(Forbidden):
            locked_addresses(by=actor_for(who), at=soon)
    lifted = lift_address_lock(lock=lock.id, reason=LiftReason.OWN_OFFICE, by=guard, at=soon)
    assert AddressLift.objects.get() == lifted
    entry = LedgerEntry.objects.get(event="security.address_lock_lifted")
    assert (entry.subject_id, entry.data, entry.actor_name) == (lock.id, {"reason": "own_office"}, guard.name)
    assert try_in(soon + SECOND) is not None
    for gone in (lock.id, UUID(int=0)):
        with pytest.raises(NoSuchAddressLock):
            lift_address_lock(lock=gone, reason=LiftReason.OWN_TEST, by=guard, at=soon + SECOND)
        with pytest.raises(NoSuchAddressLock):
            locked_address(by=guard, lock=gone, at=soon + SECOND)
    spray(soon + SECOND, FAILURES_OF_ADDRESS)
    assert try_in(soon + 2 * SECOND) is None, "what fails afterwards counts"
    assert liwei


def test_a_line_is_one_address_however_many_it_has(liwei: User, guard: Actor, at: datetime) -> None:
    line = "2001:db8:1:2:"
    SignInAttempt.objects.bulk_create(
        SignInAttempt(outcome="unknown_user", address=f"{line}{n:x}::1", mark=f"{n:06x}", at=at)
        for n in range(FAILURES_OF_ADDRESS)
    )
    soon = at + SECOND
    assert try_in(soon, address=f"{line}ffff::9") is None
    assert try_in(soon, address=f"{line}ffff::8") is None
    assert SignInAttempt.objects.filter(outcome="address_locked").count() == 1, "one knock is written down"
    assert try_in(soon, address="2001:db8:1:3::1") is not None
    (lock,) = locked_addresses(by=guard, at=soon)
    lift_address_lock(lock=lock.id, reason=LiftReason.OWN_TEST, by=guard, at=soon)
    assert locked_addresses(by=guard, at=soon) == []
    assert try_in(soon + SECOND, address=f"{line}ffff::9") is not None
    assert mark_of("liwei", f"{line}:1") == mark_of("liwei", f"{line}:2") != mark_of("liwei", "2001:db8:1:3::1")
    assert liwei


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("203.0.113.7", ("203.0.113.7", "203.0.113.7")),
        ("::ffff:203.0.113.7", ("::ffff:203.0.113.7", "::ffff:203.0.113.7")),
        ("2001:db8:1:2:3::4", ("2001:db8:1:2::", "2001:db8:1:2:ffff:ffff:ffff:ffff")),
    ],
)
def test_which_addresses_are_one_line(address: str, line: tuple[str, str]) -> None:
    assert line_of(address) == line


@pytest.mark.django_db
def test_a_lock_that_has_run_out_is_listed_no_more(at: datetime) -> None:
    spray(at, FAILURES_OF_ADDRESS)
    assert len(locked_addresses(by=system("test"), at=at + WINDOW - SECOND)) == 1
    assert locked_addresses(by=system("test"), at=at + WINDOW) == []


def test_a_mark_tells_neither_the_name_nor_that_it_is_the_same_elsewhere() -> None:
    assert mark_of("liwei", OFFICE) == mark_of("liwei", OFFICE)
    assert mark_of("liwei", OFFICE) != mark_of("liwei", "192.0.2.1")
    assert len(mark_of("x" * 10_000, None)) == SignInAttempt.MARK_DIGITS


START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
TRIES = st.lists(st.tuples(st.integers(0, 3600), st.sampled_from("abc")), max_size=60)


@given(TRIES)
def test_of_each_name_no_more_count_in_a_quarter_of_an_hour_than_lock_an_account(told: list[tuple[int, str]]) -> None:
    tried = [(START + timedelta(seconds=second), name) for second, name in sorted(told)]
    assert len({name for _, name in tried}) == 0 or counted(tried)
    for name in "abc":
        mine = counted(one for one in tried if one[1] == name)
        for n in range(FAILURES, len(mine)):
            assert mine[n] - mine[n - FAILURES] >= WINDOW
        assert mine[:FAILURES] == [at for at, who in tried if who == name][:FAILURES]
    assert len(counted(tried)) == sum(len(counted(one for one in tried if one[1] == name)) for name in "abc")


def test_an_address_may_fail_as_often_as_its_network_says() -> None:
    offices = (ip_network("10.0.0.0/29"), ip_network("2001:db8::/32"))
    assert limit_of("10.0.0.7", offices=offices) == limit_of("2001:db8::1", offices=offices) == FAILURES_OF_OFFICE
    assert limit_of("10.0.0.8", offices=offices) == limit_of(None, offices=offices) == FAILURES_OF_ADDRESS
    assert limit_of("10.0.0.7", offices=()) == FAILURES_OF_ADDRESS

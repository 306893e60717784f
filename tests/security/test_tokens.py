"""Bearer tokens: shown once, kept as a hash, ended by time, by hand and with their account."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.security.actor import Actor, system
from careline.security.credentials.tokens import PREFIX, user_of_token
from careline.security.models import ApiToken, Department, LedgerEntry, User
from careline.security.operations.tokens import (
    BadTokenName,
    TokenForPerson,
    TokenLastsTooLong,
    issue_token,
    revoke_token,
)
from careline.security.operations.users import add_user
from careline.security.policy import Forbidden
from careline.security.queries.tokens import tokens
from careline.security.queries.users import actor_for
from careline.security.rules.roles import Role

AddUser = Callable[..., User]


@pytest.fixture
def crm(hq: Department, at: datetime) -> User:
    new = add_user(
        username="crm", full_name="CRM", department=hq, roles=[Role.AGENT], is_integration=True, by=system("t"), at=at
    )
    return new.user


def test_a_token_acts_for_its_account_until_it_ends(crm: User, guard: Actor, at: datetime) -> None:
    text = issue_token(user=crm, name="nightly", lasts=timedelta(days=1), by=guard, at=at)
    assert user_of_token(token=text, at=at) == crm
    assert user_of_token(token=text, at=at + timedelta(hours=23, minutes=59)) == crm
    assert user_of_token(token=text, at=at + timedelta(days=1)) is None


def test_the_text_is_nowhere_in_the_database(crm: User, guard: Actor, at: datetime) -> None:
    text = issue_token(user=crm, name="nightly", by=guard, at=at)
    kept = str([*ApiToken.objects.values(), *LedgerEntry.objects.values()])
    assert text.startswith(PREFIX)
    assert len(text) >= len(PREFIX) + 43  # 256 bits in base64
    assert text.removeprefix(PREFIX) not in kept


@pytest.mark.parametrize("text", ["", "careline_", "x" * 5000, "\0", "careline_ä"])
@pytest.mark.usefixtures("db")
def test_a_made_up_token_is_nobodys(at: datetime, text: str) -> None:
    assert user_of_token(token=text, at=at) is None


def test_use_is_noted_to_the_hour(crm: User, guard: Actor, at: datetime) -> None:
    text = issue_token(user=crm, name="nightly", by=guard, at=at)
    hour = at.replace(minute=0)
    for minutes, noted in ((0, hour), (29, hour), (90, hour + timedelta(hours=2))):
        user_of_token(token=text, at=at + timedelta(minutes=minutes))
        assert ApiToken.objects.get().last_used_at == noted


@pytest.mark.parametrize("role", list(Role))
def test_only_the_security_administrator_issues_tokens_and_for_integrations_only(
    crm: User, user_with: AddUser, at: datetime, role: Role
) -> None:
    by = actor_for(person := user_with("someone", role))
    is_guard = role is Role.SECURITY_ADMINISTRATOR
    with pytest.raises(TokenForPerson if is_guard else Forbidden):
        issue_token(user=person, name="mine", by=by, at=at)
    if not is_guard:
        with pytest.raises(Forbidden):
            issue_token(user=crm, name="mine", by=by, at=at)


def test_the_operator_of_the_machine_issues_any(user_with: AddUser, at: datetime) -> None:
    person = user_with("liwei")
    assert user_of_token(token=issue_token(user=person, name="cli", by=system("cli"), at=at), at=at) == person


def test_names_and_terms_are_checked(crm: User, guard: Actor, at: datetime) -> None:
    with pytest.raises(BadTokenName):
        issue_token(user=crm, name="every night", by=guard, at=at)
    for days in (-1, 0, 367):
        with pytest.raises(TokenLastsTooLong):
            issue_token(user=crm, name="nightly", lasts=timedelta(days=days), by=guard, at=at)


def test_owner_colleague_and_security_administrator_see_and_revoke(
    crm: User, guard: Actor, user_with: AddUser, at: datetime
) -> None:
    text = issue_token(user=crm, name="nightly", by=guard, at=at)
    colleague, owner, token = actor_for(user_with("chen", Role.SUPERVISOR)), actor_for(crm), ApiToken.objects.get()
    assert [list(tokens(by=by)) for by in (owner, colleague, guard)] == [[token], [], [token]]
    revoke_token(token=token, by=colleague, at=at)
    assert user_of_token(token=text, at=at) == crm
    revoke_token(token=token, by=owner, at=at)
    assert user_of_token(token=text, at=at) is None
    revoke_token(token=token, by=guard, at=at)  # again: nothing happens
    assert LedgerEntry.objects.filter(event="security.token_revoked").count() == 1

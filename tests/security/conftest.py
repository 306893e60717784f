"""The people and departments most tests of security are about."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import override_settings

from careline.security.actor import Actor, system
from careline.security.credentials import passwords
from careline.security.credentials.passwords import give_password
from careline.security.models import Department, User
from careline.security.operations.departments import add_department
from careline.security.operations.users import add_user
from careline.security.queries.users import actor_for
from careline.security.rules.roles import Role

GOOD = "correct horse battery staple"
"""A phrase long enough to need no digits."""


@pytest.fixture(autouse=True)
def _quick_hashes() -> Iterator[None]:
    """Hash as little as Django lets us: the rules are tested here, not argon2."""
    passwords._hash_of_nobody.cache_clear()  # another room may have hashed in its own way before
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
    passwords._hash_of_nobody.cache_clear()


@pytest.fixture
def hq(db: None, at: datetime) -> Department:  # noqa: ARG001  (a fixture asks for another one by naming it)
    return add_department(code="hq", parent=None, name_zh="总部", name_en="Headquarters", by=system("test"), at=at)


@pytest.fixture
def billing(hq: Department, at: datetime) -> Department:
    return add_department(code="billing", parent=hq, name_zh="计费", name_en="Billing", by=system("test"), at=at)


@pytest.fixture
def network(hq: Department, at: datetime) -> Department:
    return add_department(code="network", parent=hq, name_zh="网络", name_en="Network", by=system("test"), at=at)


@pytest.fixture
def user_with(hq: Department, at: datetime) -> Callable[..., User]:
    """Return a way to add a user with a role; he has chosen his password."""

    def add(username: str, *roles: Role, department: Department = hq) -> User:
        new = add_user(
            username=username, full_name="李伟", department=department, roles=roles, by=system("test"), at=at
        )
        give_password(new.user, GOOD, must_change=False, at=at)
        return new.user

    return add


@pytest.fixture
def administrator(user_with: Callable[..., User]) -> Actor:
    return actor_for(user_with("admin", Role.ADMINISTRATOR))


@pytest.fixture
def guard(user_with: Callable[..., User]) -> Actor:
    """The security administrator."""
    return actor_for(user_with("guard", Role.SECURITY_ADMINISTRATOR))

"""A user as a row of the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise

from careline.security.rules.roles import Role
from careline.web.words import ROLES, Named, named


class Grant(Protocol):
    """One role somebody holds."""

    @property
    def role(self) -> str:
        """Its code; empty for one of the operator's own."""
        ...

    @property
    def custom(self) -> Named | None:
        """One of the operator's own."""
        ...


class Grants(Protocol):
    """All of them."""

    def all(self) -> Iterable[Grant]:
        """Return them."""
        ...


class UserRow(Protocol):
    """A user as the query gives it."""

    @property
    def username(self) -> str:
        """How they sign in."""
        ...

    @property
    def full_name(self) -> str:
        """What colleagues call them."""
        ...

    @property
    def department(self) -> Named:
        """Where they work."""
        ...

    @property
    def is_integration(self) -> bool:
        """Whether it is a program's account."""
        ...

    @property
    def deactivated_at(self) -> datetime | None:
        """When they left."""
        ...

    @property
    def role_grants(self) -> Grants:
        """What they are trusted with."""
        ...


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """What the list shows."""

    username: str
    full_name: str
    department: str
    roles: list[str | Promise]
    is_integration: bool
    left_at: datetime | None


def person_row(user: UserRow) -> PersonRow:
    """Return what the list shows of a user."""
    grants = list(user.role_grants.all())
    held = {grant.role for grant in grants}
    return PersonRow(
        username=user.username,
        full_name=user.full_name,
        department=named(user.department),
        roles=[ROLES[role] for role in Role if role in held]
        + [named(grant.custom) for grant in grants if grant.custom],
        is_integration=user.is_integration,
        left_at=user.deactivated_at,
    )

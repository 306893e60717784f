"""Users."""

from collections.abc import Iterable
from typing import Annotated, Literal, Protocol

from pydantic import BeforeValidator, Field, StringConstraints

from careline.api.shapes.brief import DepartmentBrief
from careline.api.shapes.kinds import SAID, Code, Flag, Shown, Told, Username
from careline.api.shapes.paging import PageAsked
from careline.security.rules.roles import Role

FullName = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=SAID)]


class UsersAsked(PageAsked):
    """Which users."""

    department: Code = Field("", description="Only those in this department or below it.")


class UserSearch(UsersAsked):
    """Which users, by name too. Names stay out of addresses, and so out of logs."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=SAID)] = Field(
        description="Part of a user name or a full name.", examples=["李"]
    )


class UserTold(Told):
    """A new user."""

    username: Username = Field(examples=["li-wei"])
    full_name: FullName = Field(examples=["李伟"])
    department: Code = Field(examples=["front"])
    roles: list[Role] = Field(default_factory=list, max_length=8)
    language: Literal["zh-hans", "en"] = "zh-hans"
    is_integration: Flag = Field(default=False, description="Whether a program acts under it; it has no password.")


class RenameTold(Told):
    """What a user is called from now on."""

    full_name: FullName = Field(examples=["李伟"])


class TransferTold(Told):
    """Where a user goes."""

    department: Code = Field(examples=["billing"])


class Grants(Protocol):
    """The grants of one user."""

    def all(self) -> Iterable["Grant"]:
        """Return each."""
        ...


class Grant(Protocol):
    """One role that was granted."""

    role: str


def granted(grants: Grants) -> list[str]:
    """Return the roles of a user's grants."""
    return sorted(grant.role for grant in grants.all() if grant.role)


class UserShown(Shown):
    """A user, and what they are trusted with."""

    username: str
    full_name: str
    department: DepartmentBrief
    language: str
    is_integration: bool
    is_active: bool
    roles: Annotated[list[Role], BeforeValidator(granted)] = Field(validation_alias="role_grants")


class UserPage(Shown):
    """Some users, by user name."""

    items: list[UserShown]
    next: str | None


class UsersFound(Shown):
    """Some users who fit a search, by user name."""

    items: list[UserShown]
    after: str | None = Field(description="Send it with the same search for the next page; null on the last one.")


class Password(Shown):
    """A one-time password, to be changed at the first sign-in; it is shown this once. Empty for an integration."""

    shown_once = frozenset({"one_time_password"})

    one_time_password: str


class UserTrusted(UserShown, Password):
    """A user with a role more; the one-time password is empty but for a separated role."""

    one_time_password: str = ""


class NewUser(Password):
    """A user just added."""

    user: UserShown

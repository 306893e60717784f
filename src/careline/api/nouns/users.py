"""Users: who works here, where, and with what rights."""

from typing import Any

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Username
from careline.api.paging import paged
from careline.api.references import named
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.users import (
    NewUser,
    Password,
    RenameTold,
    TransferTold,
    UserPage,
    UsersAsked,
    UserSearch,
    UsersFound,
    UserShown,
    UserTold,
    UserTrusted,
)
from careline.kernel.paging import Page
from careline.security.operations.off_boarding import shut_account
from careline.security.operations.passwords import reset_password
from careline.security.operations.roles import grant_role, revoke_role
from careline.security.operations.users import add_user, reactivate_user, rename_user, transfer_user
from careline.security.queries.departments import department
from careline.security.queries.users import user, users
from careline.security.rules.roles import Role

router = Router(tags=["users"])
READ, MANAGE = "security.read_user", "security.manage_user"
GRANT = "security.grant_working_role"  # who may grant a separated role may grant a working one; the operation asks


@router.get("", auth=Bearer(READ), response=UserPage)
def list_users(request: Asked, asked: Query[UsersAsked]) -> UserPage:
    """List the users you may know of, by user name."""
    page = _page(request, asked)
    return UserPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/searches", auth=Bearer(READ), response=UsersFound)
def search(request: Asked, told: UserSearch) -> UsersFound:
    """Find users by a part of their names among those you may know of."""
    page = _page(request, told, name=told.name)
    return UsersFound.model_validate({"items": page.rows, "after": page.next.encode() if page.next else None})


@router.post("", auth=Bearer("security.add_user"), response={201: NewUser})
def add(request: Asked, told: UserTold) -> Status[NewUser]:
    """Add a user; the one-time password is shown this once."""
    works_in = named(
        lambda: department(by=request.auth, code=told.department), field="department", given=told.department
    )
    given = told.model_dump(exclude={"department"})
    new = add_user(department=works_in, **given, by=request.auth, at=request.at)
    shown = _shown(request, told.username)
    return Status(201, NewUser(user=shown, one_time_password=new.one_time_password))


@router.get("/{username}", auth=Bearer(READ), response=UserShown)
def get_user(request: Asked, username: Username) -> UserShown:
    """Read one user."""
    return _shown(request, username)


@router.put("/{username}/full-name", auth=Bearer(MANAGE), response=UserShown)
def rename(request: Asked, username: Username, told: RenameTold) -> UserShown:
    """Call a user otherwise; the name they sign in with stays."""
    rename_user(user=user(by=request.auth, username=username), full_name=told.full_name, by=request.auth, at=request.at)
    return _shown(request, username)


@router.put("/{username}/department", auth=Bearer(MANAGE), response=UserShown)
def transfer(request: Asked, username: Username, told: TransferTold) -> UserShown:
    """Move a user to another department; what they may see follows at once."""
    code = told.department
    goes_to = named(lambda: department(by=request.auth, code=code), field="department", given=code)
    moved = user(by=request.auth, username=username)
    transfer_user(user=moved, department=goes_to, by=request.auth, at=request.at)
    return _shown(request, username)


@router.put("/{username}/roles/{role}", auth=Bearer(GRANT), response=UserTrusted)
def grant(request: Asked, username: Username, role: Role) -> UserTrusted:
    """Trust a user with a role; they sign in anew, with a separated role by the one-time password shown this once."""
    text = grant_role(user=user(by=request.auth, username=username), role=role, by=request.auth, at=request.at)
    trusted = UserTrusted.model_validate(user(by=request.auth, username=username))
    return trusted.model_copy(update={"one_time_password": text})


@router.post("/{username}/roles/{role}/revocation", auth=Bearer(GRANT), response=UserShown)
def revoke(request: Asked, username: Username, role: Role) -> UserShown:
    """Take a role from a user; their sessions end at once."""
    revoke_role(user=user(by=request.auth, username=username), role=role, by=request.auth, at=request.at)
    return _shown(request, username)


@router.post("/{username}/one-time-password", auth=Bearer(MANAGE), response={201: Password})
def give_password(request: Asked, username: Username) -> Status[Password]:
    """Put a one-time password in the place of a forgotten one; it is shown this once."""
    text = reset_password(user=user(by=request.auth, username=username), by=request.auth, at=request.at)
    return Status(201, Password(one_time_password=text))


@router.post("/{username}/deactivation", auth=Bearer(MANAGE), response=UserShown)
def deactivate(request: Asked, username: Username) -> UserShown:
    """Shut an account no work hangs on: sessions and tokens end, roles stay.

    Refused (409) while something is open that somebody must take, saying how much: off-board the account instead
    (`/users/{username}/off-boarding`), which hands it over in the same act, as the screen does.
    """
    shut_account(user=user(by=request.auth, username=username), by=request.auth, at=request.at)
    return _shown(request, username)


@router.post("/{username}/reactivation", auth=Bearer(MANAGE), response=Password)
def reactivate(request: Asked, username: Username) -> Password:
    """Take a user back with the roles nobody took; the one-time password is empty when they never left."""
    text = reactivate_user(user=user(by=request.auth, username=username), by=request.auth, at=request.at)
    return Password(one_time_password=text)


def _page(request: Asked, asked: UsersAsked, *, name: str = "") -> Page[Any]:
    code = asked.department
    below = named(lambda: department(by=request.auth, code=code), field="department", given=code) if code else None
    rows = users(by=request.auth, search=name, department=below)
    return paged(rows, key="username", asked=PageAsked(after=asked.after, limit=asked.limit), listing="users")


def _shown(request: Asked, username: str) -> UserShown:
    return UserShown.model_validate(user(by=request.auth, username=username))

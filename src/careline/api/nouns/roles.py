"""Roles of the operator's own, and who is trusted with them."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import RuleCode, Username
from careline.api.paging import paged
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.roles import CustomRolePage, CustomRoleShown, RoleTold
from careline.security.operations.custom_roles import (
    grant_custom_role,
    retire_custom_role,
    revoke_custom_role,
    set_custom_role,
)
from careline.security.queries.roles import custom_roles
from careline.security.queries.users import user

router = Router(tags=["roles"])
READ, MANAGE, GRANT = "security.read_roles", "security.manage_roles", "security.grant_working_role"


@router.get("", auth=Bearer(READ), response=CustomRolePage)
def list_roles(request: Asked, asked: Query[PageAsked]) -> CustomRolePage:
    """List the operator's own roles in force."""
    page = paged(custom_roles(), key="code", asked=asked, listing="roles")
    return CustomRolePage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=CustomRoleShown)
def put_role(request: Asked, code: RuleCode, told: RoleTold) -> CustomRoleShown:
    """Make a role, or change what the one of this code may do; it counts at the next request."""
    role = set_custom_role(code=code, told=told.role, seen=told.version, by=request.auth, at=request.at)
    return CustomRoleShown.model_validate(role)


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: RuleCode) -> Status[None]:
    """Let a role give nothing any more."""
    retire_custom_role(code=code, by=request.auth, at=request.at)
    return Status(204, None)


@router.put("/{code}/holders/{username}", auth=Bearer(GRANT), response={204: None})
def grant(request: Asked, code: RuleCode, username: Username) -> Status[None]:
    """Trust a user with a role; they sign in anew."""
    grant_custom_role(user=user(by=request.auth, username=username), code=code, by=request.auth, at=request.at)
    return Status(204, None)


@router.post("/{code}/holders/{username}/revocation", auth=Bearer(GRANT), response={204: None})
def revoke(request: Asked, code: RuleCode, username: Username) -> Status[None]:
    """Take a role from a user; their sessions end at once."""
    revoke_custom_role(user=user(by=request.auth, username=username), code=code, by=request.auth, at=request.at)
    return Status(204, None)

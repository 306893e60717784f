"""Roles of the operator's own."""

from typing import Annotated, Literal

from pydantic import Field

from careline.api.shapes.categories import Name
from careline.api.shapes.kinds import Code, Shown, Told
from careline.security.operations.custom_roles import RoleTold as Role
from careline.security.policy import Reach
from careline.security.rules.duties import Duty

Far = Literal["own", "department", "all"]
Rights = Annotated[dict[Code, Far], Field(max_length=200, examples=[{"cases.read_complaint": "department"}])]


class RoleTold(Told):
    """What a role is called and what it may do, each right with how far it reaches."""

    name_zh: Name = Field(examples=["值班长"])
    name_en: Name = Field(examples=["Shift leader"])
    rights: Rights
    version: int | None = Field(
        None,
        ge=1,
        description="The version you saw: refused when it is another one by now. Left out, it is written over.",
    )

    @property
    def role(self) -> Role:
        """The same as the operation takes it."""
        rights = {name: Reach[far.upper()] for name, far in self.rights.items()}
        return Role(name_zh=self.name_zh, name_en=self.name_en, rights=rights)


class CustomRoleShown(Shown):
    """A role of the operator's own."""

    code: str
    name_zh: str
    name_en: str
    duty: Duty = Field(description="The duty it belongs to; nobody has two.")
    rights: dict[str, Far]
    version: int = Field(description="How many times it was written.")


class CustomRolePage(Shown):
    """Some roles, by code."""

    items: list[CustomRoleShown]
    next: str | None

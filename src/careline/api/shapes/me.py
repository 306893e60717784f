"""Who one is."""

from pydantic import Field

from careline.api.shapes.brief import DepartmentBrief
from careline.api.shapes.kinds import Shown
from careline.security.rules.roles import Role


class Me(Shown):
    """The account behind the token, and what it may do just now."""

    username: str = Field(examples=["li-wei"])
    full_name: str = Field(examples=["李伟"])
    department: DepartmentBrief
    language: str
    is_integration: bool
    roles: list[Role]
    rights: dict[str, str] = Field(
        description="Each right and how far it reaches: `own`, `department` or `all`.",
        examples=[{"cases.read_complaint": "own"}],
    )

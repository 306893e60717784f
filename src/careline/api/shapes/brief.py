"""Whom and what a complaint refers to, in brief."""

from pydantic import Field

from careline.api.shapes.kinds import Shown


class DepartmentBrief(Shown):
    """A department by its code and names."""

    code: str
    name_zh: str
    name_en: str


class CentreBrief(Shown):
    """A contact centre by its code and names."""

    code: str = Field(examples=["yizhuang"])
    name_zh: str
    name_en: str


class CategoryBrief(Shown):
    """A category by its code and names."""

    code: str
    name_zh: str
    name_en: str


class UserBrief(Shown):
    """A member of staff by name."""

    username: str
    full_name: str

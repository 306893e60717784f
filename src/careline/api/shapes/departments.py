"""Departments."""

from typing import Annotated

from pydantic import Field, StringConstraints

from careline.api.shapes.brief import CentreBrief
from careline.api.shapes.kinds import SAID, Code, Shown, Told

Name = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=SAID)]


class NamesTold(Told):
    """A department's names."""

    name_zh: Name = Field(examples=["计费部"])
    name_en: Name = Field(examples=["Billing"])


class DepartmentTold(NamesTold):
    """A new department."""

    code: Code = Field(examples=["billing"])
    parent: Code = Field(description="Code of the department above it.", examples=["hq"])


class ParentTold(Told):
    """Where a department hangs."""

    parent: Code = Field(description="Code of the department above it.", examples=["hq"])


class CentreOfTold(Told):
    """Where a department sits."""

    centre: Code | None = Field(
        description="Code of the contact centre; null where the department above it sits.", examples=["north"]
    )


class DepartmentShown(Shown):
    """A department; its path names those above it."""

    code: str = Field(examples=["billing"])
    path: str = Field(examples=["hq/billing/"])
    name_zh: str
    name_en: str
    centre: CentreBrief | None = Field(description="Its own contact centre; null where the department above it sits.")


class DepartmentPage(Shown):
    """Some departments, each after its parent."""

    items: list[DepartmentShown]
    next: str | None
